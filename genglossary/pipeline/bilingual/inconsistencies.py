"""Terms that were translated in several ways, and translations that stand for several terms."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from genglossary.pipeline.bilingual.types import Inconsistency, InconsistencyKind, Rendering, TermPair
from genglossary.pipeline.languages import ASSUMED
from genglossary.pipeline.languages.combined import language_of_script
from genglossary.pipeline.text.folding import fold_key

_SURE = 0.6
"""Less sure pairs are none."""

_SURER = 0.75
"""At least so sure must be another translation than the best one, for which only the same places speak."""

_SHARE = 0.3  # of the places of such a translation are those of the term
_STEM = 0.6  # of two words alike make them forms of one
_TWICE = 2  # places; one is a slip, or the alignment's
_OFTEN = 3  # places of another translation for which only these speak
_LABEL = re.compile(r"\b[A-Za-z\d]\b", re.ASCII)  # of one of several: パッケージ A, パッケージ B
_JOINED = re.compile("[のな]")
_FILL = re.compile(r"[\s・ー\-‐_=＝のをに]+")


def inconsistencies(pairs: Sequence[TermPair]) -> list[Inconsistency]:
    """The terms of `pairs` (all that `find_pairs` gave) that are not used the same way everywhere, most frequent first.

    Spellings of one term, its long form and its abbreviation, and the original kept in a bracket are no inconsistency.
    A passage that has two translations of a term proves one of them only, the one that `find_pairs` found first: the
    other is told where it stands often enough without it.
    """
    often = [pair for pair in pairs if pair.confidence >= _SURE and pair.places >= _TWICE]
    sure = [pair for pair in often if _is_own(pair) and not _is_name(pair)]
    best = [pair for pair in sure if pair.first and pair.source_given]
    found = [*_of_kind("translations", sure), *_of_kind("originals", best)]
    return sorted(found, key=lambda each: (-sum(one.places for one in each.renderings), each.kind, each.text))


def _is_own(pair: TermPair) -> bool:
    """Whether the translation stands for this term, or the best one does: not for many others now and then for it."""
    if "same" in pair.evidence:
        return pair.first or (pair.places >= _OFTEN and _stands_alone(pair))
    if pair.first:
        return True
    often = pair.confidence >= _SURER and pair.places >= _OFTEN
    told = often or not {"transliteration", "parts", "brackets"}.isdisjoint(pair.evidence)
    return told and pair.places >= _SHARE * pair.target_places


def _is_name(pair: TermPair) -> bool:
    """Whether a term of several words was kept in one where the original has it in one too: the name of a package, a
    type or a folder ("test-network")."""
    if "same" not in pair.evidence or " " not in pair.source or " " in pair.target:
        return False
    proses = ["\n".join(each.prose for each in proof.passage.source) for proof in pair.proofs]
    return 2 * sum(pair.target in prose for prose in proses) > len(proses)


def _stands_alone(pair: TermPair) -> bool:
    """Whether a term that was kept as it is stands there by itself, not as a piece of a name for machines."""
    alone = re.compile(rf"(?<![\w./-]){re.escape(pair.target)}(?![\w/-]|\.\w)", re.ASCII | re.IGNORECASE)
    proses = ["\n".join(each.prose for each in proof.passage.target) for proof in pair.proofs]
    return 2 * sum(alone.search(prose) is not None for prose in proses) > len(proses)


def _of_kind(kind: InconsistencyKind, pairs: Sequence[TermPair]) -> list[Inconsistency]:
    by_term: defaultdict[str, list[Rendering]] = defaultdict(list)
    for pair in pairs:
        term, rendering = (pair.source, pair.target) if kind == "translations" else (pair.target, pair.source)
        if not _is_abbreviation(rendering, term):
            by_term[term].append(Rendering(rendering, pair.places, pair.proofs))
    found = ((term, _different(renderings)) for term, renderings in by_term.items())
    return [
        Inconsistency(kind=kind, text=term, renderings=renderings) for term, renderings in found if len(renderings) > 1
    ]


def _is_abbreviation(rendering: str, term: str) -> bool:
    """Whether one is mostly in capitals and the other is not: a short form beside a long one."""
    return _is_short(rendering) != _is_short(term)


def _is_short(text: str) -> bool:
    capitals = sum(char.isupper() for char in text)
    return text.isascii() and capitals > max(1, sum(char.islower() for char in text))


def _different(renderings: Sequence[Rendering]) -> tuple[Rendering, ...]:
    """Those that are no spelling, part or extension of a more frequent one."""
    kept: list[Rendering] = []
    for rendering in sorted(renderings, key=lambda each: (-each.places, each.text)):
        if not any(_are_one(rendering.text, each.text) for each in kept):
            kept.append(rendering)
    return tuple(kept)


def _are_one(one: str, other: str) -> bool:
    """Whether one is a spelling, part or form of the other ("transparent" of "transparency")."""
    first, second = _key(one), _key(other)
    if first in second or second in first or _has_pieces(one, other) or _has_pieces(other, one):
        return True
    words, others = one.lower().split(), other.lower().split()
    return (one + other).isascii() and len(words) == len(others) and all(map(_is_form, words, others))


def _has_pieces(one: str, other: str) -> bool:
    """Whether `one` has small words in it, and `other` all that these join, in order (外向きのトラフィック in
    外向きのすべてのトラフィック)."""
    pieces, others = (list(map(_key, _JOINED.split(each))) for each in (one, other))
    rest = iter(others)
    return len(pieces) > 1 and all(piece in rest for piece in pieces)


def _is_form(one: str, other: str) -> bool:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return same >= _STEM * min(len(one), len(other))


def _key(text: str) -> str:
    rules = language_of_script(text) or ASSUMED
    return _FILL.sub("", fold_key(rules.grammar.key_of(_LABEL.sub("", text))))
