"""Occurrences of a candidate, of all its spellings together."""

from array import array

from genglossary.pipeline.types import Candidate


def all_places(candidate: Candidate) -> "dict[int, array[int]]":
    """Source key → flat array of the starts and ends of the term and its variants, in order of start.

    Where one spelling stands inside another ("API" in "API server") both are there.
    """
    pairs: dict[int, set[tuple[int, int]]] = {}
    for places in (candidate.occurrences, *(variant.occurrences for variant in candidate.variants)):
        for key, flat in places.items():
            pairs.setdefault(key, set()).update(zip(flat[::2], flat[1::2], strict=True))
    return {key: array("l", [at for pair in sorted(found) for at in pair]) for key, found in sorted(pairs.items())}
