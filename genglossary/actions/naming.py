"""Names of what people bring: one form of Unicode, and no two alike where they must be told apart."""

import unicodedata
from collections.abc import Container, Iterator
from pathlib import PurePosixPath


def composed(name: str) -> str:
    """The form in which names are stored: file systems and browsers send が and か+゛ for one and the same name."""
    return unicodedata.normalize("NFC", name)


def untaken(name: str, taken: Container[str], *, longest: int) -> str:
    """Return `name`, or it with the first number from 2 that is in none of `taken`, within `longest` characters: "a
    (2)".
    """
    return next(each for each in _numbered(name, "", longest) if each not in taken)


def untaken_file(name: str, taken: Container[str], *, longest: int) -> str:
    """Number names of files as `untaken` does; they keep their suffix: "notes/a (2).md"."""
    suffix = PurePosixPath(name).suffix
    return next(each for each in _numbered(name.removesuffix(suffix), suffix, longest) if each not in taken)


def _numbered(stem: str, suffix: str, longest: int) -> Iterator[str]:
    yield stem + suffix
    number = 2
    while True:
        mark = f" ({number}){suffix}"
        yield stem[: longest - len(mark)] + mark
        number += 1
