"""Carrying the translations that a run found over into the equivalents of terms; what people decided stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from genglossary.models import Equivalent, EquivalentOrigin, EquivalentStatus, Run, Term
from genglossary.models.equivalent import PROPOSED_BY, key_of
from genglossary.models.term import LONGEST_TERM
from genglossary.runs.writing.bulk import bulk_insert

# What a run said and nobody has decided about.
UNTOUCHED = Q(origin__in=PROPOSED_BY, status=EquivalentStatus.PROPOSED, usage="", reading="", definition="", notes="")
_SEEN = ("count", "confidence", "evidence", "proofs")


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedEquivalent:
    """A translation of the term with the id `term`, and what was seen of it (see `Equivalent`)."""

    term: int
    language: str
    text: str
    count: int
    confidence: float
    evidence: Sequence[str]
    proofs: Sequence[Sequence[int]]
    origin: str = EquivalentOrigin.RUN


def publish_equivalents(run: Run, proposed: Iterable[ProposedEquivalent]) -> None:
    """Propose what is new, renew what was seen of the others, and take back what was only proposed and is not seen any
    more. A rejected one stays rejected.

    In the transaction that completes the step, in a few statements.
    """
    heads = _heads(run)
    wanted: dict[tuple[int, str, str], ProposedEquivalent] = {}
    for each in proposed:  # the surest first, also of what became one term since
        if each.term in heads:
            wanted.setdefault(key_of(heads[each.term], each.language, each.text), each)
    stored = _stored(run, heads)
    _withdraw(run, [row.pk for key, row in stored.items() if key not in wanted])
    seen = [row for key, row in stored.items() if key in wanted and _renewed(row, wanted[key])]
    Equivalent.objects.bulk_update(seen, _SEEN, batch_size=100)
    fresh = [_row(run, key[0], each) for key, each in wanted.items() if key not in stored]
    bulk_insert(Equivalent, ignore_conflicts=True)([row for row in fresh if len(row.text) <= LONGEST_TERM])


def _heads(run: Run) -> dict[int, int]:
    """Id of each term → that of the entry that it belongs to."""
    rows = Term.objects.filter(project=run.project_id).values_list("pk", "preferred_id")
    return {pk: preferred or pk for pk, preferred in rows}


def _of(run: Run) -> QuerySet[Equivalent]:
    return Equivalent.objects.filter(term__project=run.project_id)


def _stored(run: Run, heads: dict[int, int]) -> dict[tuple[int, str, str], Equivalent]:
    """The equivalents that there are, decided ones before others: what was merged into an entry counts as its own."""
    found: dict[tuple[int, str, str], Equivalent] = {}
    for row in sorted(_of(run), key=lambda row: row.status == EquivalentStatus.PROPOSED.value):
        found.setdefault(key_of(heads[row.term_id], row.language, row.text), row)
    return found


def _withdraw(run: Run, rows: list[int]) -> None:
    gone = set(_of(run).filter(UNTOUCHED).values_list("pk", flat=True)).intersection(rows)
    Equivalent.objects.filter(pk__in=gone).delete()
    left = _of(run).filter(pk__in=set(rows) - gone, count__isnull=False)
    left.update(count=None, confidence=None, evidence=[], proofs=[])


def _seen(each: ProposedEquivalent) -> dict[str, Any]:
    return {
        "count": each.count, "confidence": round(each.confidence, 3), "evidence": list(each.evidence),
        "proofs": [list(proof) for proof in each.proofs],
    }  # fmt: skip


def _renewed(row: Equivalent, each: ProposedEquivalent) -> bool:
    """Have the row say what was seen now; False where that is what it says already."""
    before = {name: getattr(row, name) for name in _SEEN}
    after = _seen(each)
    for name, value in after.items():
        setattr(row, name, value)
    return before != after


def _row(run: Run, term: int, each: ProposedEquivalent) -> Equivalent:
    return Equivalent(term_id=term, language=each.language, text=each.text, origin=each.origin, run=run, **_seen(each))
