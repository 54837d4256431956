"""Passages of documents with their words and the names of the documents, to show and to link to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Value
from django.db.models.functions import Substr

from genglossary.models import DocumentVersion
from genglossary.runs.stored.issues import Place

_AT_ONCE = 100  # SQLite unites no more than 500 queries


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedPassage:
    """A piece of a document: half-open characters of the text of `version`."""

    version: int
    document: str
    start: int
    end: int
    text: str


def linked_passages(places: Sequence[Place]) -> list[LinkedPassage]:
    """The passages at `places` in the same order, without those whose version is gone.

    Only their words come from the database, not the documents around them: one query for a hundred.
    """
    starts = range(0, len(places), _AT_ONCE)
    return [passage for at in starts for passage in _together(places[at : at + _AT_ONCE])]


def _together(places: Sequence[Place]) -> Iterator[LinkedPassage]:
    queries = [_query(number, *place) for number, place in enumerate(places)]
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    found = {number: (name, text) for number, name, text in rows}
    for at, (version, start, end) in enumerate(places):
        if at in found:
            yield LinkedPassage(version=version, document=found[at][0], start=start, end=end, text=found[at][1])


def _query(number: int, version: int, start: int, end: int) -> Any:
    rows = DocumentVersion.objects.filter(pk=version).order_by()
    words = rows.annotate(at=Value(number), words=Substr("text", start + 1, end - start))
    return words.values_list("at", "document__name", "words")
