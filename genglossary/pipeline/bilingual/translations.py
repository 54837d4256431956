"""The translations of one term: the best, then the best of what that leaves unexplained, and so on."""

import re
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from genglossary.pipeline.bilingual.association import Association, Together
from genglossary.pipeline.bilingual.brackets import Brackets
from genglossary.pipeline.bilingual.composition import ALIKE, Composition, sounds_alike, words_of
from genglossary.pipeline.bilingual.confidence import MOST_PLACES, LinkEvidence, confidence_of, rank_of
from genglossary.pipeline.bilingual.loose import linked_spans, rows_of_words
from genglossary.pipeline.bilingual.marks import size_of
from genglossary.pipeline.text.folding import fold_key

_MOST = 3  # translations of one term
_CONSIDERED = 6  # candidates that are looked at whatever they are
_STRONG = 0.95  # so strong a candidate needs no others
_WEAK = 0.5  # if all are weaker, words of any kind are looked at
_ONCE = 40  # candidates that stand there once and are looked at for other evidence
_LEAST = 0.2  # less sure than this is nobody's business
_TWICE = 2
_KEPT = 0.1  # of the places of a term that is translated: where fewer keep it, it is a name or code there
_BRACKET = re.compile(r"\([^()]*\)|（[^（）]*）")
_OWN = 0.25  # of the places of a pair must have no other term that goes better with the translation
_REST = 0.03  # of the places of a term: what so few have is a slip


class Translation(NamedTuple):
    """Two spans, the evidence for them, and in which passages the second explains the first."""

    together: Together
    evidence: LinkEvidence
    confidence: float
    places: frozenset[int]


