"""Evidence of many documents added up, in any order, and a sum in pieces that can be added up again."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from genglossary.pipeline.terms.document_counts import DocumentCounts, LanguageCounts
from genglossary.pipeline.terms.phrase_counts import add_phrases

Value = TypeVar("Value")

_PHRASES = 20_000  # in one piece of a sum, and that many words: a few megabytes


def nothing() -> DocumentCounts:
    """A sum to which nothing was added yet."""
    return DocumentCounts({}, Counter(), Counter())


def add(total: DocumentCounts, analysis: DocumentCounts) -> None:
    """Add `analysis`, of one document or of many, to `total`."""
    total.abbreviations.update(analysis.abbreviations)
    total.readings.update(analysis.readings)
    for language, part in analysis.languages.items():
        known = total.languages.get(language)
        if known is None:
            known = total.languages[language] = LanguageCounts({}, Counter())
        known.words.update(part.words)
        add_phrases(known.phrases, part.phrases)


def pieces(total: DocumentCounts) -> Iterator[DocumentCounts]:
    """Sums that add up to `total`, of bounded size. Uses it up: there is no room for both."""
    yield DocumentCounts({}, total.abbreviations, total.readings)
    while total.languages:
        language, (phrases, words) = total.languages.popitem()
        while phrases or words:
            part = LanguageCounts(_taken(phrases), Counter(_taken(words)))
            yield DocumentCounts({language: part}, Counter(), Counter())


def _taken(counted: dict[str, Value]) -> dict[str, Value]:
    return dict(counted.popitem() for _ in range(min(_PHRASES, len(counted))))
