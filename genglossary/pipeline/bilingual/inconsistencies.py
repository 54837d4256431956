"""Terms that were translated in several ways, and translations that stand for several terms."""

from collections.abc import Sequence

from genglossary.pipeline.bilingual.types import AlignedPassage, Inconsistency, TermPair


def inconsistencies(pairs: Sequence[TermPair], aligned: Sequence[AlignedPassage]) -> list[Inconsistency]:
    """What of `pairs` (all that `find_pairs` gave) is not used the same way everywhere, the most frequent first.

    Spellings of one term, its long form and its abbreviation, and the original kept in a bracket are no inconsistency.
    """
    raise NotImplementedError
