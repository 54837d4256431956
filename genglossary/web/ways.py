"""The ways in which a term was translated, as the page of issues shows them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from genglossary.models import Issue, Term
from genglossary.runs.stored.renderings import unpacked
from genglossary.web.aligned import ShownProof, shown_proofs


class ShownWay(NamedTuple):
    """One way, by its number from 0: `entry` with the equivalent `text` in `language`, in `places` aligned passages."""

    number: int
    entry: Term
    language: str
    text: str
    places: int
    proofs: Sequence[ShownProof]


def ways_of(issues: Iterable[Issue]) -> dict[int, list[ShownWay]]:
    """Id of each issue about translations → its ways, in a constant number of queries."""
    kept = {issue.pk: unpacked(issue) for issue in issues if issue.renderings}
    terms = Term.objects.in_bulk([way.term for known in kept.values() for way in known.ways])
    proofs = shown_proofs({(pk, at): way.proofs for pk, known in kept.items() for at, way in enumerate(known.ways)})
    return {
        pk: [
            ShownWay(at, terms[way.term], known.language, way.text, way.places, proofs[pk, at])
            for at, way in enumerate(known.ways)
            if way.term in terms
        ]
        for pk, known in kept.items()
    }
