"""What one document contributes: everything that depends on it alone, so that it can be kept and reused."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from genglossary.pipeline import english, japanese, neutral
from genglossary.pipeline.abbreviations import pairs_in
from genglossary.pipeline.sentences import Sentence, sentences_of
from genglossary.pipeline.tally import Row, tally
from genglossary.pipeline.types import Source


class LanguagePart(NamedTuple):
    """The candidates of one language in a document, and how often each of its words (lower case) occurs."""

    rows: dict[str, Row]
    words: Counter[str]


class Analysis(NamedTuple):
    """The candidates of one document by language, and its pairs of abbreviation and long form, counted."""

    languages: dict[str, LanguagePart]
    abbreviations: Counter[tuple[str, str]]


def analyse(source: Source, sentences: Iterable[Sentence] | None = None) -> Analysis:
    """Everything that `source` says about its candidates. `sentences` saves splitting it a second time."""
    by_language: defaultdict[str, list[Sentence]] = defaultdict(list)
    abbreviations: Counter[tuple[str, str]] = Counter()
    for sentence in sentences_of(source) if sentences is None else sentences:
        by_language[sentence.language].append(sentence)
        abbreviations.update(pairs_in(sentence.prose))
    parts = {language: _part(language, own) for language, own in sorted(by_language.items())}
    return Analysis(parts, abbreviations)


def _part(language: str, sentences: list[Sentence]) -> LanguagePart:
    if language == "ja":
        tokens, key_of = japanese.tokens_of(sentences), japanese.key_of
    elif language == "en":
        tokens, key_of = english.tokens_of(sentences), english.key_of
    else:
        tokens, key_of = neutral.tokens_of(language, sentences), neutral.key_of
    return LanguagePart(tally(tokens, key_of), Counter(map(str.lower, tokens.words)))
