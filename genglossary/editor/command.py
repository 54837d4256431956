"""The work of `genglossary lsp`, without Django."""

import logging
import os
import signal
import sys
from argparse import Namespace
from typing import BinaryIO

from genglossary.editor.guides import Chosen, GlossaryOf
from genglossary.editor.server import server_for
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog


def run(options: Namespace, glossary_of: GlossaryOf, words: MessageCatalog = IN_ENGLISH) -> int:
    """Serve until the editor goes; the exit code that the protocol asks for: 0 if it shut down before. Findings are in
    the language of `words`."""
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    # A thread waits for input and cannot be interrupted.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server = server_for(Chosen(options.glossary, options.project, glossary_of, words))
    goodbye: list[bool] = []

    @server.feature("shutdown")
    def shutdown(params: None) -> None:
        goodbye.append(True)

    reading, writing = _streams()
    server.start_io(reading, writing)
    return 0 if goodbye else 1


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The standard streams for the protocol alone: what anything else prints goes to standard error, and nothing else
    reads."""
    reading, writing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return reading, writing
