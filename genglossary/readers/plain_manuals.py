"""Pages of the manual of Unix in plain text, as `man` prints them: LS(1), NAME, SYNOPSIS."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from genglossary.pipeline.types import Span

_HEAD = re.compile(r"(?P<page>[\w.:+@-]+\(\d\w{0,5}\))[ \t]{2,}(?:\S.*[ \t]{2,})?(?P=page)[ \t]*", re.I)
_FOOT = re.compile(r"(?:\S.*[ \t]{3,})?(?P<page>[\w.:+@-]+\(\d\w{0,5}\))[ \t]*", re.I)
_SECTION = re.compile(r"[A-Z\u3041-\u9fff][^a-z\n.:;。、]{1,50}")
_TYPED = frozenset(("SYNOPSIS", "SYNTAX", "USAGE", "書式", "形式"))


def manual_lines(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """The offsets where lines start that say which page of the manual this is; `lines` are all that are not empty."""
    first = lines[0] if lines else Span(0, 0)
    if text[first.start : first.end].rstrip()[-1:] != ")" or not (head := _HEAD.fullmatch(text, *first)):
        return frozenset()
    page = head["page"].lower()
    ends = [line for line in lines if text[line.start : line.end].rstrip().lower().endswith(page)]
    return frozenset(
        line.start
        for line in ends
        if _HEAD.fullmatch(text, *line) or ((foot := _FOOT.fullmatch(text, *line)) and foot["page"].lower() == page)
    )


def manual_titles(
    text: str, chunks: Sequence[Sequence[Span]], heads: Collection[int]
) -> Mapping[int, tuple[int, Span]]:
    """The level and the title of each section by where its line starts, if there are `heads` of a page: lines in
    capitals at the margin above others that are indented."""
    if not heads:
        return {}
    first = ((chunk[0], chunk[1:2]) for chunk in chunks)
    return {
        line.start: (1, line)
        for line, below in first
        if _SECTION.fullmatch(text, *line) and all(text[start] in " \t" for start, _ in below)
    }


def typed(text: str, chunks: Sequence[Sequence[Span]], titles: Collection[int]) -> Iterator[int]:
    """Give where the lines of chunks start that show how something is called, not what it is."""
    within = False
    for chunk in chunks:
        if chunk[0].start in titles:
            within = text[chunk[0].start : chunk[0].end].strip() in _TYPED
        if within:
            yield from (line.start for line in chunk)
