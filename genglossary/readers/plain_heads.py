"""Headings of plain text that stand on a line of their own: "3.2  Bilge pumps", "SECTION 3. STARTING THE ENGINE"."""

import re
from collections.abc import Collection, Mapping, Sequence

from genglossary.pipeline.types import Span

_TITLE = r"[A-Z\"“(À-Þ\u3041-\u9fff][^\n]{0,70}[^\s.,;:。、：；!?]"
_NUMBERED = re.compile(rf"(?P<margin>[ \t　]*)(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})\.?[ \t　]+{_TITLE}")
_PART = re.compile(
    r"[ \t　]*(?:SECTION|Section|PART|Part|ARTICLE|Article|SCHEDULE|Schedule|APPENDIX|Appendix|ANNEX|Annex|CHAPTER"
    r"|Chapter)"
    rf" (?:\d{{1,3}}|[IVXLC]{{1,6}}|[A-Z])(?:[.:]?(?:\s+[-–—])?\s+{_TITLE}|[.:]?)"
)
_ALONE = re.compile(rf"[ \t　]*{_TITLE}")
_CAPTION = re.compile(r"\s*(?:Fig(?:ure|\.)|Table|Photo|図|表)\s?\d|\s*[(（\[]")
_ADDRESS = re.compile(r"[@<>|]|://")
_GAP = re.compile(r"\S(?: {3,}|\t|　{2,})\S")
_MARKED = re.compile(  # ## Title, ■ 題, 【題】: signs that set titles apart where nothing else can
    r"[ \t　]*(?:(?P<sign>#{1,6})[ \t　]+(?=[^\s#])|(?P<square>[■◆◇□▼●])[ \t　]*|(?P<bracket>【))"
    r"(?P<title>[^\n。、，；;：:【】]{1,60}?)(?(bracket)】)[ \t　#]*"
)
_INDENT = 4  # characters before a numbered heading, or as many as most lines have
_LONGEST = 60  # characters of a heading without number


def headings_of(
    text: str, chunks: Sequence[Sequence[Span]], usual: int, marked: Collection[int] = ()
) -> Mapping[int, int]:
    """The level of each heading by where its line starts. `chunks` are lines with empty ones between; most have
    `usual` characters before their words.

    Lines without a number are headings where numbered ones, or the `marked` ones (by where their lines start), show
    that the text has some; elsewhere it is left open.
    """
    alone = [chunk[0] if len(chunk) == 1 else None for chunk in chunks]
    margin = max(_INDENT, usual)
    numbers = [_number(text, line, margin) if line else "" for line in alone]
    levels: dict[int, int] = {}
    for at, (line, number) in enumerate(zip(alone, numbers, strict=True)):
        if line and number and not _is_item(numbers, at):
            levels[line.start] = number.count(".") + 1 if number[0].isdigit() else 1
    for line in alone if levels or marked else ():
        if line and line.start not in levels and line.start not in marked and _is_title(text, line):
            levels[line.start] = 1
    return levels


def marked_titles(text: str, chunks: Sequence[Sequence[Span]]) -> Mapping[int, tuple[int, Span]]:
    """The level and the title of each heading that a sign marks, by where its line starts: the first of a chunk.

    Where the next chunk or line begins with the same sign, it marks items of a list.
    """
    found = [_MARKED.fullmatch(text, *chunk[0]) for chunk in chunks]
    titles: dict[int, tuple[int, Span]] = {}
    for at, (match, chunk) in enumerate(zip(found, chunks, strict=True)):
        if match is None or (match["sign"] is None and _is_listed(text, match, chunks, at)):
            continue
        titles[chunk[0].start] = (len(match["sign"] or "#"), Span(*match.span("title")))
    return titles


def _is_listed(text: str, match: re.Match[str], chunks: Sequence[Sequence[Span]], at: int) -> bool:
    """Whether what stands next or right before begins with the same sign, or nothing stands next."""
    following = chunks[at][1:2] or (chunks[at + 1][:1] if at + 1 < len(chunks) else ())
    before = chunks[at - 1][-1:] if at else ()
    sign = match["square"] or match["bracket"]
    return not following or any(text[start:end].lstrip().startswith(sign) for start, end in (*before, *following))


def _number(text: str, line: Span, margin: int) -> str:
    """The number of a line that may be a heading, "part" for that of a part, "" for none."""
    if _GAP.search(text[line.start : line.end].lstrip("0123456789. \t")):
        return ""
    found = _NUMBERED.fullmatch(text, *line)
    if found and len(found["margin"]) > margin:
        return ""
    return found["number"] if found else "part" if _PART.fullmatch(text, *line) else ""


def _is_item(numbers: Sequence[str], at: int) -> bool:
    """Whether the number at the index `at` counts an item: the next one of its level stands right beside it, or
    nothing follows."""
    beside = (numbers[max(0, at - 1)] if at else "", numbers[at + 1] if at + 1 < len(numbers) else "")
    number = numbers[at]
    if number == "part":
        return False
    depth = number.count(".")
    return at + 1 == len(numbers) or any(other[:1].isdigit() and other.count(".") == depth for other in beside)


def _is_title(text: str, line: Span) -> bool:
    words = text[line.start : line.end].strip()
    return (
        len(words) <= _LONGEST
        and _ALONE.fullmatch(text, *line) is not None
        and not _CAPTION.match(text, *line)
        and not _GAP.search(words)
        and not _ADDRESS.search(words)
    )
