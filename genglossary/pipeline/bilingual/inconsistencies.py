"""Terms that were translated in several ways, and translations that stand for several terms."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import permutations
from typing import NamedTuple

from genglossary.pipeline.bilingual.composition import sounds_alike, words_of
from genglossary.pipeline.bilingual.doubts import (
    BORROWED,
    KANJI,
    is_common_word,
    is_gloss,
    is_half,
    is_inside,
    is_name,
    is_of_longer,
    is_of_one_form,
    is_of_original,
    is_remark,
    is_repeated,
    mentions_mostly,
    says_neighbour,
    says_two,
    stands_alone,
)
from genglossary.pipeline.bilingual.forms import alike, are_one, key_of
from genglossary.pipeline.bilingual.types import Inconsistency, InconsistencyKind, PairEvidence, Rendering, TermPair

_SURE = 0.6
"""Less sure pairs are none."""

_SURER = 0.75
"""At least so sure must be another translation than the best one, for which only the same places speak, and a term
that has its translation in common with another."""

_SHARE = 0.3  # of the places of such a translation are those of the term
_BEGINNING = 2  # characters in common are more than chance
_TWICE = 2  # places; one is a slip, or the alignment's
_OFTEN = 3  # places of another translation for which only these speak
_PHRASE = re.compile(r"[^\sぁ-ん](?:[にをではがとや]|から|まで|[ぁ-ん]{3,})[^\sぁ-ん]")  # no name: 表と図, 閉じられた窓
_GAP = re.compile(r"[\s_-]+")
_LATIN = re.compile("[a-z]{2,}")
_BORROWING = frozenset[PairEvidence](("transliteration", "parts"))
_TOLD = _BORROWING | {"brackets", "abbreviation", "same"}


class _Way(NamedTuple):
    """One way to say a term in the other language."""

    text: str
    pair: TermPair


def inconsistencies(pairs: Sequence[TermPair]) -> list[Inconsistency]:
    """The terms of `pairs` (all that `find_pairs` gave) that are not used the same way everywhere, most frequent first.

    Spellings of one term, its long form and its abbreviation, and the original kept in a bracket are no inconsistency.
    A passage that has two translations of a term proves one of them only, the one that `find_pairs` found first: the
    other is told where it stands often enough without it.
    """
    often = _whole_ones([pair for pair in pairs if pair.confidence >= _SURE and pair.places >= _TWICE])
    first = {pair.source: pair for pair in often if pair.first}
    own = [pair for pair in often if _is_own(pair) or _exchanges_a_word(pair, first.get(pair.source))]
    sure = [pair for pair in own if not (is_name(pair) or _is_strange(pair) or is_repeated(pair))]
    best = [pair for pair in sure if pair.first and pair.source_given and pair.confidence >= _SURER]
    given = [pair for pair in _of_own_words(sure) if pair.source_given]
    translations = _of_kind("translations", given, partial(_translations, compounds=_compounds(sure)))
    found = [*translations, *_of_kind("originals", _whole(best, own), _originals)]
    return sorted(found, key=lambda each: (-sum(one.places for one in each.renderings), each.kind, each.text))


def _whole_ones(pairs: Sequence[TermPair]) -> list[TermPair]:
    """Those of `pairs` whose translation is not a piece of another one of the same term."""
    by_term: defaultdict[str, list[TermPair]] = defaultdict(list)
    for pair in pairs:
        by_term[pair.source].append(pair)
    return [pair for pair in pairs if not any(is_inside(pair, each) for each in by_term[pair.source])]


def _is_own(pair: TermPair) -> bool:
    """Whether the translation stands for this term, or the best one does: not for many others now and then for it."""
    if "same" in pair.evidence:
        kept = pair.first or (pair.places >= _OFTEN and not is_common_word(pair))
        return kept and stands_alone(pair)
    if pair.first:
        return True
    often = pair.confidence >= _SURER and pair.places >= _OFTEN
    told = often or not (_BORROWING | {"brackets"}).isdisjoint(pair.evidence)
    return told and pair.places >= _SHARE * pair.target_places


def _whole(pairs: Sequence[TermPair], others: Sequence[TermPair]) -> list[TermPair]:
    """Those of `pairs` whose translation is not that of a longer term among `others` too, a word of which they are."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for pair in others:
        if " " in pair.source:
            words[pair.target].update(map(key_of, pair.source.split()))
    return [pair for pair in pairs if key_of(pair.source) not in words[pair.target]]


def _of_own_words(pairs: Sequence[TermPair]) -> list[TermPair]:
    """Those of `pairs` whose translation is not that of a longer term that the term is a word of."""
    longer: defaultdict[str, list[TermPair]] = defaultdict(list)
    for pair in pairs:
        if pair.first and " " in pair.source:
            longer[pair.target].append(pair)
    return [pair for pair in pairs if not any(is_of_longer(pair, each) for each in longer[pair.target])]


def _exchanges_a_word(pair: TermPair, best: TermPair | None) -> bool:
    """Whether the translation of a term of several words begins or ends as the best one does: then few places tell."""
    if best is None or pair.confidence < _SURER or len(words_of(pair.source)) < 2 or "same" in pair.evidence:
        return False
    same = max(alike(pair.target, best.target), alike(pair.target[::-1], best.target[::-1]))
    return same >= _BEGINNING and pair.places >= _SHARE * pair.target_places


