"""Instead of the machine's fonts: one font, made here, for the Chinese, Japanese and Korean that a PDF does not embed.

pdfium takes the extent of letters from fonts, and leaves out, in silence, what has no extent: where no Japanese font
is installed, that is most vertical lines and every letter that is placed by itself. With one font the same file reads
the same on all machines, and nobody searches their folders for fonts.
"""

from collections.abc import Mapping
from ctypes import memmove
from importlib import import_module
from struct import pack
from typing import Any

_raw: Any = import_module("pypdfium2.raw")

_CJK = frozenset({128, 129, 134, 136})  # FXFONT_*_CHARSET: Japanese, Korean, Chinese; for others pdfium has its own
_UNITS = 1000  # per em
_HALF = (20, -100, 480, 800)  # left, bottom, right and top of the box of a letter
_FULL = (20, -100, 980, 800)
_CHARACTERS = (  # first, last, number of the glyph
    (0x20, 0x2FF, 1),
    (0x300, 0xFF60, 2),
    (0xFF61, 0xFFDC, 1),
    (0xFFDD, 0x10FFFF, 2),
)
_HANDLE = 1


def use_own() -> None:
    """Have pdfium ask for no font of the machine, in this process, from now on."""
    _raw.FPDF_SetSystemFontInfo(_FONTS)


def _map_font(_this: Any, _weight: int, _italic: int, charset: int, _pitch: int, _face: Any, _exact: Any) -> int | None:
    return _HANDLE if charset in _CJK else None


def _font_data(_this: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    """Copies the file, or one of its tables, into `buffer` where it fits; says how many bytes that are."""
    data = _FILE if table == 0 else _TABLES.get(table.to_bytes(4, "big"), b"")
    if buffer and size >= len(data):
        memmove(buffer, data, len(data))
    return len(data)


def _tables() -> dict[bytes, bytes]:
    """A TrueType font of five glyphs: none, the boxes that stand for half and for full width, and both once more."""
    half, full = map(_box, (_HALF, _FULL))
    first, second = len(half) // 2, (len(half) + len(full)) // 2
    groups = pack(">12L", *(number for group in _CHARACTERS for number in group))
    widths = (_UNITS // 2, _HALF[0], _UNITS, _FULL[0]) * 2
    head = (0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _UNITS, bytes(16), *_FULL, 0, 8, 2, 0, 0)
    return {
        b"GSUB": _upright(),
        b"cmap": pack(">4HL2H3L", 0, 1, 3, 10, 12, 13, 0, 16 + len(groups), 0, len(_CHARACTERS)) + groups,
        b"glyf": (half + full) * 2,
        b"head": pack(">4L2H16s4h2H3h", *head),
        b"hhea": pack(">L3hH11hH", 0x10000, 880, -120, 0, _UNITS, 0, 0, _UNITS, 1, *[0] * 7, 5),
        b"hmtx": pack(">" + "Hh" * 5, _UNITS, 0, *widths),
        b"loca": pack(">6H", 0, 0, first, second, second + first, 2 * second),
        b"maxp": pack(">L14H", 0x10000, 5, 4, 1, *[0] * 11),
    }


def _upright() -> bytes:
    """Says that the boxes of vertical lines are the second ones. Where a font has none of its own for them, pdfium
    turns and moves those of punctuation, out of their places."""
    features = pack(">H4s4H", 1, b"vert", 8, 0, 1, 0)
    lookup = pack(">13H", 1, 4, 1, 0, 1, 8, 1, 6, 2, 1, 2, 1, 2)
    return pack(">L3HH", 0x10000, 10, 12, 12 + len(features), 0) + features + lookup


def _box(extent: tuple[int, int, int, int]) -> bytes:
    """A glyph of one rectangle; `extent` is left, bottom, right and top in units."""
    left, bottom, right, top = extent
    across, up = (left, 0, right - left, 0), (bottom, top - bottom, 0, bottom - top)
    return pack(">5h2H4B8h", 1, *extent, 3, 0, 1, 1, 1, 1, *across, *up)


def _file(tables: Mapping[bytes, bytes]) -> bytes:
    """The tables as one file, each at a multiple of four bytes; check sums, which nobody reads, are left out."""
    directory, body = pack(">L4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64), b""
    for name, data in sorted(tables.items()):
        directory += pack(">4sLLL", name, 0, 12 + 16 * len(tables) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return directory + body


_TABLES = _tables()
_FILE = _file(_TABLES)
_TYPES = dict(_raw.FPDF_SYSFONTINFO._fields_)
_FONTS = _raw.FPDF_SYSFONTINFO(  # pdfium keeps its address
    version=1, MapFont=_TYPES["MapFont"](_map_font), GetFontData=_TYPES["GetFontData"](_font_data)
)
