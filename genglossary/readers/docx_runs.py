"""Runs, rows and fields of a Word document: which of them show, which runs are the marks of notes or symbols."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from genglossary.readers.tree import Element, attribute, name

# Fonts of typewriters and terminals; not those of Japanese with signs of one width, in which prose is set.
_FIXED = re.compile(
    r"\b(?:courier|consolas|menlo|monaco|inconsolata|lucida console"
    r"|source code|fira code|cascadia|typewriter|terminal)\b|\bmono(?:space)?\b",
    re.I,
)
_OFF = frozenset({"0", "false", "off"})
_MARK = re.compile(r"[\s(\[]*(?:\d{1,3}|[*†‡§¶#]{1,4}|[a-z])(?:\s*[,，、–-]\s*(?:\d{1,3}|[a-z]))*[)\]\s]*")
_EXPONENT = re.compile(r"[+−–-]?(?:\d{1,3}|n)")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[A-Za-zµμΩ]|[kcmdµμn]m|ft|in|yd|mi)\Z|[\d)\]]\Z|[㎞㎝㎜]\Z")
_RAISED = str.maketrans("0123456789+-−–n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")

# The encoding of Adobe's Symbol font, as far as it has letters and signs of prose.
_LETTERS = dict(zip(b"abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_CAPITALS = dict(zip(b"ABCDEFGHIKLMNOPQRSTUWXYZ", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ", strict=True))
_SIGNS = {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xCE: "∈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_SYMBOL: Mapping[int, str] = _LETTERS | _CAPITALS | _SIGNS


@dataclass(frozen=True, slots=True)
class Look:
    """The look of text by a style or by itself: None where it says nothing, so that what is around it counts."""

    hidden: bool | None = None
    raised: bool | None = None
    code: bool | None = None

    def over(self, other: "Look") -> "Look":
        """Return this look where it says something, else `other`."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.raised if self.raised is None else self.raised,
            other.code if self.code is None else self.code,
        )


PLAIN = Look()


def look_of(properties: Element | None) -> Look:
    """Read the look of a run from its element `rPr`."""
    if properties is None:
        return PLAIN
    place = properties.find("{*}vertAlign")
    raised = attribute(place, "val") == "superscript" if place is not None else _lifted(properties)
    vanish = properties.find("{*}vanish")
    hidden = attribute(vanish, "val").lower() not in _OFF if vanish is not None else None
    return Look(hidden, raised, code=is_fixed(properties) or None)


def is_fixed(properties: Element | None) -> bool:
    """Whether the Latin letters of a run have a font of one width, as code has where it has no style."""
    fonts = properties.find("{*}rFonts") if properties is not None else None
    return fonts is not None and _FIXED.search(attribute(fonts, "ascii")) is not None


def _lifted(properties: Element) -> bool | None:
    """Whether a run stands above its line by a distance (half points), as older documents raise marks of notes."""
    position = properties.find("{*}position")
    return None if position is None else not attribute(position, "val").startswith(("-", "0"))


def is_shown(element: Element, name: str) -> bool:
    """Whether an element shows: no row that was deleted or hidden, and no field that still asks to be filled in."""
    if name == "tr":
        return all(element.find(f"{{*}}trPr/{{*}}{sign}") is None for sign in ("del", "hidden"))
    return name != "sdt" or element.find("{*}sdtPr/{*}showingPlcHdr") is None


def symbol(element: Element) -> str:
    """The character of a `sym`; "" of pictures, which other fonts have in their places."""
    code = attribute(element, "char")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xE000 <= number <= 0xF8FF:
        return _SYMBOL.get(number & 0xFF, "") if attribute(element, "font").lower() == "symbol" else ""
    return chr(number) if 0x20 <= number < 0xD800 else ""


def raised_text(text: str, before: str) -> str:
    """Read raised `text` behind the words `before`: "" where it is the mark of a note, exponents as such."""
    if _EXPONENT.fullmatch(text) and _UNIT.search(before[-12:]):
        return text.translate(_RAISED)
    return "" if _MARK.fullmatch(text) else text


def is_typewritten(body: Element) -> bool:
    """Whether most of a document has such a font, so that it tells nothing."""
    fixed = others = 0
    for run in body.iterfind(".//{*}r"):
        size = sum(len(text.text or "") for text in run.iterfind("{*}t"))
        if is_fixed(run.find("{*}rPr")):
            fixed += size
        else:
            others += size
    return fixed > others


def deleted_mark(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    mark = paragraph.find("{*}pPr/{*}rPr")
    return mark is not None and any(name(each) in ("del", "moveFrom") for each in mark)
