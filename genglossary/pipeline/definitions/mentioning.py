"""How much a sentence that says nothing of what a term is still tells of it: such a one is shown as its context.

A reader learns more from a whole sentence that stands for itself than from a cell, a question, or half a thought
(Meyer, Extracting knowledge-rich contexts for terminography, 2001).
"""

import re
from collections.abc import Container, Mapping, Sequence
from heapq import nsmallest

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import CombinedLanguages, combined
from genglossary.pipeline.text.sentence import Sentence

MOST = 4e-5
"""The most that telling much is worth beside the definition score: it puts those in order that have none."""

_STOPPED = re.compile(r"[.!。．！][\"'”’」』)）\]]*$")
_ASKED = re.compile(r"[?？][\"'”’」』)）]*$")
_GAP = re.compile(r"\s[,.;:)]|\(\s*\)|（\s*）|[、。]\s*[をがにの]")  # code that is not shown
_SHORTEST, _LONGEST = 60, 280  # characters of a script with spaces between words
_WIDE = 2.2  # as many say as much as one of a script without them
_EARLY = 0.4  # of a sentence: what stands there is what it is about
_COVERED = 0.5  # of what is told where the term is a part of another one


def telling(sentence: Sentence, languages: CombinedLanguages) -> float:
    """How much `sentence` tells about whatever it mentions, 0 to 1: nothing if it asks, or says what to do."""
    prose = sentence.prose
    if _ASKED.search(prose) or LANGUAGES.get(sentence.language, OTHER).definitions.tells_to_do(prose):
        return 0.0
    size = len(prose) * (1 if prose.isascii() else _WIDE)
    goes_on = languages.points_back.match(prose) or languages.connective.match(prose)
    return (
        0.4 * (_STOPPED.search(prose) is not None)
        + 0.2 * (sentence.kind == "paragraph")
        + 0.2 * (_SHORTEST <= size <= _LONGEST)
        + 0.1 * (goes_on is None)
        + 0.1 * (_GAP.search(prose) is None)
    )


class Mentions:
    """What the sentences of one document are worth as contexts of terms that they only mention."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._languages = combined()
        self._told: dict[int, float] = {}

    def worth(self, place: int, start: int, is_free: bool) -> float:
        """What the sentence at `place` is worth beside the definition score, at most `MOST`, for a term that stands at
        `start` of the document; `is_free` says that it is no part of another term there."""
        sentence = self._sentences[place]
        if (told := self._told.get(place)) is None:
            told = self._told[place] = telling(sentence, self._languages)
        is_early = start - sentence.start <= _EARLY * (sentence.end - sentence.start)
        return MOST * told * (1.0 if is_early else 0.8) * (1.0 if is_free else _COVERED)

    def best_of(self, mentioned: Mapping[int, float], known: Container[int], limit: int) -> list[int]:
        """The `limit` best of places by what they are worth, the first of equal ones; no headlines, none `known`."""
        left = [place for place in mentioned if place not in known and not self._sentences[place].headline]
        return nsmallest(limit, left, key=lambda place: (-mentioned[place], place))
