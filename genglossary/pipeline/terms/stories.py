"""Stories: what needs explaining there are names, and the things that the story invents; not mules and chimneys."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.terms.categories import looks_beside
from genglossary.pipeline.terms.personal_names import IsPerson
from genglossary.pipeline.terms.termhood import share_of
from genglossary.pipeline.types import TermCandidate

_PERSONS = 5  # among the best candidates, from which on documents tell a story
_FEW_PERSONS = 3  # that are enough where they are
_TOLD = 1 / 6  # of all mentions of the best
_BEST = 40
_KNOWN = 1e-6  # the share of general language from which readers of stories know a word
_NAMED = 0.75  # share of occurrences that are written like a name
_EXPLAINED = frozenset(("entry", "defining", "title"))


def weaken_plain_words(
    candidates: Sequence[TermCandidate], is_person: IsPerson, describe: Callable[[TermCandidate], TermCandidate]
) -> list[TermCandidate]:
    """`candidates`, best first; where they are those of a story, its plain words say that they are no terms.

    `is_person` tells persons by the words beside them; `describe` also by what the dictionary has of their names.
    """
    best = candidates[:_BEST]
    if not (_has_many(best, is_person) or _is_about_few(list(map(describe, best)))):
        return list(candidates)
    return [replace(each, reason="weak") if _is_plain(each) else each for each in candidates]


def _has_many(best: Sequence[TermCandidate], is_person: IsPerson) -> bool:
    persons = filter(is_person, filter(looks_beside, best))
    return sum(1 for _ in islice(persons, _PERSONS)) == _PERSONS


def _is_about_few(described: Sequence[TermCandidate]) -> bool:
    """Whether a few persons are mentioned all the time."""
    mentions = [each.frequency for each in described if each.category == "person"]
    return len(mentions) >= _FEW_PERSONS and sum(mentions) >= _TOLD * sum(each.frequency for each in described)


def _is_plain(candidate: TermCandidate) -> bool:
    """Whether a candidate is a word that everybody knows or that is used once, or a title without a name, and is not
    explained."""
    if candidate.reason or candidate.category or not _EXPLAINED.isdisjoint(candidate.parts):
        return False
    text = candidate.text
    if combined().names.person_before.search(text + " "):
        return True
    if LANGUAGES.get(candidate.language, OTHER).capitals_name and candidate.parts.get("name", 0.0) >= _NAMED:
        return False
    return candidate.frequency == 1 or (" " not in text and share_of(text, candidate.language) >= _KNOWN)
