"""The characters beside a term, at a few of its occurrences."""

from array import array
from collections.abc import Iterator, Sequence

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.types import OFFSETS, Check

Beside = tuple[str, str]
"""The characters before and after one occurrence of a term."""

_LOOKED_AT = 60  # occurrences, from all parts of a document; more would not change what they say
_ROOM = 16  # characters before and after an occurrence
_TOGETHER = 1000  # terms for which the documents are gone through together


class Contexts:
    """The contexts of each of `spellings`, which are asked for in about this order, most of them perhaps never."""

    def __init__(
        self, corpus: Corpus, found: OccurrenceIndex, spellings: Sequence[str], check: Check = Check()
    ) -> None:
        self._corpus, self._found, self._check = corpus, found, check
        self._left = list(reversed(dict.fromkeys(spellings)))
        self._known: dict[str, list[Beside]] = {}

    def of(self, spelling: str) -> Sequence[Beside]:
        """The contexts of occurrences of `spelling`, in order; none when it is not one of the `spellings`."""
        while self._left and spelling not in self._known:
            several = [self._left.pop() for _ in range(min(_TOGETHER, len(self._left)))]
            self._known.update(self._looked_up({each: [] for each in several}))
        return self._known.get(spelling, ())

    def _looked_up(self, beside: dict[str, list[Beside]]) -> dict[str, list[Beside]]:
        """Document by document: each may have to be read from a database."""
        wanted = set(beside)
        for key in sorted(self._found.pieces):
            self._check.alive()
            here = list(self._found.in_document(key, wanted))
            text = self._corpus.sources[key].text if here else ""
            for spelling, flat in here:
                several = beside[spelling]
                several += _beside(text, _some_of(flat, _LOOKED_AT - len(several)))
                if len(several) == _LOOKED_AT:
                    wanted.discard(spelling)
        return beside


def _some_of(flat: "array[int]", most: int) -> "array[int]":
    """At most `most` of the starts and ends in `flat`, at equal distances: a story names a person's deeds late."""
    count = len(flat) // 2
    if count <= most:
        return flat
    chosen = (number * count // most for number in range(most))
    return array(OFFSETS, [offset for at in chosen for offset in flat[2 * at : 2 * at + 2]])


def _beside(text: str, flat: "array[int]") -> Iterator[Beside]:
    for start, end in zip(flat[::2], flat[1::2], strict=True):
        yield _on_one_line(text[max(0, start - _ROOM) : start]), _on_one_line(text[end : end + _ROOM])


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")
