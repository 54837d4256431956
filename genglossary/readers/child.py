"""The process in which documents are read that could do harm: `python -m genglossary.readers.child MEMORY`.

It reads one document after the other from its standard input and answers on its standard output (see
`isolation`). It ends when its input ends, when nothing came for a while, and when it is not back in time even
though nobody is left to stop it.
"""

import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from genglossary.pipeline.text.stated import stated, stored_of
from genglossary.readers import reader
from genglossary.readers.own_limits import comes_within, deadline, limit_memory
from genglossary.readers.structure import blocks_to_json
from genglossary.readers.types import Unreadable

SLACK = 5.0
"""Seconds that the parent has to stop us first; our own deadline is for when there is no parent any more."""

IDLE = 60.0
"""Seconds without a document after which the process ends."""


def main() -> None:
    answers = _private_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes our input
    limit_memory(int(sys.argv[1]))
    gc.disable()  # reading makes many objects that stay and hardly a cycle; rubbish is taken out between documents
    with suppress(OSError, EOFError):
        for header, data in _documents(sys.stdin.buffer):
            with deadline(header["seconds"] + SLACK):
                answer = _answer(header["module"], data)
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()
            gc.collect()
            if answer.get("exhausted"):
                return


def _private_output() -> BinaryIO:
    """Libraries that print to standard output must not disturb the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _documents(source: BinaryIO) -> Iterator[tuple[dict[str, Any], bytes]]:
    while comes_within(source, IDLE):
        line = source.readline()
        if not line:
            return
        header = json.loads(line)
        yield header, source.read(header["size"])


def _answer(module: str, data: bytes) -> dict[str, Any]:
    try:
        reading = reader(module)(data)
        return {
            "text": reading.text,
            "blocks": blocks_to_json(reading.blocks),
            "title": reading.title,
            "encoding": reading.encoding,
            "warnings": [(each, stored_of(each)) for each in reading.warnings],
            "cells": reading.cells,
            "code": reading.code,
        }
    except Unreadable as error:
        return _refused(error.reason)
    except MemoryError:
        return {**_refused(stated("Reading it takes more memory than is allowed.")), "exhausted": True}
    except Exception as error:
        return _refused(stated("The file is damaged: reading it failed (%(error)s).", error=type(error).__name__))


def _refused(reason: str) -> dict[str, Any]:
    return {"unreadable": (reason, stored_of(reason))}


if __name__ == "__main__":
    main()
