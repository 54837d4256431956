"""Parts that the pages of a plain text file repeat: running heads, page numbers, and its contents.

Old manuals, RFCs and texts taken out of PDF files are cut into pages, by form feeds or by a line such as "[Page 7]".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from genglossary.pipeline.types import Span

_LONGEST = 200  # characters of such a line
_NUMBER = r"(?:\d{1,4}|[０-９]{1,4}|[ivxlc]{1,6})"
_CONTENTS = re.compile(rf"\s*\S.*?(?:(?:\. ?|．|…|‥|・|･|·|_|-){{4,}}|…{{2,}}|(?:\. ){{3,}})\s*{_NUMBER}\s*")
_LAW_CONTENTS = re.compile(  # 第一章　総則（第一条―第四条）
    r"\s*第[^\s第]{1,4}[編章節款]\s*\S{1,30}[（(]第[^（）()]{1,12}条(?:[―—－–〜～・-]第[^（）()]{1,12}条)?[）)]\s*"
)
_NUMBERED = re.compile(r"\s*(?:\d{1,2}\.){1,5}(?:\d{1,2}(?=\s))?\s+\S[^\n]*")  # 2.1.6. Dependencies
_CONTENTS_HEAD = re.compile(
    r"[ \t　]*(?:(?:TABLE OF )?CONTENTS|(?:Table [Oo]f )?Contents|(?:LIST|List) (?:OF|of)"
    r" (?:FIGURES|TABLES|Figures|Tables)|目[ 　]*次|もくじ)[ \t　]*[:：]?[ \t　]*"
)
_TITLED = re.compile(rf"\s*\S.*?(?:[ ]{{2,}}|[ ]?\t|[ 　]*　)[ \t　]*{_NUMBER}\s*")
_MOST_LIKELY = 8  # such lines in a row, hardly one of which is a sentence: contents without numbers of pages
_SAID = re.compile(r"[.。;；:：,、]\s*$")
PAGE_NUMBER = re.compile(
    rf"\s*[\[(<（－—–―‒-]?\s*(?:page|p\.|seite)?\s*{_NUMBER}\s*(?:(?:/|of|von|／)\s*{_NUMBER}|ページ|頁)?\s*[\])>）－—–―‒-]?\s*",
    re.I,
)
"""A line that says nothing but which page this is."""

_PAGE_END = re.compile(r".*\[Page (?:\d{1,4}|[ivxlc]{1,6})\]\s*", re.I)
_SET_APART = re.compile(
    r"\s*\S.*(?:\s{3,}|[\t　]\s?)(?:[Pp]age |[-–—] ?)?(\d{1,3})(?: ?[-–—])?\s*|\s*(\d{1,3})(?:\s{3,}|[\t　]\s?)\S.*"
    r"|\s*\S.*\s[-–—] ?(\d{1,3}) ?[-–—](?:\s.*)?"
)
_DASHED = re.compile(r"\s*[-–—] ?\d{1,3} ?[-–—]\s*")
_GAP = re.compile(r"[ \t　]{3,}|\t")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_SPACE = re.compile(r"\s+")
_PAGE_SIGNS = frozenset("0123456789０１２３４５６７８９ivxlc")
_FAR = 2  # line feeds before a head of a page, and more
_AGAIN = 4  # times that it comes
_EDGE = 2  # lines at the top and at the bottom of a page that may be repeated on others
_OFTEN = 0.3  # of the pages: the heads of left and right pages may differ
_OPEN = re.compile(r"[^.!?:。！？：」』）)\s]\s*$")
_GOES_ON = re.compile(r"\s*(?:[a-zß-öø-ÿ(]|[\u3041-\u9fff])")


def running_lines(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """The offsets where lines start that belong to pages and not to the text; `lines` are all that are not empty."""
    if not any(clue in text for clue in ("\f", "[Page ", "[page ", "[PAGE ")):
        return _numbered_lines(text, lines)
    pages = _pages(text, lines)
    counts = Counter(key for page in pages for key in {_key(text, line) for line in _edges(page)})
    often = max(2.0, _OFTEN * len(pages))
    return frozenset(
        line.start
        for page in pages
        for line in _edges(page)
        if PAGE_NUMBER.fullmatch(text, *line) or (len(pages) > 1 and counts[_key(text, line)] >= often)
    )


def numbered_contents(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """The offsets where lines start that are headings with their numbers in a row, below each other."""
    found: set[int] = set()
    row: list[Span] = []
    for line in (*lines, Span(len(text) + 2, len(text) + 2)):
        if row and line.start > row[-1].end + 1:
            found.update(line.start for line in _contents_of(text, row))
            row = []
        if _NUMBERED.fullmatch(text, *line):
            row.append(line)
    return frozenset(found)


def headed_contents(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """The offsets where lines start that are titles with the pages at their ends, below a head that says so."""
    found: set[int] = set()
    row: list[int] | None = None
    for line in lines:
        if row is not None and (_TITLED.fullmatch(text, *line) or _has_leaders(text, line)):
            row.append(line.start)
        else:
            found.update(row if row and len(row) > 1 else ())
            row = [] if _CONTENTS_HEAD.fullmatch(text, *line) else None
    return frozenset(found.union(row if row and len(row) > 1 else ()))


def _contents_of(text: str, row: Sequence[Span]) -> Sequence[Span]:
    said = sum(_SAID.search(text, *line) is not None for line in row)
    return row if len(row) >= _MOST_LIKELY and said * 10 <= len(row) else ()


def _numbered_lines(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Lines that stand alone, are the same but for a number set apart at their edge or between dashes, and go up by
    one or two: the heads of pages whose breaks are lost."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.end - line.start < _LONGEST and (match := _SET_APART.fullmatch(text, *line)) and _is_alone(lines, at):
            number = next(filter(None, match.groups()))
            found[_key(text, line)].append((line.start, int(number)))
    heads = frozenset(start for same in found.values() if _counts_pages(same) for start, _ in same)
    return heads | _below_numbers(text, lines) | _same_lines(text, lines)


def _same_lines(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Lines with parts set apart that are the same each time and far below what stands before them: the heads of pages
    without a number, as they are left where the feet were taken away."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        is_far = at == 0 or line.start > lines[at - 1].end + _FAR
        if is_far and line.end - line.start < _LONGEST and _is_alone(lines, at):
            said = text[line.start : line.end].strip()
            if _GAP.search(said):
                found[said].append(line.start)
    return frozenset(start for same in found.values() if len(same) >= _AGAIN for start in same)


def _below_numbers(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Lines that have nothing but a number between dashes, which goes up by one or two, and the heads right below them
    that share their left or their right part."""
    numbers = [(at, line) for at, line in enumerate(lines) if _DASHED.fullmatch(text, *line)]
    if not _counts_pages([(at, int(_DIGITS.findall(text[line.start : line.end])[0])) for at, line in numbers]):
        return frozenset()
    below = [lines[at + 1] for at, line in numbers if at + 1 < len(lines) and lines[at + 1].start <= line.end + 2]
    parts = {line: {part for part in _GAP.split(text[line.start : line.end].strip()) if part} for line in below}
    counts = Counter(part for several in parts.values() for part in several)
    heads = (line for line, several in parts.items() if any(counts[part] > 1 for part in several))
    return frozenset([*(line.start for _, line in numbers), *(line.start for line in heads)])


def _is_alone(lines: Sequence[Span], at: int) -> bool:
    line = lines[at]
    return (at == 0 or line.start > lines[at - 1].end + 1) and (
        at + 1 == len(lines) or lines[at + 1].start > line.end + 1
    )


def _counts_pages(same: Sequence[tuple[int, int]]) -> bool:
    return len(same) > 1 and all(1 <= after[1] - before[1] <= 2 for before, after in pairwise(same))


def is_contents(text: str, line: Span) -> bool:
    """Whether a line is one of a table of contents: a title, leaders, a page."""
    if "第" in text[line.start : line.start + 8]:
        return _LAW_CONTENTS.fullmatch(text, *line) is not None or _has_leaders(text, line)
    return _has_leaders(text, line)


def _has_leaders(text: str, line: Span) -> bool:
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
