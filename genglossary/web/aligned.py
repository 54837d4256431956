"""Aligned passages as pages show them: both sides beside each other, with the term marked on each."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from django.db.models import Value
from django.db.models.functions import Substr

from genglossary.actions.translations import Place
from genglossary.models import DocumentVersion
from genglossary.pipeline.types import Span
from genglossary.runs.stored.proofs import Proof, ProvedSide

# So many pieces of texts are read in one query: databases take no more parts in one.
AT_A_TIME = 200
# A passage is cut here, and with it a page.
LONGEST = 1500

Name = TypeVar("Name")


class ShownSide(NamedTuple):
    """A passage in three pieces, with the place where it stands; `term` is what is marked."""

    version: int
    document: str
    language: str
    start: int
    end: int
    before: str
    term: str
    after: str


class ShownProof(NamedTuple):
    """Two passages that say the same: that of the entry's language, and the other."""

    own: ShownSide
    other: ShownSide


class Words(NamedTuple):
    """A piece of a document, with the document's name and language."""

    document: str
    language: str
    text: str


def words_at(places: Collection[Place]) -> dict[Place, Words]:
    """The words at `places`, cut where they are too long; what is no place is left out. The texts around them are not
    read."""
    found: dict[Place, Words] = {}
    wanted = list(dict.fromkeys(places))
    for some in (wanted[at : at + AT_A_TIME] for at in range(0, len(wanted), AT_A_TIME)):
        queries = [_query(number, *place) for number, place in enumerate(some)]
        rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
        found |= {some[number]: Words(name, language, text) for number, name, language, text in rows}
    return found


def _query(number: int, version: int, start: int, end: int) -> Any:
    rows = DocumentVersion.objects.filter(pk=version).order_by()
    words = rows.annotate(at=Value(number), words=Substr("text", start + 1, min(end - start, LONGEST)))
    return words.values_list("at", "document__name", "document__language", "words")


def shown_proofs(proofs: Mapping[Name, Sequence[Proof]]) -> dict[Name, list[ShownProof]]:
    """The proofs of several things, under the same names, with their words."""
    sides = [side for several in proofs.values() for proof in several for side in proof]
    words = words_at([(side.version, side.passage.start, side.passage.end) for side in sides])
    return {name: list(_shown(several, words)) for name, several in proofs.items()}


def _shown(proofs: Iterable[Proof], words: Mapping[Place, Words]) -> Iterable[ShownProof]:
    for own, other in proofs:
        if (own.version, *own.passage) in words and (other.version, *other.passage) in words:
            yield ShownProof(_side(own, words), _side(other, words))


def _side(side: ProvedSide, words: Mapping[Place, Words]) -> ShownSide:
    start, end = side.passage
    document, language, text = words[side.version, start, end]
    first, last = _within(side.term, start, len(text))
    return ShownSide(side.version, document, language, start, end, text[:first], text[first:last], text[last:])


def _within(term: Span, start: int, length: int) -> tuple[int, int]:
    first = min(max(term.start - start, 0), length)
    return first, min(max(term.end - start, first), length)
