"""Abbreviations that a document uses before or without their long form (GG201)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from genglossary.checking.changelogs import is_changelog
from genglossary.checking.examined import Examined
from genglossary.checking.hits import Hit, Searcher, is_titled
from genglossary.checking.introductions import is_linked
from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import finding
from genglossary.checking.roles import is_designation, is_foreign, is_listed, is_pointed_from
from genglossary.checking.types import Options
from genglossary.formats import Entry
from genglossary.pipeline.text.frequencies import frequencies
from genglossary.pipeline.text.stated import Stated, stated

_FREQUENT = 1.7e-6  # of all words; HTML and DNS are, SSH and TLS are not
_PASSING, _OFTEN = 3000, 3  # a mention more in as many characters, or so many, are no mention in passing
_NEAR = 80  # characters before and behind a mention
_OPENED, _CLOSED = re.compile(r"\w[\W_]{0,3}[(（][\W_]{0,3}$"), re.compile(r"[\W_]{0,3}?[)）;；,、]")
_BEHIND = re.compile(
    r"[\W_]{0,3}?[(（][\W_]{0,3}[^\W\d_]+[ \-][^\W\d_]+[^()（）]*[)）]"
    r"|\s?[(（](?=(?:[^()（）]*?[ぁ-ヺー一-龯]){4})[^()（）]+[)）]"
)
_NAMED = re.compile(
    r"(?:\b(?:aka|a\.k\.a\.|abbreviated (?:to|as)|short(?:ened)? (?:to|as))|略して)\s*[\W_]{0,3}$", re.I
)
_MESSAGE = re.compile(r"(?:`[^`\n]+`|<code>[^<]*</code>): ")  # what is said of a code; there is no room
_BETWEEN = r"[\s\-\u2010\u2011]+(?:(?:of|for|and|the|in|to)\s+){0,2}"
_NOTHING = re.compile(r"(?!)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def shortened(entry: Entry) -> tuple[frozenset[str], frozenset[str]]:
    """The abbreviations of an entry and its long forms; none where people prefer an abbreviation."""
    short = {each.text for each in entry.spellings if each.kind == "abbreviation"}
    long = {each.text for each in entry.spellings if each.kind == "long_form"}
    (short if long and not short else long).add(entry.text)
    preferred = {each.text for each in entry.spellings if each.usage == "preferred"}
    preferred |= {entry.text} if entry.usage == "preferred" else set()
    if not (short and long) or short & preferred:
        return frozenset(), frozenset()
    return frozenset(short), frozenset(long)


def unexplained(
    document: Manuscript,
    hits: Mapping[int, Sequence[Hit]],
    entries: Sequence[Entry],
    searcher: Searcher,
    options: Options,
    result: Examined,
) -> None:
    """Note findings, and which entries the document explains. `hits` are by the index of their entry. Headings use no
    abbreviation first; they may explain one."""
    shortenable = {index: shortened(entries[index]) for index in hits}
    if not any(short for short, _ in shortenable.values()) or is_changelog(document):
        return
    for index, found in hits.items():
        entry, (short, long) = entries[index], shortenable[index]
        named = [each for each in found if each.form.spelling in short and _has_its_capitals(each)]
        words = sorted(long, key=len)[-1] if long else ""
        explained = _explained(document, found, named, long) if short else None
        result.explained += [index] if explained is not None else []
        first = _first_use(document, named, words, searcher)
        if first is None or _is_known(first.form.spelling) or is_linked(document.text, first):
            continue
        if explained is not None and (explained <= _sentence_end(first) or _is_in_glossary(first, named)):
            continue
        message, span = _unexplained(first.written, words, later=explained is not None), (first.start, first.end)
        result.findings.append(finding(document, "GG201", span, message, options, entry=entry, stretch=first.stretch))


def _unexplained(written: str, long: str, *, later: bool) -> Stated:
    if later:
        return stated("“%(written)s” stands before its long form, “%(long)s”.", written=written, long=long)
    return stated("“%(written)s” stands without its long form, “%(long)s”.", written=written, long=long)


def _first_use(document: Manuscript, named: Sequence[Hit], words: str, searcher: Searcher) -> Hit | None:
    """The first mention that needs its long form `words`; None where all of a longer text names it in passing only."""
    uses = [each for each in named if not is_titled(document, each)]
    if len(uses) < min(_OFTEN, 1 + len(document.text) // _PASSING):
        return None
    sound = (each for each in uses if searcher.is_sound(document, each))
    return next((each for each in sound if _is_used(each, words, document.text)), None)


def _is_in_glossary(first: Hit, named: Sequence[Hit]) -> bool:
    """Whether a list of words uses it, which has the abbreviation as one of its words."""
    is_word_of_list = any(each.stretch.block.kind == "definition_term" for each in named)
    return is_word_of_list and first.stretch.block.kind == "definition_text"


def _has_its_capitals(hit: Hit) -> bool:
    """Whether it is the abbreviation, with or without an ending, and not a word of a program (`cli`)."""
    return hit.written.startswith(hit.form.spelling)


def _is_used(hit: Hit, words: str, text: str) -> bool:
    """Whether the mention is more than a part of a name, in a sentence of `text` that has room for its long form and
    does not lead elsewhere."""
    place = (hit.stretch.prose.text, hit.first, hit.last)
    if _MESSAGE.match(text, hit.stretch.block.start):
        return False
    if is_designation(*place) or is_listed(*place) or is_foreign(*place, words):
        return False
    return hit.stretch.block.kind != "table_cell" and not is_pointed_from(text[hit.end : hit.end + _NEAR])


def _explained(document: Manuscript, found: Sequence[Hit], named: Sequence[Hit], long: Iterable[str]) -> int | None:
    """The offset of the first long form, which may be joined or parted otherwise than the glossary does or be in
    another language, or of brackets that explain the abbreviation in whatever words."""
    places = [each.start for each in found if each.form.spelling in long]
    places += [each.start for each in named if _is_bracketed(each)]
    shorts = {each.form.spelling for each in named}
    for pattern in (*map(_loosely, long), *map(_with_initials, shorts)):
        places += [at.start() for at in islice(pattern.finditer(document.text), 1)]
    return min(places, default=None)


def _is_bracketed(hit: Hit) -> bool:
    """Whether words stand before the abbreviation in brackets, or in brackets behind it: words (ABC), ABC (words)."""
    prose = hit.stretch.prose.text
    before, after = prose[max(0, hit.first - _NEAR) : hit.first], prose[hit.last : hit.last + _NEAR]
    return bool((_OPENED.search(before) and _CLOSED.match(after)) or _BEHIND.match(after) or _NAMED.search(before))


@lru_cache(maxsize=1024)
def _loosely(words: str) -> re.Pattern[str]:
    """The words with white space, hyphens, or nothing between them, in any capitals."""
    parts = re.findall(r"[^\W_]+", _HUMP.sub(" ", words))
    return re.compile(r"[\s\-\u2010\u2011]*".join(map(re.escape, parts)), re.I)


@lru_cache(maxsize=1024)
def _with_initials(short: str) -> re.Pattern[str]:
    """Words with the letters of an abbreviation as their initials; of two letters or less, nothing."""
    if not re.fullmatch("[A-Z]{3,}", short):
        return _NOTHING
    return re.compile(rf"\b{rf'{_BETWEEN}'.join(f'{letter}[a-z]+' for letter in short)}\b", re.I)


def _is_known(short: str) -> bool:
    """Whether everybody knows the abbreviation (HTML, URL): it is frequent in general language."""
    return frequencies("en").get(short.lower(), 0.0) >= _FREQUENT


def _sentence_end(hit: Hit) -> int:
    """Find the end, or nearly, of the sentence of a mention in the file: the long form may stand behind it."""
    prose = hit.stretch.prose
    ends = [at for at in (prose.text.find(stop, hit.last) for stop in (". ", "。", "\n")) if at > 0]
    return prose.at(min([*ends, len(prose.text) - 1]))
