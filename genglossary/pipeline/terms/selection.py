"""The candidates to propose for the glossary, each with the reason why it is proposed or not."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.terms.categories import is_known_place
from genglossary.pipeline.terms.owners import Owners
from genglossary.pipeline.types import DecidedTerm, Reason, TermCandidate

_FLOOR = 3.5  # a score that one occurrence can reach only with other evidence
_STORY = 4.5  # the least score of what a story names
_HANDBOOK = 6.5  # the least score in a text of a hundred pages or more
_WORDS = (500, 30_000)  # running words of a leaflet, for which the floor is enough, and of such a text
_STRONGEST = 20  # entries that show how much evidence there is in these documents
_SHARE_OF_STRONGEST = (0.56, 0.42)  # that an entry has at least, in a manual and in a textbook
_EXPLAINED = (0.35, 0.5)  # terms that a manual and a textbook explain or call so, for each that scores high enough
_TELLING = frozenset(("entry", "called"))
_MOST = 1500  # more are not read, nor reviewed
_SHARE = 0.035  # terms among running words: annotated texts have about three in a hundred
_ALWAYS = 12
_PAGES = 8  # documents from which what stands in one context only is repeated with all that is around it
_SAME_WORDS = 0.375  # contexts, in eighths: three words before or after it

_IN_WORDS: Mapping[Reason, str] = {
    "required": "required by a person",
    "excluded": "excluded by a person",
    "weak": "too little evidence that it is a term of these documents",
    "everyday": "an everyday word, used here as everywhere",
    "nested": "part of a longer term, without which it does not occur",
    "outranked": "others score higher, and the number of terms is limited",
    "specific": "specific to these documents and used in them",
    "known": "a term of a reference glossary",
    "": "",
}

_ACCEPTED: frozenset[Reason] = frozenset({"specific", "required", "known"})

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
    is_story: bool = False,
) -> list[TermCandidate]:
    """`candidates` (best first) with `accepted` and `reason` set.

    Those that score high enough are accepted, at most `max_terms` of them (None: the documents decide, see
    `_least_scores`) and not many more than texts of `running_words` words have; what the documents explain is bound by
    the first only. Known terms follow people and do not count: required ones, and those known elsewhere, are accepted,
    excluded ones are not. What is accepted is described, for all others that is left to `completed`.
    """
    owners, result = Owners(known), list[TermCandidate]()
    explained, least = _least_scores(candidates, running_words, is_story) if max_terms is None else (_FLOOR, _FLOOR)
    left = _MOST if max_terms is None else max_terms
    dense = max(_ALWAYS, round(_SHARE * running_words))
    for candidate in candidates:
        needed, room = (explained, left) if "entry" in candidate.parts else (least, min(left, dense))
        room = room if candidate.score >= needed else 0
        index = owners.named(candidate.text)
        reason = _judge(candidate, None if index is None else known[index], room)
        if reason in _ACCEPTED:
            candidate = describe(candidate)
        if reason == "specific" and (candidate.category == "common_noun" or is_known_place(candidate)):
            reason = "everyday"
        left -= reason == "specific"
        dense -= reason == "specific"
        result.append(replace(candidate, accepted=reason in _ACCEPTED, reason=reason))
    return result


def _least_scores(candidates: Sequence[TermCandidate], running_words: int, is_story: bool) -> tuple[float, float]:
    """The least scores of what the documents explain, and of other entries: about half of that of the strongest.

    Long texts say more of each word than short ones, so the least that is asked grows with them up to a handbook. Texts
    that teach explain most of their words, and have more entries for it than those that tell how to do something; what
    these explain is an entry as it would be there. The names of a story need no more evidence in a long one.
    """
    leaflet, handbook = map(math.log, _WORDS)
    absolute = _between(math.log(max(running_words, 1)), (leaflet, handbook), (_FLOOR, _HANDBOOK))
    high = sum(1 for candidate in candidates if candidate.score >= absolute)
    told = sum(1 for candidate in candidates if not _TELLING.isdisjoint(candidate.parts))
    strongest = [candidate.score for candidate in candidates[:_STRONGEST]]
    share = _between(told / max(high, 1), _EXPLAINED, _SHARE_OF_STRONGEST)
    mean = sum(strongest) / max(len(strongest), 1)
    explained, least = max(_SHARE_OF_STRONGEST[1] * mean, absolute), max(share * mean, absolute)
    return explained, min(least, _STORY) if is_story else least


def _between(value: float, ends: tuple[float, float], results: tuple[float, float]) -> float:
    """The result that lies between `results` as `value` does between `ends`, or the nearer of them."""
    way = (value - ends[0]) / (ends[1] - ends[0])
    return results[0] + (results[1] - results[0]) * min(max(way, 0.0), 1.0)


def completed(candidate: TermCandidate, describe: Describe) -> TermCandidate:
    """Describe a candidate that `accept` has judged; of an everyday word the reason says so."""
    found = describe(candidate)
    everyday = found.category == "common_noun" and found.reason in ("weak", "outranked")
    return replace(found, reason="everyday") if everyday else found


def _arranges_pages(candidate: TermCandidate) -> bool:
    """Whether a candidate stands on many pages, but always between the same few words: "Report a bug"."""
    return candidate.documents >= _PAGES and 0 < candidate.parts.get("contexts", 0.0) <= _SAME_WORDS


def _judge(candidate: TermCandidate, term: DecidedTerm | None, left: int) -> Reason:
    if term is not None and term.required:
        return "required"
    if term is not None and term.excluded:
        return "excluded"
    if term is not None and term.elsewhere:
        return "known"
    if candidate.reason in ("nested", "weak"):
        return candidate.reason
    if candidate.score < _FLOOR or not candidate.frequency or _arranges_pages(candidate):
        return "weak"
    return "specific" if left > 0 else "outranked"
