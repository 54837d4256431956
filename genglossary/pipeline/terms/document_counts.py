"""What one document contributes: everything that depends on it alone, so that it can be kept and reused."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.languages.english import chunking as english
from genglossary.pipeline.languages.japanese import chunking as japanese
from genglossary.pipeline.languages.other import chunking as neutral
from genglossary.pipeline.languages.tokens import Grammar, Tokens
from genglossary.pipeline.terms.abbreviations import pairs_in
from genglossary.pipeline.terms.headwords import Headword, headwords
from genglossary.pipeline.terms.phrase_counts import WHOLE, Marks, PhraseCounts, add_phrases, count_phrases
from genglossary.pipeline.terms.readings import readings_in
from genglossary.pipeline.terms.spelled_out import spelled_out
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Source

_EXPLAINED = Marks(entries=1)
_TOGETHER = 200_000  # characters of one language that are cut into words at a time


class LanguageCounts(NamedTuple):
    """The runs of one language in a document by spelling, and how often each of its words (lower case) occurs."""

    runs: dict[str, PhraseCounts]
    words: Counter[str]


class DocumentCounts(NamedTuple):
    """The runs of one document by language, and, counted, its pairs of abbreviation and long form, and those of a
    word and the reading that its author gives."""

    languages: dict[str, LanguageCounts]
    abbreviations: Counter[tuple[str, str]]
    readings: Counter[tuple[str, str]]


def count_document(source: Source, sentences: Iterable[Sentence] | None = None) -> DocumentCounts:
    """Everything that `source` says about its candidates. `sentences` saves splitting it a second time."""
    by_language: defaultdict[str, list[Sentence]] = defaultdict(list)
    abbreviations: Counter[tuple[str, str]] = Counter()
    sentences = sentences_of(source) if sentences is None else list(sentences)
    for sentence in sentences:
        by_language[sentence.language].append(sentence)
        abbreviations.update(pairs_in(sentence.prose))
    abbreviations.update(spelled_out(sentences))
    parts = {language: _part(language, own) for language, own in sorted(by_language.items())}
    for headword in headwords(sentences):
        _add_entry(parts[headword.language].runs, headword)
    return DocumentCounts(parts, abbreviations, Counter(readings_in(source)))


def _add_entry(runs: dict[str, PhraseCounts], headword: Headword) -> None:
    """Count a headword. One of a list need not be a run of words by its grammar; no part of it is a candidate then."""
    run = runs.get(headword.text)
    if run is None and headword.listed:
        words = tuple(headword.text.split())
        run = PhraseCounts(words, WHOLE * len(words), 1)
    if run is not None:
        runs[headword.text] = run._replace(marks=run.marks.plus(_EXPLAINED))


def grammar_of(language: str) -> Grammar:
    """What candidates of `language` look like."""
    return {"en": english.GRAMMAR, "ja": japanese.GRAMMAR}.get(language, neutral.GRAMMAR)


def _part(language: str, sentences: list[Sentence]) -> LanguageCounts:
    part = LanguageCounts({}, Counter())
    for several in _batches(sentences):
        tokens = _tokens(language, several)
        for word, count in Counter(tokens.words).items():
            part.words[word.lower()] += count
        add_phrases(part.runs, count_phrases(tokens))
    return part


def _batches(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Words take many times the memory of the text, so large documents are counted a part at a time."""
    begin = size = 0
    for end, sentence in enumerate(sentences, start=1):
        size += len(sentence.prose)
        if size >= _TOGETHER or end == len(sentences):
            yield sentences[begin:end]
            begin, size = end, 0


def _tokens(language: str, sentences: list[Sentence]) -> Tokens:
    if language == "ja":
        return japanese.tokens_of(sentences)
    return english.tokens_of(sentences) if language == "en" else neutral.tokens_of(language, sentences)
