"""Letters without extent: pdfium leaves them out of the text of a page, in silence.

Such are letters of a font that is not embedded and that nobody knows, and those of invisible fonts, with which text
recognition lays words over a picture. An outline gives them an extent.
"""

from collections.abc import Iterator
from ctypes import byref, c_float
from importlib import import_module
from typing import Any

_raw: Any = import_module("pypdfium2.raw")

_FLAT = 0.01  # points of width, from which on pdfium takes letters for text
_OUTLINE = 0.9  # of the size of the letters: as wide as letters are, and not over the next one
_DEEPEST = 10  # forms within forms


def text_page(page: Any) -> Any:
    """The text of a pypdfium2 page, with the letters that have no extent; blanks among them stay out, as they are."""
    flat = [text for text in _texts(page.raw) if _is_flat(text)]
    found = page.get_textpage() if not flat else _outlined(page, flat)
    if blank := [text for text in flat if not _written(text, found)]:
        for text in blank:
            _draw(text, _raw.FPDF_TEXTRENDERMODE_INVISIBLE, 0)
        found = page.get_textpage()
    return found


def _texts(page: Any) -> Iterator[Any]:
    for at in range(_raw.FPDFPage_CountObjects(page)):
        yield from _within(_raw.FPDFPage_GetObject(page, at), 0)


def _within(thing: Any, depth: int) -> Iterator[Any]:
    kind = _raw.FPDFPageObj_GetType(thing)
    if kind == _raw.FPDF_PAGEOBJ_TEXT:
        yield thing
    elif kind == _raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for at in range(_raw.FPDFFormObj_CountObjects(thing)):
            yield from _within(_raw.FPDFFormObj_GetObject(thing, at), depth + 1)


def _is_flat(text: Any) -> bool:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    _raw.FPDFPageObj_GetBounds(text, byref(left), byref(bottom), byref(right), byref(top))
    return right.value - left.value < _FLAT


def _outlined(page: Any, flat: list[Any]) -> Any:
    for text in flat:
        _draw(text, _raw.FPDF_TEXTRENDERMODE_STROKE, _OUTLINE * _size(text))
    return page.get_textpage()


def _draw(text: Any, mode: int, width: float) -> None:
    _raw.FPDFTextObj_SetTextRenderMode(text, mode)
    _raw.FPDFPageObj_SetStrokeWidth(text, width)
    _raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 0, 0)  # moves nothing, but has pdfium measure once more


def _size(text: Any) -> float:
    size, matrix = c_float(), _raw.FS_MATRIX()
    _raw.FPDFTextObj_GetFontSize(text, byref(size))
    _raw.FPDFPageObj_GetMatrix(text, byref(matrix))
    return size.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5


def _written(text: Any, page: Any) -> bool:
    """Whether the letters of `text`, of which `page` is the text page, are more than blanks."""
    size = _raw.FPDFTextObj_GetText(text, page, None, 0)
    buffer = (_raw.FPDF_WCHAR * (size // 2))()
    _raw.FPDFTextObj_GetText(text, page, buffer, size)
    return bool(bytes(buffer).decode("utf-16-le", "replace").strip("\0 \t\r\n\u3000"))
