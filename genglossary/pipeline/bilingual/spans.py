"""Spans that may be terms in the sentences of one side: given terms, and what grammar allows, also inside of longer
terms.

Spellings that a language counts as one term (see `Grammar.key_of`) have one number.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, islice

from genglossary.pipeline.bilingual.cutting import CutSentence, Cutter
from genglossary.pipeline.bilingual.types import TermSpellings
from genglossary.pipeline.languages import ASSUMED, LANGUAGES, OTHER
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.languages.tokens import Tokens
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.sentence import Sentence

Side = Sequence[tuple[Sentence, ...]]
"""One side of aligned passages."""

_SHORT = 40  # characters of a passage that may say no more than a term
_EDGE = " :：、,-–•"
_ENDS = ".。!?！？"  # of a sentence
_BRACKET = re.compile(r"[(（]([^()（）]{2,60})[)）]")


class SideIndex:
    """The spans that stand in the passages of one side.

    `passages` has for each passage the numbers of its spans, `places` for each number its passages, in order. `given`
    are the terms by number: their numbers come first. `whole` has for each passage the number of what is all that it
    says, if it says so little. `cut` has the sentences of each passage in words.
    """

    def __init__(self, side: Side, terms: Sequence[TermSpellings], cutter: Cutter) -> None:
        self.side, self.given, self.language = side, terms, cutter.language
        self.spellings: list[Counter[str]] = [Counter() for _ in terms]
        self.alone: Counter[int] = Counter()
        self._texts: dict[int, str] = {}
        self._folded: dict[int, str] = {}
        self._keys: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        for number, term in enumerate(terms):
            for spelling in term.spellings:
                self._keys.setdefault(self.language.grammar.key_of(spelling), number)
        self.whole = [self._whole(sentences) for sentences in side]
        found = [set[int]() for _ in side]
        for passage, number in self._found_terms():
            found[passage].add(number)
        self.cut = _in_passages(cutter, side)
        self.passages: list[list[int]] = []
        for numbers, cut in zip(found, self.cut, strict=True):
            self._find_spans(cut, numbers)
            self.passages.append(sorted(numbers))
            numbers.clear()  # a set takes ten times what its list takes
        self.places: list[list[int]] = [[] for _ in self.spellings]
        for passage, numbers in enumerate(self.passages):
            for number in numbers:
                self.places[number].append(passage)

    def text(self, number: int) -> str:
        """The text of a given term, or the most frequent spelling of a span."""
        if number < len(self.given):
            return self.given[number].text
        if number not in self._texts:
            spellings = self.spellings[number]
            self._texts[number] = min(spellings, key=lambda each: (-spellings[each], each))
        return self._texts[number]

    def folded(self, number: int) -> str:
        """The same, folded."""
        if number not in self._folded:
            self._folded[number] = fold_key(self.text(number))
        return self._folded[number]

    def names(self, number: int) -> tuple[str, ...]:
        """All spellings of a given term, or the most frequent one of a span."""
        return self.given[number].spellings if number < len(self.given) else (self.text(number),)

    def written(self, number: int) -> list[str]:
        """All spellings with which it was found."""
        return sorted(self.spellings[number]) or [self.text(number)]

    def number_of(self, spelling: str) -> int | None:
        """The number of what is spelled so, if there is such a thing."""
        return self._keys.get(self.language.grammar.key_of(spelling))

    def _found_terms(self) -> Iterator[tuple[int, int]]:
        """The given terms wherever they stand, whatever grammar says: passage and number."""
        owners = self._owners()
        finder = Finder(sorted(owners))
        for several in by_document(self.side):
            starts = [sentence.start for sentence, _ in several]
            for spelling, flat in finder.places([sentence for sentence, _ in several]).items():
                for number in owners[spelling]:
                    self.spellings[number][spelling] += len(flat) // 2
                    yield from ((several[bisect_right(starts, start) - 1][1], number) for start in flat[::2])

    def _owners(self) -> dict[str, set[int]]:
        """The numbers of all that is looked for, by its forms: given terms, and what is all that some passage says."""
        owners: defaultdict[str, set[int]] = defaultdict(set)
        for number, term in enumerate(self.given):
            for spelling in term.spellings:
                for form in forms_of(spelling, self.language):
                    owners[form].add(number)
        for spelling, number in self._numbers.items():
            owners[spelling].add(number)
        return owners

    def _find_spans(self, sentences: Sequence[CutSentence], found: set[int]) -> None:
        """Add the numbers of all that grammar allows in the `sentences` of a passage to what is `found` there."""
        alone: set[int] = set()
        given = len(self.given)
        for tokens, first, _, phrases, linked in sentences:
            for start, end in ((first + start, first + end) for start, end in chain(phrases, linked)):
                whole = tokens.grammar.glue.join(tokens.words[start:end])
                for spelling in parts_of(tokens, start, end):
                    number = self._numbers.get(spelling)
                    if number is None:
                        number = self._number(spelling)
                    found.add(number)
                    if spelling == whole:
                        alone.add(number)
                    if number >= given:
                        self.spellings[number][spelling] += 1
        self.alone.update(alone)

    def _whole(self, sentences: tuple[Sentence, ...]) -> int | None:
        """The number of what is all that a short passage says: a heading, a cell, an item of a list."""
        prose = sentences[0].prose.strip(_EDGE)
        if len(sentences) > 1 or not 1 < len(prose) <= _SHORT or prose[-1] in _ENDS:
            return None
        return self._number(self._article.sub("", prose, count=1))

    @cached_property
    def _article(self) -> re.Pattern[str]:
        """An article at the start of a passage."""
        return re.compile(rf"(?:{self.language.vocabulary.articles or '(?!)'})\s+", re.IGNORECASE)

    @cached_property
    def in_brackets(self) -> dict[str, set[int]]:
        """The passages in which each text, folded, stands in brackets."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for passage, sentences in enumerate(self.side):
            for sentence in sentences:
                for match in _BRACKET.finditer(sentence.prose):
                    found[fold_key(match[1]).strip()].add(passage)
        return dict(found)

    @cached_property
    def _text(self) -> tuple[str, list[int]]:
        """The prose of all passages in a row, and where each begins."""
        proses = list(map(self.prose, range(len(self.side))))
        return "\n".join(proses), [0, *accumulate(len(prose) + 1 for prose in proses)]

    def add(self, spelling: str) -> int:
        """The number of a span that grammar does not propose, wherever it stands."""
        number = self._number(spelling)
        if not self.places[number:]:
            text, begins = self._text
            found: list[int] = []
            at = text.find(spelling)
            while at >= 0:
                found.append(bisect_right(begins, at) - 1)
                at = text.find(spelling, at + len(spelling))
            self.places.append(sorted(set(found)))
            self.spellings[number][spelling] += len(found)
            self.alone[number] = len(self.places[number])
        return number

    def prose(self, passage: int) -> str:
        """Give what a passage says."""
        return "\n".join(sentence.prose for sentence in self.side[passage])

    def words(self, passage: int) -> Iterator[Sequence[str]]:
        """The words of each sentence of a passage."""
        return (each.tokens.words[each.start : each.end] for each in self.cut[passage])

    def _number(self, spelling: str) -> int:
        key = self.language.grammar.key_of(spelling)
        number = self._keys.get(key)
        if number is None:
            number = self._keys[key] = len(self.spellings)
            self.spellings.append(Counter())
        self._numbers[spelling] = number
        return number


