"""Blocks of AsciiDoc that are prose, with their markup and their footnotes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from genglossary.pipeline.types import Block, BlockKind, Span
from genglossary.readers.asciidoc_inline import Scanned, scan
from genglossary.readers.asides import merged, overlaps
from genglossary.readers.rst_lines import Line, margins

_PROSE = re.compile(r"\w")
_SENTENCE_END = ".!?。！？"
_NOTE = "footnote"


def prose_blocks(
    text: str, lines: Sequence[Line], kind: BlockKind, level: int, attributes: Mapping[str, str]
) -> Iterator[Block]:
    """Make a block of these lines of `text`, if they have words: or several, for a footnote that follows a sentence is
    one of its own. Footnotes inside of sentences are skipped."""
    start, end = lines[0].at, lines[-1].end
    if kind in ("code", "front_matter"):
        yield from [Block(kind=kind, start=start, end=end)] if _PROSE.search(text, start, end) else []
        return
    found = scan(text, start, end, attributes)
    found.skips = merged([*found.skips, *margins(text, lines)])
    found.replacements = [each for each in found.replacements if not overlaps(found.skips, each[0])]
    for note in found.notes:
        mark = text.rfind(_NOTE, start, note.start)
        if mark > start and text[mark - 1] in _SENTENCE_END and _PROSE.search(text, *note):
            yield from _block(text, Span(start, mark), kind, level, found)
            yield from prose_blocks(text, [Line(*note, 0)], "paragraph", 0, attributes)
            start = note.end + 1
    yield from _block(text, Span(start, end), kind, level, found)


def _block(text: str, span: Span, kind: BlockKind, level: int, found: Scanned) -> Iterator[Block]:
    start, end = span
    if not _PROSE.search(text, start, end):
        return
    skips = found.skips[bisect_left(found.skips, (start, 0)) : bisect_left(found.skips, (end, 0))]
    said = found.replacements[bisect_left(found.replacements, ((start, 0), "")) :]
    said = said[: bisect_left(said, ((end, 0), ""))]
    yield Block(kind=kind, start=start, end=end, level=level, skips=tuple(skips), replacements=tuple(said))
