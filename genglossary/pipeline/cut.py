"""Which candidates to propose for the glossary."""

from collections.abc import Sequence
from dataclasses import replace

from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.types import Candidate, KnownTerm

_FLOOR = 4.0


def accept(candidates: Sequence[Candidate], known: Sequence[KnownTerm], max_terms: int | None) -> list[Candidate]:
    """`candidates` with `accepted` and `reason` set.

    Without `max_terms` all that score high enough are accepted, with it at most so many of them. Known terms
    follow people: required ones are accepted, excluded ones are not.
    """
    decided = {fold_key(term.text): term for term in known}
    left = len(candidates) if max_terms is None else max_terms
    result: list[Candidate] = []
    for candidate in candidates:
        accepted, reason = _judge(candidate, decided.get(fold_key(candidate.text)), left)
        left -= accepted and reason != _REQUIRED
        result.append(replace(candidate, accepted=accepted, reason=reason))
    return result


_REQUIRED = "required by a person"


def _judge(candidate: Candidate, term: KnownTerm | None, left: int) -> tuple[bool, str]:
    if term is not None and term.required:
        return True, _REQUIRED
    if term is not None and term.excluded:
        return False, "excluded by a person"
    if candidate.score < _FLOOR:
        return False, "too little evidence that it is a term of these documents"
    if left <= 0:
        return False, "others score higher, and the number of terms is limited"
    return True, "specific to these documents and used in them"
