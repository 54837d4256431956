"""Everything of a project that has the words somebody looks for: terms, definitions, passages of its documents."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import F, Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from genglossary.models import DocumentVersion, Project, Term
from genglossary.models.definition import Definition, first_of_each, shown_of
from genglossary.models.term import ENTRY, PUBLISHED
from genglossary.pipeline.text.folding import loose_key

MOST_TERMS, MOST_DEFINITIONS, MOST_PASSAGES = 30, 20, 20
_MOST_DOCUMENTS, _IN_ONE = 20, 3  # documents that are looked into, and passages of one of them
_BEFORE, _AFTER = 60, 140  # characters around the words that were found
_LONG, _SHORT = 8, 4  # characters of words in which two slips, or one, are forgiven
_MARKS = re.compile(r"^[ \t]*(?:#{1,6}|[>|:*+-])[ \t]+")
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPassage:
    """The words that were found, `hit`, and the characters around them; the half-open span is that of the words in
    the text of `version`."""

    version: int
    document: str
    start: int
    end: int
    before: str
    hit: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchPage:
    """`guessed` says that no term has the words and those are shown that are spelled much like them. `more` is how many
    terms are not shown."""

    terms: Sequence[Term] = ()
    guessed: bool = False
    more: int = 0
    definitions: Sequence[Definition] = ()
    passages: Sequence[FoundPassage] = ()


def search_page_of(project: Project, words: str) -> SearchPage:
    """Look for `words` as people do: without regard to case, width, kana and accents; in terms also with slips.

    In a constant number of queries but one for each of a few documents.
    """
    if not loose_key(words):
        return SearchPage()
    key, guessed = loose_key(words), False
    found = _matching(_keys(project, search_key__contains=key), key)
    if not found:
        found, guessed = _similar(_keys(project), key), True
    terms = Term.objects.select_related("preferred").in_bulk(found[:MOST_TERMS])
    return SearchPage(
        terms=[terms[pk] for pk in found[:MOST_TERMS] if pk in terms],
        guessed=guessed and bool(found),
        more=max(0, len(found) - MOST_TERMS),
        definitions=_definitions(project, words),
        passages=list(_passages(project, words)),
    )


def _keys(project: Project, **having: str) -> list[tuple[int, str]]:
    """Id and search key (text, and reading in the next line) of what people may see, the most important first."""
    rows = Term.objects.filter(PUBLISHED, project=project, **having).order_by("-score", "pk")
    return list(rows.values_list("pk", "search_key"))


def _matching(keys: Sequence[tuple[int, str]], key: str) -> list[int]:
    """Those that have `key`: the same first, then those that begin with it, then those with a word that does."""
    word = re.compile(rf"\b{re.escape(key)}")

    def rank(its: str) -> int:
        around = f"\n{its}\n"
        if f"\n{key}\n" in around:
            return 0
        return 1 if f"\n{key}" in around else 2 if word.search(its) else 3

    return [pk for pk, _ in sorted(keys, key=lambda each: rank(each[1]))]


def _similar(keys: Sequence[tuple[int, str]], key: str) -> list[int]:
    """Those that are spelled like `key` but for a slip or two (optimal string alignment), the most alike first."""
    slips = 2 if len(key) >= _LONG else 1 if len(key) >= _SHORT else 0
    if not slips:
        return []
    wanted = range(len(key) - slips, len(key) + slips + 1)
    names = {(pk, at): name for pk, its in keys for at, name in enumerate(_names(its)) if len(name) in wanted}
    found = extract(key, names, scorer=OSA.distance, score_cutoff=slips, limit=MOST_TERMS)
    return list(dict.fromkeys(pk for _, _, (pk, _) in found))


def _names(search_key: str) -> Iterator[str]:
    """A term, its reading, and the words that it is made of."""
    for line in search_key.split("\n"):
        if line:
            yield line
            if " " in line:
                yield from line.split(" ")


def _definitions(project: Project, words: str) -> list[Definition]:
    """Those that people see of the entries."""
    having = Definition.objects.filter(_having("text", words), term__project=project).values("term")
    entries = Term.objects.filter(ENTRY, pk__in=having).order_by("-score", "pk")
    shown, ways = first_of_each(shown_of(entries).select_related("term")), _pattern(words)
    return [each for each in shown.values() if ways.search(each.text)][:MOST_DEFINITIONS]


def _passages(project: Project, words: str) -> Iterator[FoundPassage]:
    """A few of each document, by its name."""
    current = DocumentVersion.objects.filter(
        _having("text", words), document__project=project, document__removed_at=None, document__current=F("pk")
    )
    ways, left = _pattern(words), MOST_PASSAGES
    for version in current.order_by("document__name").values_list("pk", flat=True)[:_MOST_DOCUMENTS]:
        name, text = DocumentVersion.objects.values_list("document__name", "text").get(pk=version)
        for hit in islice(ways.finditer(text), min(left, _IN_ONE)):
            left -= 1
            yield _passage(version, name, text, *hit.span())
        if not left:
            return


def _passage(version: int, document: str, text: str, start: int, end: int) -> FoundPassage:
    """Show the words in their line, without the marks that make it a heading, an item or a row of a table."""
    before = _MARKS.sub("", text[max(0, start - _BEFORE) : start].rpartition("\n")[2])
    after = text[end : end + _AFTER].partition("\n")[0].removesuffix("|")
    return FoundPassage(
        version=version, document=document, start=start, end=end, before=before, hit=text[start:end], after=after
    )


def _ways(words: str) -> list[str]:
    """The ways to write `words` that documents have: half and full width, hiragana and katakana. Capitals too, for
    SQLite compares without regard to them only in ASCII."""
    plain = unicodedata.normalize("NFKC", words)
    cases = (plain, plain.lower(), plain.upper())
    tables = ({}, _HIRAGANA, _KATAKANA, _WIDE)
    return list(dict.fromkeys([words, *(each.translate(table) for each in cases for table in tables)]))


def _having(field: str, words: str) -> Q:
    """Rows that have one of the ways to write `words`; most ways are looked for as they are, which is faster."""
    plain = unicodedata.normalize("NFKC", words)
    found = Q(**{f"{field}__icontains": plain})
    for way in _ways(words):
        if not way.isascii():
            found |= Q(GreaterThan(StrIndex(field, Value(way)), 0))
    return found


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _ways(words))), re.IGNORECASE)
