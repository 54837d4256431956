"""The candidates to propose for the glossary, each with the reason why it is proposed or not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.terms.owners import Owners
from genglossary.pipeline.types import DecidedTerm, Reason, TermCandidate

GLOSSARY_SIZE = 300
"""A glossary holds at most this many entries unless people say otherwise; more are not read, nor reviewed."""

_FLOOR = 3.5  # a score that one occurrence can reach only with other evidence
_SHARE = 0.035  # terms among running words: annotated texts have about three in a hundred
_ALWAYS = 20

_IN_WORDS: Mapping[Reason, str] = {
    "required": "required by a person",
    "excluded": "excluded by a person",
    "weak": "too little evidence that it is a term of these documents",
    "everyday": "an everyday word, used here as everywhere",
    "nested": "part of a longer term, without which it does not occur",
    "outranked": "others score higher, and the number of terms is limited",
    "specific": "specific to these documents and used in them",
    "": "",
}

Describe = Callable[[TermCandidate], TermCandidate]
"""Sets category, part of speech and reading of a candidate; one that has them is left as it is."""


def in_words(reason: Reason) -> str:
    """Word `reason` as people read it: on pages, in exports and in what commands print."""
    return _IN_WORDS[reason]


def accept(
    candidates: Sequence[TermCandidate],
    known: Sequence[DecidedTerm],
    max_terms: int | None,
    running_words: int,
    describe: Describe,
) -> list[TermCandidate]:
    """`candidates` (best first) with `accepted` and `reason` set.

    Those that score high enough are accepted, at most `max_terms` of them (None: `GLOSSARY_SIZE`) and not many
    more than texts of `running_words` words have; what the documents themselves explain is bound by the first only.
    Known terms follow people: required ones are accepted and do not count, excluded ones are not. What is
    accepted is described; for all others that is left to `completed`.
    """
    owners = Owners(known)
    left = GLOSSARY_SIZE if max_terms is None else max_terms
    dense = max(_ALWAYS, round(_SHARE * running_words))
    result: list[TermCandidate] = []
    for candidate in candidates:
        room = left if "entry" in candidate.parts else min(left, dense)
        index = owners.named(candidate.text)
        reason = _judge(candidate, None if index is None else known[index], room)
        if reason in ("specific", "required"):
            candidate = describe(candidate)
        if reason == "specific" and candidate.category == "common_noun":
            reason = "everyday"
        left -= reason == "specific"
        dense -= reason == "specific"
        result.append(replace(candidate, accepted=reason in ("specific", "required"), reason=reason))
    return result


def completed(candidate: TermCandidate, describe: Describe) -> TermCandidate:
    """Describe a candidate that `accept` has judged; of an everyday word the reason says so."""
    found = describe(candidate)
    everyday = found.category == "common_noun" and found.reason in ("weak", "outranked")
    return replace(found, reason="everyday") if everyday else found


def _judge(candidate: TermCandidate, term: DecidedTerm | None, left: int) -> Reason:
    if term is not None and term.required:
        return "required"
    if term is not None and term.excluded:
        return "excluded"
    if candidate.reason in ("nested", "weak"):
        return candidate.reason
    if candidate.score < _FLOOR or not candidate.frequency:
        return "weak"
    return "specific" if left > 0 else "outranked"
