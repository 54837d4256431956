"""Parts that the pages of a plain text file repeat: running heads, page numbers, and its contents.

Old manuals, RFCs and texts taken out of PDF files are cut into pages, by form feeds or by a line such as "[Page 7]".
"""

import re
from collections import Counter
from collections.abc import Sequence

from genglossary.pipeline.types import Span

_LONGEST = 200  # characters of such a line
_NUMBER = r"(?:\d{1,4}|[０-９]{1,4}|[ivxlc]{1,6})"
_CONTENTS = re.compile(rf"\s*\S.*?(?:(?:\. ?|．|…|‥|・|･|·|_|-){{4,}}|…{{2,}}|(?:\. ){{3,}})\s*{_NUMBER}\s*")
PAGE_NUMBER = re.compile(
    rf"\s*[\[(<（－—–-]?\s*(?:page|p\.|seite)?\s*{_NUMBER}\s*(?:(?:/|of|von|／)\s*{_NUMBER}|ページ|頁)?\s*[\])>）－—–-]?\s*",
    re.I,
)
"""A line that says nothing but which page this is."""

_PAGE_END = re.compile(r".*\[Page (?:\d{1,4}|[ivxlc]{1,6})\]\s*", re.I)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_SPACE = re.compile(r"\s+")
_PAGE_SIGNS = frozenset("0123456789０１２３４５６７８９ivxlc")
_EDGE = 2  # lines at the top and at the bottom of a page that may be repeated on others
_OFTEN = 0.3  # of the pages: the heads of left and right pages may differ
_OPEN = re.compile(r"[^.!?:。！？：」』）)\s]\s*$")
_GOES_ON = re.compile(r"\s*(?:[a-zß-öø-ÿ(]|[\u3041-\u9fff])")


def running_lines(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Where lines start that belong to the pages and not to the text; `lines` are those that are not empty."""
    if not any(clue in text for clue in ("\f", "[Page ", "[page ", "[PAGE ")):
        return frozenset()
    pages = _pages(text, lines)
    counts = Counter(key for page in pages for key in {_key(text, line) for line in _edges(page)})
    often = max(2.0, _OFTEN * len(pages))
    return frozenset(
        line.start
        for page in pages
        for line in _edges(page)
        if PAGE_NUMBER.fullmatch(text, *line) or (len(pages) > 1 and counts[_key(text, line)] >= often)
    )


def is_contents(text: str, line: Span) -> bool:
    """Whether a line is one of a table of contents: a title, leaders, a page."""
    return (
        line.end - line.start < _LONGEST
        and (text[line.end - 1].isspace() or text[line.end - 1] in _PAGE_SIGNS)
        and _CONTENTS.fullmatch(text, *line) is not None
    )


def goes_on(text: str, before: Span, line: Span) -> bool:
    """Whether `line`, on another page, goes on with the sentence that `before` has begun."""
    return _OPEN.search(text, *before) is not None and _GOES_ON.match(text, *line) is not None


def _pages(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    pages: list[list[Span]] = [[]]
    end = 0
    for line in lines:
        ended = pages[-1] and _PAGE_END.fullmatch(text, *pages[-1][-1])
        if ended or "\f" in text[end : line.start]:
            pages.append([])
        pages[-1].append(line)
        end = line.end
    return pages


def _edges(page: Sequence[Span]) -> Sequence[Span]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _key(text: str, line: Span) -> str:
    return _DIGITS.sub("0", _SPACE.sub(" ", text[line.start : line.end].strip()))
