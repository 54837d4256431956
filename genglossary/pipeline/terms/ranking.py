"""Many analyses as one: evidence added up, and candidates in order of score."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from genglossary.pipeline.languages.furniture import FURNITURE
from genglossary.pipeline.terms.adding import add, nothing
from genglossary.pipeline.terms.document_counts import DocumentCounts, grammar_of
from genglossary.pipeline.terms.nested_phrases import PhraseEvidence, phrases_of
from genglossary.pipeline.terms.termhood import Specificity, explained, measure, score_of

_LONGER_AROUND = 3  # a phrase that never stands alone must be in this many longer ones to be a term

MOST = 100_000
"""Candidates that are held at a time: of large collections the best, of which far fewer become terms."""


class RankedCandidate(NamedTuple):
    """A candidate as statistics see it."""

    key: str
    language: str
    row: PhraseEvidence
    parts: tuple[float, ...]
    score: float

    @property
    def entries(self) -> int:
        """In how many places the documents explain it."""
        return self.row.marks.entries

    def with_entries(self, entries: int) -> "RankedCandidate":
        """The same candidate where another spelling of it is explained `entries` times."""
        parts = explained(self.parts, entries)
        return self._replace(parts=parts, score=score_of(parts))


class Ranking(NamedTuple):
    """Candidates of all documents, best first, the abbreviations they introduce, how many words they have, and the
    readings that they give."""

    candidates: list[RankedCandidate]
    abbreviations: Counter[tuple[str, str]]
    running_words: int
    readings: Counter[tuple[str, str]]


def rank(analyses: Iterable[DocumentCounts]) -> Ranking:
    """Add up what documents say. The order of `analyses` makes no difference, nor whether some are sums already."""
    total = nothing()
    for analysis in analyses:
        add(total, analysis)
    candidates: list[RankedCandidate] = []
    running = 0
    for language in sorted(total.languages):
        runs, words = total.languages.pop(language)
        running += _running(words)
        for scored in _score(language, phrases_of(runs, grammar_of(language)), words):
            candidates.append(scored)
            if len(candidates) == 2 * MOST:
                candidates = _best(candidates)
    return Ranking(_best(candidates), total.abbreviations, running, total.readings)


def _best(candidates: list[RankedCandidate]) -> list[RankedCandidate]:
    """The best first; there is no room for what stands nowhere near them."""
    return sorted(candidates, key=lambda scored: (-scored.score, scored.key, scored.language))[:MOST]


def _running(words: Counter[str]) -> int:
    return sum(count for word, count in words.items() if word[:1].isalnum())


def _score(language: str, rows: dict[str, PhraseEvidence], words: Counter[str]) -> Iterable[RankedCandidate]:
    specificity = Specificity(language, words)
    while rows:
        key, row = rows.popitem()
        if len(key) > 1 and _may_be_term(key, row, language):
            parts = measure(row, language, specificity)
            yield RankedCandidate(key, language, row, parts, score_of(parts))


def _may_be_term(key: str, row: PhraseEvidence, language: str) -> bool:
    """Parts of longer phrases need more evidence than what stands alone."""
    if key in FURNITURE:
        return False
    if "of" in row.words and language == "en":
        return row.total > 1 or row.capital > 0
    if row.alone or row.longer >= _LONGER_AROUND:
        return True
    return len(row.words) == 1 and language != "ja" and (row.total > 1 or row.capital > 0)
