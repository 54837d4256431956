"""The terms that translate each other: what either side says of its terms, put together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from genglossary.pipeline.bilingual.association import Association
from genglossary.pipeline.bilingual.brackets import Brackets
from genglossary.pipeline.bilingual.confidence import MADE, LinkEvidence
from genglossary.pipeline.bilingual.cutting import Cutters
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
    cutters: Cutters | None = None,
) -> list[TermPair]:
    """The pairs of terms that `aligned` passages show, the surest first; a term may be in several.

    A given term may be paired with words that nobody gave: those that stand where its translation must be. Pairs of
    two sides that nobody gave are not looked for. Pairs below `PROPOSED` are there too, as evidence of what else was
    seen. The order of what is given makes no difference. `cutters` may have cut some of the sentences already.
    """
    cutters = cutters or Cutters()
    aligned = sorted(aligned, key=_place)
    source = _Terms(sorted(set(source_terms)), [each.source for each in aligned], cutters)
    target = _Terms(sorted(set(target_terms)), [each.target for each in aligned], cutters)
    found = _Found(aligned, source, target)
    found.take_all()
    pairs = _first(found.pairs(), source_terms)
    return sorted(pairs, key=lambda pair: (-pair.confidence, -pair.places, pair.source, pair.target))


def _place(passage: AlignedPassage) -> tuple[int, int, int, int]:
    return passage.source[0].source, passage.source_span.start, passage.target[0].source, passage.target_span.start


_Merit = tuple[bool, bool, bool, float]


class _Terms:
    """The given terms of one side, and all spans there. Spellings that the language of that side counts as one are
    looked at together, the others each alone: `owners` has of each such group, which is a term for the index, the text
    of its term, and whether that is one of the group."""

    def __init__(self, terms: Sequence[TermSpellings], side: Side, cutters: Cutters) -> None:
        cutter = cutters.of(language_of(side))
        self.owners: list[tuple[str, bool]] = []
        spellings: list[TermSpellings] = []
        for term in terms:
            groups: dict[str, list[str]] = {}
            for spelling in term.spellings:
                groups.setdefault(cutter.language.grammar.key_of(spelling), []).append(spelling)
            for at, (first, *others) in enumerate(groups.values()):
                self.owners.append((term.text, at == 0))
                spellings.append(TermSpellings(first, tuple(others)))
        self.index = SideIndex(side, spellings, cutter)

    def text(self, number: int) -> str:
        """The text of the term that the span `number` is a spelling of, else its own."""
        return self.owners[number][0] if number < len(self.owners) else self.index.text(number)

    def count(self, numbers: Iterable[int]) -> int:
        """Count the passages in which any of the spans `numbers` stands."""
        return len(set[int]().union(*(self.index.places[number] for number in numbers)))


@dataclass(slots=True)
class _Half:
    """One of the two terms of a pair while what is known about it comes together: the spans that it is, and how these
    are written."""

    given: bool = True
    numbers: set[int] = field(default_factory=set[int])
    spellings: set[str] = field(default_factory=set[str])

    def take(self, terms: _Terms, number: int) -> None:
        """Add a span."""
        self.given = number < len(terms.owners)
        self.numbers.add(number)
        self.spellings.update(terms.index.written(number))


@dataclass(slots=True)
class _Pair:
    """Two terms by text while what is known about them comes together."""

    confidence: float = 0.0
    places: set[int] = field(default_factory=set[int])
    evidence: set[PairEvidence] = field(default_factory=set[PairEvidence])
    source: _Half = field(default_factory=_Half)
    target: _Half = field(default_factory=_Half)
    main: bool = False


class _Found:
    """Pairs by the texts of their terms."""

    def __init__(self, aligned: Sequence[AlignedPassage], source: _Terms, target: _Terms) -> None:
        self._aligned, self._source, self._target = aligned, source, target
        self._pairs: defaultdict[tuple[str, str], _Pair] = defaultdict(_Pair)

    def take_all(self) -> None:
        """Add what is found for the given terms of the source, then what is found for those of the target. What the
        one has told of a term of the other is enough where it is sure."""
        source, target = self._source.index, self._target.index
        brackets = Brackets(source.side, target.side)
        forth = Translator(Association(source, target), brackets)
        for translation, weight in _translations(forth, self._source.owners, told=set()):
            together = translation.together
            self._add(together.source, together.target, translation, weight).main |= weight == 1.0
        told = {target for (_, target), pair in self._pairs.items() if pair.confidence >= _TOLD}
        back = Translator(Association(target, source), brackets)
        for translation, weight in _translations(back, self._target.owners, told):
            together = translation.together
            self._add(together.target, together.source, translation, weight)

    def _add(self, source: int, target: int, translation: Translation, weight: float) -> _Pair:
        pair = self._pairs[self._source.text(source), self._target.text(target)]
        pair.confidence = max(pair.confidence, weight * translation.confidence)
        pair.places |= translation.places
        pair.evidence.update(kinds_of(translation.evidence))
        pair.source.take(self._source, source)
        pair.target.take(self._target, target)
        return pair

    def _whole(self) -> dict[tuple[str, str], _Pair]:
        """The pairs without those whose translation is but a piece of a longer, surer one of the same term, and stands
        for the term nowhere else."""
        by_source: defaultdict[str, list[tuple[str, _Pair]]] = defaultdict(list)
        for (source, target), pair in self._pairs.items():
            by_source[source].append((target, pair))
        return {
            (source, target): pair
            for (source, target), pair in self._pairs.items()
            if pair.main or not any(_is_more(each, (target, pair)) for each in by_source[source])
        }

    def pairs(self) -> Iterator[tuple[TermPair, bool]]:
        """The pairs as they are told to others, each with whether the text of its source term was translated so."""
        for (source, target), pair in self._whole().items():
            here = pair.source.spellings, self._source.index.language
            there = pair.target.spellings, self._target.index.language
            found = TermPair(
                source=source,
                target=target,
                places=len(pair.places),
                source_places=self._source.count(pair.source.numbers),
                target_places=self._target.count(pair.target.numbers),
                confidence=round(pair.confidence, 3),
                evidence=tuple(sorted(pair.evidence)),
                proofs=proofs(self._aligned, pair.places, here, there),
                source_given=pair.source.given,
                target_given=pair.target.given,
            )
            yield found, pair.main


def _is_more(one: tuple[str, _Pair], other: tuple[str, _Pair]) -> bool:
    """Whether one translation has the other in it, is surer, and stands wherever the other does."""
    has = len(one[0]) > len(other[0]) and other[0] in one[0]
    return has and one[1].main and one[1].confidence > other[1].confidence and one[1].places >= other[1].places


def _translations(
    translator: Translator, owners: Sequence[tuple[str, bool]], told: Set[str]
) -> Iterator[tuple[Translation, float]]:
    """The translations of all given terms but those `told`, each with how much it tells of its term."""
    for number, (text, is_text) in enumerate(owners):
        if text not in told:
            for translation in translator.translations(number):
                yield translation, 1.0 if is_text else _OTHER


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
