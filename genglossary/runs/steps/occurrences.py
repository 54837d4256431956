"""The occurrences that this process found, by the ids of terms."""

from array import array
from collections.abc import Iterable, Mapping

from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.types import TermCandidate


def ids_of(kept: Iterable[TermCandidate], ids: Mapping[str, int]) -> dict[str, int]:
    """Spelling → id, of every candidate and variant that is a term; `ids` are those of all terms by text."""
    return {text: ids[text] for candidate in kept for text in candidate.spellings if text in ids}


def places_of(
    found: OccurrenceIndex, terms: Mapping[str, int], wanted: Iterable[int]
) -> "dict[int, dict[int, array[int]]]":
    """Term id → version id → flat offsets, for those of the `wanted` ids that `terms` has by their text."""
    texts = {term: text for text, term in terms.items()}
    several = [term for term in wanted if term in texts]
    return dict(zip(several, found.places([[texts[term]] for term in several]), strict=True))