def by_document(side: Side) -> Iterable[list[tuple[Sentence, int]]]:
    """The sentences of each document, in order, with the numbers of the passages that they are of."""
    documents: defaultdict[int, list[tuple[Sentence, int]]] = defaultdict(list)
    for passage, sentences in enumerate(side):
        for sentence in sentences:
            documents[sentence.source].append((sentence, passage))
    for several in documents.values():
        several.sort(key=lambda each: each[0].start)
    return documents.values()


def _in_passages(cutter: Cutter, side: Side) -> list[list[CutSentence]]:
    """The sentences of each passage in words."""
    cut = iter(cutter.cut([sentence for sentences in side for sentence in sentences]))
    return [list(islice(cut, len(sentences))) for sentences in side]


def language_of(side: Side) -> Language:
    """The rules of the language in which most sentences of a side are."""
    codes = Counter(sentence.language for sentences in side for sentence in sentences if sentence.language != "und")
    if not codes:
        return ASSUMED
    return LANGUAGES.get(min(codes, key=lambda each: (-codes[each], each)), OTHER)


def forms_of(spelling: str, language: Language) -> Iterator[str]:
    """A spelling, and its last word in singular and plural where a language has those."""
    yield spelling
    before, space, last = spelling.rpartition(" ")
    if language.joins_plurals and last.islower():
        yield from (before + space + form for form in language.number_forms(last))
    elif language.joins_plurals and last[1:].islower():
        yield from (before + space + form.capitalize() for form in language.number_forms(last.lower()))


def parts_of(tokens: Tokens, start: int, end: int) -> Iterator[str]:
    """The spellings of all rows of words inside of a phrase that may be terms themselves."""
    words, letters, grammar = tokens.words, tokens.letters, tokens.grammar
    longest, glue, last = grammar.longest, grammar.glue, grammar.ends
    for begin in range(start, end):
        if letters[begin] in grammar.starts or begin == start:
            for stop in range(begin + 1, min(end, begin + longest) + 1):
                if letters[stop - 1] in last:
                    yield glue.join(words[begin:stop])
