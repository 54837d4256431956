"""The frame that libraries set around a book: how it was copied and may be used, not what the book says."""

import re
from collections.abc import Iterator

from genglossary.pipeline.types import Span

_GUTENBERG = "PROJECT GUTENBERG"
_AFTER = re.compile(rf"START OF (?:THE |THIS )?{_GUTENBERG}[^\n]*|\*END\*? ?THE SMALL PRINT[^\n]*")
_BEFORE = re.compile(
    rf"^[ \t*_]*(?:END OF (?:THE |THIS )?{_GUTENBERG}|End of (?:the |this )?Project Gutenberg\b)", re.MULTILINE
)
_LEGEND = re.compile(
    r"【テキスト中に現れる記号について】(?:\s*^[ 　]*(?:[《》｜［＃］〔〕※]{1,3}[:：]|（|[-－―ー]{10,}$)[^\n]*)*",
    re.MULTILINE,
)
_SOURCE = re.compile(r"^[ 　\t*_]*底本(?:の親本)?[:：]", re.MULTILINE)
_COPIED = re.compile(r"^[ 　\t*_]*(?:入力|校正|青空文庫作成ファイル)[:：]", re.MULTILINE)


def framed(text: str) -> Iterator[Span]:
    """The parts of the stored `text` that Project Gutenberg (before its first, after its last mark) and 青空文庫 (the
    legend of its signs, and what follows 底本) set around a book."""
    if "Gutenberg" in text or _GUTENBERG in text:
        if begin := _AFTER.search(text):
            yield Span(0, begin.end())
        if end := _BEFORE.search(text, begin.end() if begin else 0):
            yield Span(end.start(), len(text))
    if "底本" in text:
        yield from (Span(*legend.span()) for legend in _LEGEND.finditer(text))
        if (source := _SOURCE.search(text)) and _COPIED.search(text, source.end()):
            yield Span(source.start(), len(text))
