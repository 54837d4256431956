"""Which terms translate each other."""

from collections.abc import Sequence

from genglossary.pipeline.bilingual.types import AlignedPassage, TermPair, TermSpellings


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
    raise NotImplementedError
