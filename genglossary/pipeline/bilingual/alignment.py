"""Which sentences of a document say what which sentences of its translation say."""

from collections.abc import Iterable, Sequence

from genglossary.pipeline.bilingual.types import AlignedPassage
from genglossary.pipeline.text.sentence import Sentence


class Anchors:
    """Pairs of spellings (source, target) that are known to translate each other, prepared for looking them up."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        raise NotImplementedError


def align(
    source: Sequence[Sentence], target: Sequence[Sentence], anchors: Anchors | None = None
) -> list[AlignedPassage]:
    """The passages of two documents that say the same, in order of the source.

    One or two sentences on each side. Whatever has no counterpart (missing, new, untranslated) is left out.
    """
    raise NotImplementedError
