"""Bytes of a text format to characters: which encoding it is, and whether the text came through undamaged."""

import codecs
import re
from typing import NamedTuple

from genglossary.pipeline.text.stated import stated
from genglossary.readers.types import Unreadable

_BOMS = (  # the longer ones first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPE = re.compile(rb"\x1b\$[@B]|\x1b\$\([DOPQ]|\x1b\(I|\x1b\$\)C")
_SAMPLE = 64 * 1024
_LOST = "\ufffd"
_WRONG = -0.1
# What Python makes of single bytes in cp932.
_NO_CHARACTERS: dict[int, str] = dict.fromkeys((0xF8F0, 0xF8F1, 0xF8F2, 0xF8F3), _LOST)
_LINE_END = re.compile(r"[\r\n]+")
_SEPARATOR = "\u2028"
_PARAGRAPH_END = "\u2029"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

_JAPANESE = re.compile(r"[ぁ-んァ-ヶー、。「」・]")
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")  # written now and then; what EUC-JP looks like as Shift_JIS
# An accented letter of Windows-1252 and the one behind it, taken for one character: “H舁t” is “Hält”.
_IN_A_WORD = re.compile(r"(?<=[A-Za-z])[\u3400-\u9fff](?=[a-z])")
_UNLIKELY = re.compile(r"[\ufffd\ue000-\uf8ff\x80-\x9f\x00-\x08\x0e-\x1f\u0370-\u04ff\u2500-\u257f]")
# UTF-8 bytes shown as Windows-1252 or Shift_JIS, and characters that were lost before they came here.
_MOJIBAKE = re.compile(
    r"\ufffd|[ÃÂ][\x80-\xbf]|â€[\x80-\xbf™œ“”]|ã[\x80-\x82‚ƒ][\x80-\xbf\u2013-\u2122]|[縺繧繝][\uff61-\uff9f]"
)


class Decoded(NamedTuple):
    """`text` has no byte order mark and ends its lines with \\n, as Python's `read_text()` gives it."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, declared: str = "", *, paragraph_end: str = "\n\n", of_data: bool = False) -> Decoded:
    """The text of `data`; `declared` is the encoding that a format's own header names, which is believed if it fits.

    `paragraph_end` takes the place of U+2029: formats for which empty lines are no more than white space need another.
    Of tables and other data (`of_data`) the ends that Unicode and typesetting programs have stay within their cells:
    they are U+2028 there, and U+2029 is itself.
    Raises `Unreadable` where it is not text.
    """
    text, encoding = _with_bom(data) or _as_declared(data, declared) or _without_bom(data)
    text = _line_ends(text)
    text = _other_ends(text, _SEPARATOR if of_data else "\n")
    text = text if of_data else text.replace(_PARAGRAPH_END, paragraph_end)
    if "\0" in text[:_SAMPLE]:
        raise Unreadable(stated("The file is not text: it holds binary data."))
    return Decoded(text, encoding, _warnings(text, encoding))


def _line_ends(text: str) -> str:
    """Every line end as \\n, also those of files that were converted twice."""
    if "\r" in text:
        twice = text.count("\r\r\n")
        if twice and 2 * twice > text.count("\n"):
            text = text.replace("\r\r\n", "\n")
        first = _LINE_END.search(text)
        if first and first[0].startswith("\n\r") and text.count("\n\r") * 10 > text.count("\n") * 9:
            text = text.replace("\n\r", "\n")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _other_ends(text: str, end: str) -> str:
    """The same with `end` for the ends of lines that Unicode and typesetting programs have."""
    text = text.replace("\v", end)
    return text if text.isascii() else text.replace("\x85", end).replace(_SEPARATOR, end)


def _with_bom(data: bytes) -> tuple[str, str] | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), encoding
    return None


def _as_declared(data: bytes, declared: str) -> tuple[str, str] | None:
    # What pages call by these names is more than the standards of these names (as browsers treat it, too).
    wider = {"shift_jis": "cp932", "iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}
    try:
        name = codecs.lookup(declared).name
        return data.decode(wider.get(name, name)), wider.get(name, name)
    except (LookupError, ValueError):
        return None


def _without_bom(data: bytes) -> tuple[str, str]:
    for encoding in (*_escaped(data), "utf-8", *_wide(data)):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    text = data.decode("utf-8", "replace")
    if text.count(_LOST) * 5 <= _foreign(text):  # other encodings, taken for UTF-8, lose nearly everything
        return text, "utf-8"
    best = max(_guesses(data), default=None)
    if best is None:
        raise Unreadable(
            stated("The file is not text, or its encoding is not one of UTF-8, UTF-16, Shift_JIS, EUC-JP, JIS.")
        )
    return best[2], best[1]


def _escaped(data: bytes) -> tuple[str, ...]:
    """ISO-2022, as in mail: all bytes are ASCII, and escapes say of which characters the next ones are."""
    if not _ESCAPE.search(data):
        return ()
    return (
        ("iso2022_kr",) if b"\x1b$)C" in data else ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_2")
    )


def _wide(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: spaces, line ends and ASCII have a zero byte on one side."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) * 50 < min(len(data), _SAMPLE):
        return ()
    return ("utf-16-be",) if even > odd else ("utf-16-le",)


def _guesses(data: bytes) -> list[tuple[float, str, str]]:
    """Encodings that fit, as (how likely, name, text). A wrong one gives characters that nobody writes."""
    texts = [
        (encoding, data.decode(encoding, "replace").translate(_NO_CHARACTERS))
        for encoding in ("cp932", "euc_jp", "cp1252")
    ]
    return [
        (likelihood, encoding, text)
        for encoding, text in texts
        if text.count(_LOST) <= 1 + _foreign(text) / 50 and (likelihood := _likelihood(text[:_SAMPLE])) > _WRONG
    ]


def _likelihood(text: str) -> float:
    unlikely = 2 * len(_UNLIKELY.findall(text)) + 2 * len(_IN_A_WORD.findall(text)) + len(_HALF_WIDTH.findall(text)) / 2
    return (len(_JAPANESE.findall(text)) - unlikely) / (_foreign(text) or 1)


def _foreign(text: str) -> int:
    """The number of characters that are not ASCII."""
    return sum(map(len, _NOT_ASCII.findall(text)))


def _warnings(text: str, encoding: str) -> tuple[str, ...]:
    lost = text.count(_LOST)
    if lost:
        return (
            stated(
                "%(lost)s characters could not be read as %(encoding)s and are shown as %(sign)s.",
                lost=lost,
                encoding=encoding,
                sign=_LOST,
            ),
        )
    foreign = _foreign(text)
    sure = encoding.startswith("utf") or foreign < 20
    if not sure and (_likelihood(text) < 0.05 if encoding != "cp1252" else foreign * 4 > len(text)):
        return (
            stated(
                "The encoding was guessed as %(encoding)s. If the text is not right, save the file as UTF-8.",
                encoding=encoding,
            ),
        )
    if len(_MOJIBAKE.findall(text[:_SAMPLE])) >= 3:
        return (stated("The text looks garbled (mojibake): it was saved in another encoding than it was written in."),)
    return ()
