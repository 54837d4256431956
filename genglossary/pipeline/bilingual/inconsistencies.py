"""Terms that were translated in several ways, and translations that stand for several terms."""

import re
from collections import defaultdict
from collections.abc import Sequence

from genglossary.pipeline.bilingual.types import AlignedPassage, Inconsistency, InconsistencyKind, Rendering, TermPair
from genglossary.pipeline.languages import ASSUMED
from genglossary.pipeline.languages.combined import language_of_script
from genglossary.pipeline.text.folding import fold_key

_SURE = 0.6
"""Less sure pairs are none."""

_TWICE = 2  # places; one is a slip, or the alignment's
_FILL = re.compile(r"[\s・ー\-‐_=＝のをに]+")


def inconsistencies(pairs: Sequence[TermPair], aligned: Sequence[AlignedPassage]) -> list[Inconsistency]:
    """What of `pairs` (all that `find_pairs` gave) is not used the same way everywhere, the most frequent first.

    Spellings of one term, its long form and its abbreviation, and the original kept in a bracket are no inconsistency.
    `aligned` is what the pairs were found in; passages that prove one rendering and have another too prove nothing.
    """
    sure = [pair for pair in pairs if pair.confidence >= _SURE and pair.places >= _TWICE]
    found = [*_of_kind("translations", sure), *_of_kind("originals", sure)]
    return sorted(found, key=lambda each: (-sum(one.places for one in each.renderings), each.kind, each.text))


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
    """Whether one is in capitals only and the other is not: a short form beside a long one."""
    return rendering.isupper() != term.isupper() and (rendering.isupper() or term.isupper())


def _different(renderings: Sequence[Rendering]) -> tuple[Rendering, ...]:
    """Those that are no spelling, part or extension of a more frequent one."""
    kept: list[Rendering] = []
    for rendering in sorted(renderings, key=lambda each: (-each.places, each.text)):
        key = _key(rendering.text)
        if not any(key in other or other in key for other in map(_key, (each.text for each in kept))):
            kept.append(rendering)
    return tuple(kept)


def _key(text: str) -> str:
    rules = language_of_script(text) or ASSUMED
    return _FILL.sub("", fold_key(rules.grammar.key_of(text)))