class Translator:
    """Finds translations of the spans of one side in the other."""

    def __init__(self, association: Association, brackets: Brackets) -> None:
        self._association, self._brackets = association, brackets
        self._here, self._there = association.here, association.there
        self._composition = Composition(association)
        self._loosely: dict[int, list[int]] = {}

    def translations(self, number: int) -> list[Translation]:
        """The translations of the span `number`, those of most places first.

        A passage is explained once: by the translation that was found first.
        """
        left = set(self._here.places[number])
        found: list[Translation] = []
        while left and len(found) < _MOST:
            best = self._best(number, left, later=bool(found))
            if best is None:
                break
            found.append(best)
            if best.together.places < _TWICE:
                break
            left -= best.places
            if len(left) < max(_TWICE, _REST * len(self._here.places[number])):
                break
        return sorted(found, key=lambda each: -each.confidence * len(each.places))

    def _best(self, number: int, left: set[int], *, later: bool) -> Translation | None:
        candidates = self._candidates(number, left)
        kept = self._kept(number)
        judged = [
            (each, self._evidence(each, candidates, kept)._replace(later=float(later)))
            for each in self._worth(candidates)
        ]
        judged.sort(key=lambda each: (rank_of(each[1]), each[0].places), reverse=True)
        if judged and (self._is_anothers(judged[0][0], left) or self._is_kept_name(*judged[0], left)):
            judged = [each for each in judged if each[1].same]
        if not judged:
            return None
        best, evidence = judged[0]
        if later and evidence.same and best.places < _KEPT * len(self._here.places[number]):
            return None
        places = left.intersection(self._there.places[best.target])
        sure = confidence_of(evidence)
        return Translation(best, evidence, sure, frozenset(places)) if sure >= _LEAST else None

    def _candidates(self, number: int, left: set[int]) -> list[Together]:
        found = self._association.candidates(number, left)
        if not found or found[0].strength < _STRONG:
            known = {each.target for each in found}
            found += self._loose(number, left, known, weak=not found or found[0].strength < _WEAK)
            found = self._association.sorted(found)
        return [each for each in found if not self._has_it(each)]

    def _is_anothers(self, together: Together, left: set[int]) -> bool:
        """Whether the second translates another term without a word of the first, which goes with it better and
        stands nearly wherever both do: so a debit is no 貸方, though hardly mentioned without a credit."""
        strength, number = self._association.rival(together.target)
        names = [fold_key(each) for each in self._here.names(together.source)]
        if strength <= together.strength or self._there.folded(together.target) in names:
            return False
        its = words_of(self._here.folded(number))
        if not {word for each in names for word in words_of(each)}.isdisjoint(its):
            return False
        both = left.intersection(self._there.places[together.target])
        own = both.difference(self._here.places[number])
        return len(own) < max(_TWICE, _OWN * len(both)) and not self._is_told(together)

    def _is_kept_name(self, together: Together, evidence: LinkEvidence, left: set[int]) -> bool:
        """Whether the second is in the original too, wherever both stand: it was kept from there, beside the first."""
        name = self._there.folded(together.target)
        is_part = any(name in fold_key(each) for each in self._here.names(together.source))
        if not evidence.foreign or evidence.short or is_part:
            return False
        both = left.intersection(self._there.places[together.target])
        return 2 * sum(name in fold_key(self._here.prose(passage)) for passage in both) > len(both)

    def _parts(self, together: Together) -> float:
        text = self._there.text(together.target)
        return max(self._composition.share(each, text) for each in self._here.names(together.source))

    def _loose(self, number: int, left: set[int], known: set[int], *, weak: bool) -> list[Together]:
        """Spans that grammar does not propose: looked for once, among all the passages of a term."""
        if number not in self._loosely:
            places = self._here.places[number]
            rest = sorted(left - self._association.kept(number, left)) or list(places)
            spellings = linked_spans(self._there, rest) + (rows_of_words(self._there, rest) if weak else [])
            self._loosely[number] = sorted({self._there.add(spelling) for spelling in spellings})
        others = [each for each in self._loosely[number] if each not in known]
        found = [self._association.candidate(number, other, left) for other in others]
        return [each for each in found if each.places]

    def _has_it(self, together: Together) -> bool:
        """Whether one has the other in it as it is: that is no translation, but a compound with it. What the first
        has in brackets is another way to say it."""
        target = self._there.folded(together.target)
        spellings = list(map(fold_key, self._here.spellings[together.source]))
        if any(_stands_in(each, target) for each in spellings):
            return True
        return target.isascii() and all(_stands_in(target, _BRACKET.sub("", each)) for each in spellings)

    def _worth(self, candidates: Sequence[Together]) -> list[Together]:
        """The strongest, and what stands there once and has other evidence."""
        rest = [each for each in candidates[_CONSIDERED:] if each.places == 1][:_ONCE]
        return [*candidates[:_CONSIDERED], *(each for each in rest if self._is_told(each))]

    def _is_told(self, together: Together) -> bool:
        text, spellings = self._there.text(together.target), self._here.names(together.source)
        return (
            any(sounds_alike(each, text) for each in spellings)
            or self._brackets.count(spellings, [text]) > 0
            or self._brackets.share_short(spellings, [text])
            or self._association.whole(together) > 0
            or self._parts(together) >= ALIKE
        )

    def _evidence(self, together: Together, candidates: Sequence[Together], kept: float) -> LinkEvidence:
        there, target = self._there, together.target
        text, spellings = there.text(target), self._here.names(together.source)
        rival, number = self._association.rival(target)
        better = self._here.folded(number) if number >= 0 else ""
        folded = there.folded(target)
        same = folded in map(fold_key, spellings)
        around = [
            each.places
            for each in candidates[:_CONSIDERED]
            if each is not together and _is_inside(folded, there.folded(each.target))
        ]
        return LinkEvidence(
            strength=together.strength,
            places=min(MOST_PLACES, log(together.places)),
            share=together.places / together.unexplained,
            better=together.strength / candidates[0].strength,
            mutual=min(1.1, together.strength / max(0.01, rival)),
            sound=float(any(sounds_alike(each, text) for each in spellings)),
            brackets=0.0 if same else float(min(2, self._brackets.count(spellings, [text]))),
            alone=min(1.0, there.alone[target] / max(1, together.target_places)),
            inside=min(1.0, max(around, default=0) / together.places),
            parts=self._parts(together),
            foreign=float(text.isascii() and bool(self._there.language.latin_code)),
            once=float(together.places == 1),
            same=float(same),
            outer=float(rival > together.strength and any(_is_inside(fold_key(each), better) for each in spellings)),
            short=float(self._brackets.share_short(spellings, [text])),
            whole=float(min(2, self._association.whole(together))),
            kept=0.0 if same else kept,
            length=min(abs(log(size_of(text) / size_of(each))) for each in spellings),
        )

    def _kept(self, number: int) -> float:
        places = self._here.places[number]
        return len(self._association.kept(number, places)) / max(1, len(places))


def _stands_in(folded: str, other: str) -> bool:
    """Whether one stands in the other, longer text, not within a word of Latin letters."""
    at = other.find(folded) if len(folded) < len(other) else -1
    return at >= 0 and not (_goes_on(other[:at][-1:]) or _goes_on(other[at + len(folded) :][:1]))


def _goes_on(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_inside(folded: str, other: str) -> bool:
    return len(folded) < len(other) and folded in other