def _is_strange(pair: TermPair) -> bool:
    """Whether a translation is a name for machines or has Latin words that the term has not, or is another than the
    best one and says something that stands beside the term, or borrows a word that does not sound like it."""
    if ("_" in pair.target and "_" not in pair.source) or is_of_original(pair):
        return True
    if not pair.first and (is_half(pair) or is_remark(pair) or says_neighbour(pair)):
        return True
    if not _TOLD.isdisjoint(pair.evidence):
        return False
    term, words = _GAP.sub("", pair.source.lower()), _LATIN.findall(pair.target.lower())
    foreign = not all(word in term or term in word for word in words)
    return foreign or (not pair.first and BORROWED.fullmatch(pair.target) is not None)


def _of_kind(
    kind: InconsistencyKind, pairs: Sequence[TermPair], choose: Callable[[Sequence[_Way]], list[_Way]]
) -> list[Inconsistency]:
    by_term: defaultdict[str, list[_Way]] = defaultdict(list)
    for pair in pairs:
        term, text = (pair.source, pair.target) if kind == "translations" else (pair.target, pair.source)
        if not _is_abbreviation(text, term):
            by_term[term].append(_Way(text, pair))
    chosen = ((term, choose(ways)) for term, ways in by_term.items())
    return [_inconsistency(kind, term, ways) for term, ways in chosen if len(ways) > 1]


def _inconsistency(kind: InconsistencyKind, term: str, ways: Sequence[_Way]) -> Inconsistency:
    renderings = tuple(Rendering(way.text, way.pair.places, way.pair.proofs) for way in ways)
    return Inconsistency(kind=kind, text=term, renderings=renderings)


def _translations(ways: Sequence[_Way], compounds: Collection[tuple[str, str]]) -> list[_Way]:
    """The different names among `ways` that are akin to another, or take its place in `compounds`: two words that
    have nothing in common are mostly two senses of the term, each with the translation that it should have."""
    best = max((way.pair for way in ways), key=lambda pair: (pair.first, pair.places))
    own = [way for way in ways if not (says_two(way.pair, best) or is_gloss(way.pair, best))]
    names = _different([way for way in own if not _PHRASE.search(way.text) and not _is_piece(way.pair)])
    return [
        way
        for way in names
        if any(
            _are_akin(way.pair, other.pair) or _replaces(way.text, other.text, compounds)
            for other in names
            if other is not way
        )
    ]


def _replaces(one: str, other: str, compounds: Collection[tuple[str, str]]) -> bool:
    """Whether two translations of a longer term differ by these two alone."""
    return any(one in each != one and each.replace(one, other) == same for each, same in compounds)


def _compounds(pairs: Sequence[TermPair]) -> set[tuple[str, str]]:
    """Two translations of one term of several words, each two in both orders."""
    several: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if " " in pair.source:
            several[pair.source].append(pair.target)
    return {two for targets in several.values() for two in permutations(targets, 2)}


def _is_piece(pair: TermPair) -> bool:
    """Whether the translation says one of several words of the term, in katakana."""
    words = words_of(pair.source)
    if len(words) < 2 or not BORROWED.fullmatch(pair.target) or sounds_alike(pair.source, pair.target):
        return False
    return any(sounds_alike(word, pair.target) for word in words)


def _are_akin(one: TermPair, other: TermPair) -> bool:
    """Whether two translations of a term may well mean the same: one keeps or borrows the word that the other
    translates, or they are made of a word in common."""
    for kept, translated in ((one, other), (other, one)):
        if "same" in kept.evidence:
            return is_of_one_form(kept, translated)
    is_word = len(words_of(one.source)) == 1
    if not _BORROWING.isdisjoint(other.evidence) or (is_word and "transliteration" in one.evidence):
        return True
    return not _made_of(one.target).isdisjoint(_made_of(other.target))


def _made_of(text: str) -> set[str]:
    """The words and kanji of a name: those of one thing often share one."""
    return {*words_of(text), *KANJI.findall(text)}


def _is_abbreviation(rendering: str, term: str) -> bool:
    """Whether one is mostly in capitals and the other is not: a short form beside a long one."""
    return _is_short(rendering) != _is_short(term)


def _is_short(text: str) -> bool:
    capitals = sum(char.isupper() for char in text)
    return text.isascii() and capitals > max(1, sum(char.islower() for char in text))


def _originals(ways: Sequence[_Way]) -> list[_Way]:
    """The different terms among `ways`, but those that mostly stand beside a more frequent one: that may be meant."""
    names = _different(ways)
    return [way for at, way in enumerate(names) if not any(mentions_mostly(way.pair, one.text) for one in names[:at])]


def _different(ways: Sequence[_Way]) -> list[_Way]:
    """Those that are no spelling, part or extension of a more frequent one, the most frequent first."""
    kept: list[_Way] = []
    for way in sorted(ways, key=lambda each: (-each.pair.places, each.text)):
        if not any(are_one(way.text, each.text) for each in kept):
            kept.append(way)
    return kept
