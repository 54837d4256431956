"""The equivalents of entries and what proves them, as people get them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from genglossary.formats import SourceReference
from genglossary.formats.types import Equivalent, EquivalentOrigin, EquivalentStatus, TranslationProof, Usage
from genglossary.models import Equivalent as EquivalentRow
from genglossary.models import EquivalentStatus as Status
from genglossary.models import SpellingUsage, Term
from genglossary.runs.stored.issues import Place
from genglossary.runs.stored.proofs import Proof, ProvedSide, unpacked


def equivalents_of(term: Term) -> list[EquivalentRow]:
    """The equivalents of an entry, and those of what was merged into it that it has not itself, language by language.

    Where both had a preferred one, that of the entry is. With `variants__equivalents` prefetched it takes no query.
    """
    found: dict[tuple[str, str], EquivalentRow] = {}
    preferred: set[str] = set()
    for row in (row for each in (term, *term.variants.all()) for row in each.equivalents.all()):
        if found.setdefault((row.language, row.text), row) is row and row.usage == SpellingUsage.PREFERRED.value:
            row.usage = SpellingUsage.ADMITTED if row.language in preferred else row.usage
            preferred.add(row.language)
    return sorted(found.values(), key=_by_language)


def _by_language(row: EquivalentRow) -> tuple[str, bool, float]:
    """Proposals last, the surest of them first."""
    proposed = row.status == Status.PROPOSED.value
    return row.language, proposed, -(row.confidence or 0.0) if proposed else 0.0


def exported_equivalent(row: EquivalentRow) -> Equivalent:
    """Convert one row."""
    return Equivalent(
        language=row.language,
        text=row.text,
        status=cast("EquivalentStatus", row.status),
        origin=cast("EquivalentOrigin", row.origin),
        usage=cast("Usage", row.usage),
        reading=row.reading,
        definition=row.definition or None,
        notes=row.notes,
    )


Proved = tuple[Term, EquivalentRow, Proof]
"""An entry, one of its equivalents, and two passages that show it."""


def proofs_of(terms: Iterable[Term]) -> list[Proved]:
    """List the proofs of the equivalents of entries, without those that were rejected."""
    return [
        (term, row, proof)
        for term in terms
        for row in equivalents_of(term)
        if row.status != Status.REJECTED.value
        for proof in unpacked(row.proofs)
    ]


def places_in(proofs: Iterable[Proved]) -> Iterator[Place]:
    """All places that proofs are about."""
    return (_place(side) for _, _, proof in proofs for side in proof)


def exported_proofs(proofs: Sequence[Proved], passages: Mapping[Place, SourceReference]) -> Iterator[TranslationProof]:
    """Those of `proofs` whose places are among the `passages`."""
    for term, row, proof in proofs:
        own, other = _place(proof.own), _place(proof.other)
        if own in passages and other in passages:
            yield TranslationProof(
                entry=term.text, language=row.language, text=row.text, count=row.count or 0,
                confidence=row.confidence or 0.0, own=passages[own], other=passages[other],
            )  # fmt: skip


def _place(side: ProvedSide) -> Place:
    return side.version, side.passage.start, side.passage.end
