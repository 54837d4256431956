"""The structure of texts as people see it: a character that nobody sees at the start of a line, or in an empty one,
hides no heading, list or paragraph."""

from collections.abc import Callable
from dataclasses import replace

from genglossary.pipeline.text.unseen import UNSEEN, is_odd
from genglossary.pipeline.types import Block, Span
from genglossary.readers.encoding import decode
from genglossary.readers.types import Reading

TEXTS = frozenset({"plain", "markdown", "rst", "asciidoc", "org"})
"""Readers that store the text of the file as it is."""


_BEGINNINGS = (
    *("\u00ad\u034f\u061c".encode()[at : at + 2] for at in (0, 2, 4)),
    *(chr(code).encode() for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF)),
    *(b"\xe1\xa0", b"\xe2\x81", b"\xef\xb8", b"\xf3\xa0"),  # of several others
)

_COMMON = bytes({*range(256)} - {0} - {beginning[0] for beginning in _BEGINNINGS})


def read(reader: Callable[[bytes], Reading], data: bytes) -> Reading:
    """Read the text without such characters by `reader`, and move the offsets to the text that has them."""
    if not _may_have_unseen(data):
        return reader(data)
    text, encoding, warnings = decode(data)
    if not is_odd(text) or not UNSEEN.search(text):
        return reader(data)
    kept, places = _kept(text)
    reading = reader(kept.encode("utf-8", "surrogatepass"))
    blocks = tuple(_moved(block, places) for block in reading.blocks)
    return replace(reading, text=text, blocks=blocks, encoding=encoding, warnings=warnings)


def _may_have_unseen(data: bytes) -> bool:
    """Whether there may be such a character; told from the bytes of UTF-8, which is many times faster."""
    if data.isascii():
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    rare = frozenset(data.translate(None, _COMMON))
    return 0 in rare or any(beginning[0] in rare and beginning in data for beginning in _BEGINNINGS)


def _kept(text: str) -> tuple[str, list[int]]:
    """`text` without what nobody sees, and where each of its characters stands."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for unseen in (*UNSEEN.finditer(text), None):
        end = unseen.start() if unseen else len(text)
        parts.append(text[at:end])
        places.extend(range(at, end))
        at = unseen.end() if unseen else end
    return "".join(parts), places


def _moved(block: Block, places: list[int]) -> Block:
    def moved(span: Span) -> Span:
        return Span(places[span.start], places[span.end - 1] + 1) if span.end > span.start else Span(0, 0)

    start, end = moved(Span(block.start, block.end))
    return replace(
        block,
        start=start,
        end=end,
        skips=tuple(map(moved, block.skips)),
        readings=tuple((moved(span), said) for span, said in block.readings),
        replacements=tuple((moved(span), said) for span, said in block.replacements),
    )
