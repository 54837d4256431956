"""Pages on which each term has a heading, with what it is below."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from genglossary.formats.other_names import parted_names
from genglossary.formats.pages.found import PageEntry, parted_reading
from genglossary.formats.plainly import one_line

_SLUG = re.compile(r"\s*\{#(?P<slug>[^\s{}]+)\}\s*$")
LETTER = re.compile(r"\W*(?:\w|[ぁ-んァ-ヶ]行|\w\s*[-–—~〜～]\s*\w|Others|その他)\W*", re.I)
"""Words that arrange entries: a letter, a row of kana, a range of letters."""
_LINE = re.compile(
    r"(?P<term>[^:：—–\n]{1,60}?)(?:\s*[:：]\s*|\s+(?:[—–-]|=|=>|->|→|⇒)\s+|—|――|……?)(?P<said>\S.*)", re.S
)
_QUOTED = re.compile(
    r"(?:【(?P<term>[^【】\n]{1,80})】|[\"“‘「『«](?P<name>[^\"”’」』»\n]{1,80})[\"”’」』»])(?P<bracket>\s*[（(][^()（）\n]{1,80}[）)])?"
    r"\s*(?P<sign>とは[、,]?|は、|(?:shall )?means?\s|refers? to\s|stands for\s|[:：—–]|\s-\s|)\s*(?P<said>\S.*)",
    re.S,
)
_SENTENCE = re.compile(r"[。.!?！？；;、]\s*\S?")
_FEWEST = 2
_SAID = ("paragraph", "quote", "list_item", "code", "row")


class PagePart(NamedTuple):
    """A heading, paragraph, quotation, item, piece of code or row of a table (`kind`) with the `words` that people see;
    `level` is 1 to 6 for headings."""

    kind: str
    line: int
    level: int
    words: str


def entries_of_headings(parts: Sequence[PagePart]) -> list[PageEntry]:
    """The entries that headings are, all of one level: that on which most have something said below."""
    level = _level_of_terms(parts)
    parts = parts[_is_title(parts, level) :]
    found: list[PageEntry] = []
    within = False
    for at, part in enumerate(parts):
        if part.kind == "heading":
            within = part.level == level and not _arranges(parts, at)
            if within:
                found.append(called(part.line, part.words))
        elif within and part.kind in _SAID:
            _take(found[-1], part.words)
    return found


def _is_title(parts: Sequence[PagePart], level: int) -> bool:
    """Whether the page begins with a heading of this level that alone has nothing below it, as in plain text, where
    titles look like others."""
    bare = [part for part, after in pairwise(parts) if part.kind == after.kind == "heading" and part.level == level]
    return len(parts) > _FEWEST and bare == [parts[0]]


def _level_of_terms(parts: Sequence[PagePart]) -> int:
    followed = ((part, after) for part, after in pairwise(parts) if part.kind == "heading")
    said = Counter(part.level for part, after in followed if after.kind in ("paragraph", "quote"))
    if sum(part.kind == "heading" and part.level == 1 for part in parts) == 1:
        del said[1]  # the title of the page
    return max(said, key=lambda level: (said[level], level), default=0)


def _arranges(parts: Sequence[PagePart], at: int) -> bool:
    """Whether a heading only arranges what follows: a letter, or one with deeper headings right below it."""
    after = parts[at + 1] if at + 1 < len(parts) else None
    below = after is not None and after.kind == "heading" and after.level > parts[at].level
    letter = LETTER.fullmatch(parts[at].words)
    return below or bool(letter and (after is None or after.kind not in ("paragraph", "quote")))


def named(line: int, text: str) -> PageEntry:
    """An entry of that name, which may have a reading and an address behind it."""
    slug = _SLUG.search(text)
    term, reading = parted_reading(one_line(text[: slug.start()] if slug else text))
    return PageEntry(line=line, terms=[term], reading=reading, slug=slug["slug"] if slug else "")


def called(line: int, text: str) -> PageEntry:
    """An entry of that name, behind which its reading and other names of it may stand (see `parted_names`)."""
    slug = _SLUG.search(text)
    term, reading, others = parted_names(one_line(text[: slug.start()] if slug else text))
    return PageEntry(line=line, terms=[term], reading=reading, spellings=[*others], slug=slug["slug"] if slug else "")


def _take(entry: PageEntry, text: str) -> None:
    """The first paragraph is the definition, unless it says otherwise; what follows goes to the notes."""
    if (text := one_line(text)) and not entry.take(text):
        (entry.notes if entry.paragraphs else entry.paragraphs).append(text)


def entry_of_line(line: int, text: str) -> PageEntry | None:
    """The entry that a line such as “term: definition”, “term - definition”, “"term" means …” or 「用語」とは… is."""
    if quoted := _QUOTED.fullmatch(one_line(text)):
        return _quoted(line, quoted)
    found = _LINE.fullmatch(one_line(text))
    if found is None or _SENTENCE.search(found["term"]):
        return None
    entry = called(line, found["term"])
    entry.paragraphs.append(found["said"])
    return entry


def _quoted(line: int, found: re.Match[str]) -> PageEntry | None:
    """The entry of a line that begins with its term in quotation marks, with a sign or a verb behind it, or in 【】."""
    if not (found["term"] or found["sign"]):
        return None
    entry = called(line, (found["term"] or found["name"]) + (found["bracket"] or ""))
    entry.paragraphs.append(found["said"])
    return entry
