"""Sentences that only mention a term, by what they tell of it: where nothing defines it they are its contexts.

A reader learns more from a whole sentence that stands for itself than from a cell, a question, or half a thought
(Meyer, Extracting knowledge-rich contexts for terminography, 2001).
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from heapq import nsmallest

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import CombinedLanguages, combined
from genglossary.pipeline.text.sentence import Sentence

MOST = 4e-5
"""The most that telling much is worth beside the definition score: it puts those in order that have none."""

_STOPPED = re.compile(r"[.!。．！][\"'”’」』)）\]]*$")
_ASKED = re.compile(r"[?？][\"'”’」』)）]*$")
_END = 4  # characters at the end among which the last stop stands
_SHORTEST, _LONGEST = 60, 280  # characters of a script with spaces between words
_WIDE = 2.2  # as many say as much as one of a script without them
_EARLY = 0.4  # of a sentence: what stands there is what it is about
_LATE = 0.8
_COVERED = 0.5  # of what is told where the term is a part of another one


def telling(sentence: Sentence, languages: CombinedLanguages) -> float:
    """Weigh what `sentence` tells about whatever it mentions, 0 to 1: nothing if it asks, or says what to do."""
    prose = sentence.prose
    end = max(0, len(prose) - _END)
    if _ASKED.search(prose, end) or LANGUAGES.get(sentence.language, OTHER).definitions.tells_to_do(prose):
        return 0.0
    size = len(prose) * (1 if prose.isascii() else _WIDE)
    goes_on = languages.points_back.match(prose) or languages.connective.match(prose)
    return (
        0.5 * (_STOPPED.search(prose, end) is not None)
        + 0.2 * (sentence.kind == "paragraph")
        + 0.2 * (_SHORTEST <= size <= _LONGEST)
        + 0.1 * (goes_on is None)
    )


class TellingSentences:
    """Tell what the sentences of one document are worth as contexts of terms that they only mention."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._languages = combined()
        self._told: dict[int, float] = {}

    def best_of(
        self, mentioned: Mapping[int, tuple[int, bool]], known: Container[int], limit: int
    ) -> Iterable[tuple[int, float]]:
        """The `limit` best of the places that mention a term, none of them a headline or `known`, with what they are
        worth beside the definition score; the first of equal ones. `mentioned` has where the term begins in the
        document, and whether it is no part of another one there."""
        told = [(place, self._worth(place, *at)) for place, at in mentioned.items() if place not in known]
        return told if len(told) <= limit else nsmallest(limit, told, key=lambda each: (-each[1], each[0]))

    def _worth(self, place: int, start: int, is_free: bool) -> float:
        sentence = self._sentences[place]
        if (told := self._told.get(place)) is None:
            told = self._told[place] = MOST * telling(sentence, self._languages)
        if start - sentence.start > _EARLY * (sentence.end - sentence.start):
            told *= _LATE
        return told if is_free else told * _COVERED
