"""Numbers of notes in a PDF: figures that are smaller than the letter before them, and sit higher."""

import re
from collections.abc import Iterator, Sequence
from ctypes import c_double
from importlib import import_module
from typing import Any

from genglossary.readers.asides import is_power

_raw: Any = import_module("pypdfium2.raw")

_NOTES = re.compile(
    r"(?<=[^\W\d_]|[^\w\s]) ?(?P<figures>[(（\[［]?(?:注|※|\*)?\d{1,3}(?:[,、–]\d{1,3}){0,9}[)）\]］]?)"
    r"(?![A-Za-zÀ-ɏ\d_])"
)
_CLOSING = ")）]］"
_SMALLER = 0.85  # than the letter before
_HIGHER = 0.15  # of the size of the letter before


def raised_figures(page: Any, text: str, places: Sequence[int]) -> frozenset[int]:
    """The numbers in their page, as pdfium counts, of the characters of `text` that are the mark of a note."""
    return frozenset(at for found in _NOTES.finditer(text) for at in _raised(page, text, places, found))


def _raised(page: Any, text: str, places: Sequence[int], found: re.Match[str]) -> Iterator[int]:
    first, before = found.start("figures"), found.start() - 1
    if is_power(text[: before + 1]) or not _is_above(page, places[before], places[first]):
        return
    last = found.end() - 1
    ends = last if found["figures"][-1] in _CLOSING and not _is_above(page, places[before], places[last]) else last + 1
    yield from places[first:ends]


def _is_above(page: Any, letter: int, figure: int) -> bool:
    size = _raw.FPDFText_GetFontSize(page, letter)
    if _raw.FPDFText_GetFontSize(page, figure) > _SMALLER * size:
        return False
    return _height(page, figure) - _height(page, letter) > _HIGHER * size


def _height(page: Any, at: int) -> float:
    x, y = c_double(), c_double()
    _raw.FPDFText_GetCharOrigin(page, at, x, y)
    return y.value
