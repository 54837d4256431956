"""Which terms translate each other: what either side says of its terms, put together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from genglossary.pipeline.bilingual.association import Association
from genglossary.pipeline.bilingual.brackets import Brackets
from genglossary.pipeline.bilingual.confidence import MADE, LinkEvidence
from genglossary.pipeline.bilingual.proofs import proofs
from genglossary.pipeline.bilingual.spans import Side, SideIndex, language_of
from genglossary.pipeline.bilingual.translations import Translation, Translator
from genglossary.pipeline.bilingual.types import PROPOSED, AlignedPassage, PairEvidence, TermPair, TermSpellings
from genglossary.pipeline.text.folding import fold_key

_OTHER = 0.8
"""Another spelling of a term tells less of it than its own text does."""

_TOLD = 0.85


def find_pairs(
    aligned: Sequence[AlignedPassage],
    source_terms: Sequence[TermSpellings],
    target_terms: Sequence[TermSpellings],
) -> list[TermPair]:
    """The pairs of terms that `aligned` passages show, the surest first; a term may be in several.

    A given term may be paired with words that nobody gave: those that stand where its translation must be. Pairs of
    two sides that nobody gave are not looked for. Pairs below `PROPOSED` are there too, as evidence of what else was
    seen. The order of what is given makes no difference.
    """
    aligned = sorted(aligned, key=_place)
    sides = [each.source for each in aligned], [each.target for each in aligned]
    here, there = _Terms(sorted(set(source_terms)), sides[0]), _Terms(sorted(set(target_terms)), sides[1])
    source, target = SideIndex(sides[0], here.spellings), SideIndex(sides[1], there.spellings)
    brackets = Brackets(source.side, target.side)
    found = _Found(aligned, (here, source), (there, target))
    found.take(Translator(Association(source, target), brackets), turned=False)
    found.take(Translator(Association(target, source), brackets), turned=True)
    pairs = _first(found.pairs(), source_terms)
    return sorted(pairs, key=lambda pair: (-pair.confidence, -pair.places, pair.source, pair.target))


def _place(passage: AlignedPassage) -> tuple[int, int, int, int]:
    return passage.source[0].source, passage.source_span.start, passage.target[0].source, passage.target_span.start


_Merit = tuple[bool, bool, bool, float]


class _Terms:
    """The given terms of one side. Spellings that the language of that side counts as one are looked at together, the
    others each alone: of each such group the text of its term, and whether that is one of the group."""

    def __init__(self, terms: Sequence[TermSpellings], side: Side) -> None:
        key_of = language_of(side).grammar.key_of
        self.owners: list[tuple[str, bool]] = []
        self.spellings: list[TermSpellings] = []
        for term in terms:
            groups: dict[str, list[str]] = {}
            for spelling in term.spellings:
                groups.setdefault(key_of(spelling), []).append(spelling)
            for at, (first, *others) in enumerate(groups.values()):
                self.owners.append((term.text, at == 0))
                self.spellings.append(TermSpellings(first, tuple(others)))


@dataclass(slots=True)
class _Pair:
    """Two terms by text while what is known about them comes together."""

    confidence: float = 0.0
    places: set[int] = field(default_factory=set[int])
    evidence: set[PairEvidence] = field(default_factory=set[PairEvidence])
    spellings: tuple[set[str], set[str]] = field(default_factory=lambda: (set[str](), set[str]()))
    numbers: tuple[set[int], set[int]] = field(default_factory=lambda: (set[int](), set[int]()))
    given: tuple[bool, bool] = (True, True)
    main: bool = False


class _Found:
    """Pairs by the texts of their terms."""

    def __init__(
        self, aligned: Sequence[AlignedPassage], source: tuple[_Terms, SideIndex], target: tuple[_Terms, SideIndex]
    ) -> None:
        self._aligned, self._sides = aligned, (source, target)
        self._pairs: defaultdict[tuple[str, str], _Pair] = defaultdict(_Pair)

    def take(self, translator: Translator, *, turned: bool) -> None:
        """Add what `translator` finds for the given terms of its side, which is the target where it is turned. What the
        other side has told of a term is enough where it is sure."""
        terms, _ = self._sides[turned]
        told = {texts[turned] for texts, pair in self._pairs.items() if pair.confidence >= _TOLD}
        for number, (text, is_text) in enumerate(terms.owners):
            if text in told:
                continue
            for translation in translator.translations(number):
                self._add(translation, turned, 1.0 if is_text else _OTHER)

    def _add(self, translation: Translation, turned: bool, weight: float) -> None:
        together = translation.together
        numbers = (together.target, together.source) if turned else (together.source, together.target)
        texts = [self._text(side, number) for side, number in enumerate(numbers)]
        pair = self._pairs[texts[0], texts[1]]
        pair.confidence = max(pair.confidence, weight * translation.confidence)
        pair.places |= translation.places
        pair.main |= weight == 1.0 and not turned
        pair.evidence.update(kinds_of(translation.evidence))
        given = [number < len(terms.owners) for number, (terms, _) in zip(numbers, self._sides, strict=True)]
        pair.given = given[0], given[1]
        for side, number in enumerate(numbers):
            pair.numbers[side].add(number)
            pair.spellings[side].update(self._sides[side][1].written(number))

    def _text(self, side: int, number: int) -> str:
        terms, index = self._sides[side]
        return terms.owners[number][0] if number < len(terms.owners) else index.text(number)

    def pairs(self) -> Iterator[tuple[TermPair, bool]]:
        """The pairs as they are told to others, each with whether the text of its source term was translated so."""
        languages = [index.language for _, index in self._sides]
        for (source, target), pair in self._pairs.items():
            counts = [self._count(side, pair.numbers[side]) for side in (0, 1)]
            yield (
                TermPair(
                    source=source,
                    target=target,
                    places=len(pair.places),
                    source_places=counts[0],
                    target_places=counts[1],
                    confidence=round(pair.confidence, 3),
                    evidence=tuple(sorted(pair.evidence)),
                    proofs=proofs(
                        self._aligned,
                        pair.places,
                        (pair.spellings[0], languages[0]),
                        (pair.spellings[1], languages[1]),
                    ),
                    source_given=pair.given[0],
                    target_given=pair.given[1],
                ),
                pair.main,
            )

    def _count(self, side: int, numbers: Iterable[int]) -> int:
        places = self._sides[side][1].places
        return len(set[int]().union(*(places[number] for number in numbers)))


def kinds_of(evidence: LinkEvidence) -> Iterator[PairEvidence]:
    """The kinds of evidence that are told to people."""
    if not evidence.once:
        yield "together"
    if evidence.sound:
        yield "transliteration"
    if evidence.same:
        yield "same"
    if evidence.parts >= MADE:
        yield "parts"
    if evidence.brackets:
        yield "brackets"
    if evidence.short:
        yield "abbreviation"
    if evidence.whole:
        yield "alone"


def _first(pairs: Iterable[tuple[TermPair, bool]], terms: Sequence[TermSpellings]) -> list[TermPair]:
    """The pairs, those that are not the best translation of their source term marked so."""
    others = {term.text: frozenset(map(fold_key, term.others)) - {fold_key(term.text)} for term in terms}
    best: dict[str, tuple[_Merit, TermPair]] = {}
    found = sorted(pairs, key=lambda each: (each[0].source, each[0].target))
    for pair, is_text in found:
        merit = _merit(pair, is_text, others.get(pair.source, frozenset[str]()))
        if pair.source not in best or merit > best[pair.source][0]:
            best[pair.source] = merit, pair
    return [replace(pair, first=best[pair.source][1] is pair) for pair, _ in found]


def _merit(pair: TermPair, is_text: bool, others: frozenset[str]) -> _Merit:
    """Rate a translation among several: the best is sure, no other spelling of the term, translates the term's
    own text, and is used most."""
    return pair.confidence >= PROPOSED, fold_key(pair.target) not in others, is_text, pair.confidence * pair.places
