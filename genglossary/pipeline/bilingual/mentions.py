"""The aligned passages that mention terms, for whoever looks at some of them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from genglossary.pipeline.bilingual.spans import by_document, forms_of, language_of
from genglossary.pipeline.bilingual.types import AlignedPassage, TermSpellings
from genglossary.pipeline.occurrences.matcher import Finder


def mentions(aligned: Sequence[AlignedPassage], terms: Sequence[TermSpellings]) -> list[list[int]]:
    """List for each of `terms` the numbers of the passages whose source mentions it, the surest and shortest first."""
    side = [each.source for each in aligned]
    owners: defaultdict[str, set[int]] = defaultdict(set)
    for number, term in enumerate(terms):
        for spelling in term.spellings:
            for form in forms_of(spelling, language_of(side)):
                owners[form].add(number)
    finder = Finder(sorted(owners))
    found = [set[int]() for _ in terms]
    for several in by_document(side) if owners else ():
        starts = [sentence.start for sentence, _ in several]
        for spelling, flat in finder.places([sentence for sentence, _ in several]).items():
            passages = {several[bisect_right(starts, start) - 1][1] for start in flat[::2]}
            for number in owners[spelling]:
                found[number] |= passages
    return [sorted(each, key=lambda number: (*_rank(aligned[number]), number)) for each in found]


def _rank(passage: AlignedPassage) -> tuple[float, int]:
    return -round(passage.confidence, 1), sum(len(each.prose) for side in passage[:2] for each in side)
