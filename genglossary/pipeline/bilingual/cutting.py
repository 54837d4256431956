"""The sentences of one side cut into words, each once, however often they are looked at."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.languages.tokens import MARKS, Tokens
from genglossary.pipeline.text.sentence import Sentence, in_batches

_Range = tuple[int, int]


class CutSentence(NamedTuple):
    """A sentence as the half-open range of its words in `tokens`; of what may be a term there `phrases` may have parts
    that are terms too, `linked` may not (see `Tokens`), as half-open ranges of the sentence's words."""

    tokens: Tokens
    start: int
    end: int
    phrases: Sequence[_Range]
    linked: Sequence[_Range]


class Cutter:
    """Cuts sentences of one `language` into words, and keeps what it has cut."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._cut: dict[tuple[int, int], CutSentence] = {}
        self._words: dict[str, str] = {}
        self._ranges: dict[_Range, _Range] = {}

    def cut(self, sentences: Sequence[Sentence]) -> list[CutSentence]:
        """The `sentences` in words, in their order."""
        places = [(each.source, each.start) for each in sentences]
        new = {place: each for place, each in zip(places, sentences, strict=True) if place not in self._cut}
        for several in in_batches(list(new.values())):
            tokens = self.language.tokens_of(several)
            # A word is kept once, not once for each place: that is most of what sentences in words take.
            tokens.words[:] = [self._words.setdefault(word, word) for word in tokens.words]
            cut = self._in_words(tokens)
            self._cut.update(zip(((each.source, each.start) for each in several), cut, strict=True))
            tokens.phrases.clear()
            tokens.linked.clear()
        return [self._cut[place] for place in places]

    def _in_words(self, tokens: Tokens) -> Iterator[CutSentence]:
        """The sentences of which `tokens` are."""
        marks = [index for index, word in enumerate(tokens.words) if word in MARKS]
        phrases, linked = _Row(tokens.phrases, self._ranges), _Row(tokens.linked, self._ranges)
        # Before the first sentence may stand one mark more; then one opens and one closes each.
        for opening, end in zip(marks[1::2], marks[2::2], strict=False):
            start = opening + 1
            yield CutSentence(tokens, start, end, phrases.within(start, end), linked.within(start, end))


class Cutters:
    """One cutter for each language."""

    def __init__(self) -> None:
        self._cutters: dict[str, Cutter] = {}

    def of(self, language: Language) -> Cutter:
        """The cutter of `language`."""
        return self._cutters.setdefault(language.code, Cutter(language))


class _Row:
    """Ranges of words, in order, that are taken away from the front. Those that are alike are one of `known`."""

    def __init__(self, ranges: Sequence[_Range], known: dict[_Range, _Range]) -> None:
        self._ranges, self._known, self._taken = ranges, known, 0

    def within(self, start: int, end: int) -> Sequence[_Range]:
        """Take those that start before `end`, counted from `start`."""
        first = self._taken
        while self._taken < len(self._ranges) and self._ranges[self._taken][0] < end:
            self._taken += 1
        found = [(one - start, other - start) for one, other in self._ranges[first : self._taken]]
        return tuple(self._known.setdefault(each, each) for each in found)
