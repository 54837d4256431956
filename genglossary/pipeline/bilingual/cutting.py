"""The sentences of one side cut into words, each once, however often they are looked at."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.languages.tokens import MARKS, Tokens
from genglossary.pipeline.text.sentence import Sentence, in_batches


class CutSentence(NamedTuple):
    """A sentence as the half-open range of its words in `tokens`; of what may be a term there `phrases` may have parts
    that are terms too, `linked` may not (see `Tokens`). All by the index of words."""

    tokens: Tokens
    start: int
    end: int
    phrases: Sequence[tuple[int, int]]
    linked: Sequence[tuple[int, int]]


class Cutter:
    """Cuts sentences of one `language` into words, and keeps what it has cut."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._cut: dict[tuple[int, int], CutSentence] = {}
        self._words: dict[str, str] = {}

    def cut(self, sentences: Sequence[Sentence]) -> list[CutSentence]:
        """The `sentences` in words, in their order."""
        places = [(each.source, each.start) for each in sentences]
        new = {place: each for place, each in zip(places, sentences, strict=True) if place not in self._cut}
        for several in in_batches(list(new.values())):
            tokens = self.language.tokens_of(several)
            # A word is kept once, not once for each place: that is most of what sentences in words take.
            tokens.words[:] = [self._words.setdefault(word, word) for word in tokens.words]
            cut = _in_words(tokens)
            self._cut.update(zip(((each.source, each.start) for each in several), cut, strict=True))
        return [self._cut[place] for place in places]


class Cutters:
    """One cutter for each language."""

    def __init__(self) -> None:
        self._cutters: dict[str, Cutter] = {}

    def of(self, language: Language) -> Cutter:
        """The cutter of `language`."""
        return self._cutters.setdefault(language.code, Cutter(language))


def _in_words(tokens: Tokens) -> Iterator[CutSentence]:
    """The sentences of which `tokens` are."""
    marks = [index for index, word in enumerate(tokens.words) if word in MARKS]
    phrases, linked = _Row(tokens.phrases), _Row(tokens.linked)
    # Before the first sentence may stand one mark more; then one opens and one closes each.
    for opening, end in zip(marks[1::2], marks[2::2], strict=False):
        yield CutSentence(tokens, opening + 1, end, phrases.before(end), linked.before(end))


class _Row:
    """Ranges of words, in order, that are taken away from the front."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges, self._taken = ranges, 0

    def before(self, end: int) -> Sequence[tuple[int, int]]:
        """Take those that start before `end`."""
        first = self._taken
        while self._taken < len(self._ranges) and self._ranges[self._taken][0] < end:
            self._taken += 1
        return self._ranges[first : self._taken]
