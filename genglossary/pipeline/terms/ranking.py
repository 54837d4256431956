"""The counts of many documents as one: evidence added up, and candidates in order of score."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.capitals import only_as_written
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.terms.adding import add, nothing
from genglossary.pipeline.terms.document_counts import DocumentCounts
from genglossary.pipeline.terms.nested_phrases import PhraseEvidence, phrases_of, pieces_of_one
from genglossary.pipeline.terms.termhood import Specificity, explained, measure, score_of

_LONGER_AROUND = 3  # a phrase that never stands alone must be in this many longer ones to be a term
_ARRANGES = 4  # documents that have a heading which arranges them, and names nothing
_MOSTLY = 0.5  # share of occurrences in such headings: what documents are about is in their sentences too

MOST = 100_000
"""Candidates that are held at a time: of large collections the best, of which far fewer become terms."""


class RankedCandidate(NamedTuple):
    """A candidate as statistics see it; `parts` are those of its score, in the order of `termhood.WEIGHTS`.

    `is_piece` says that it stands only inside of one longer candidate.
    """

    key: str
    language: str
    evidence: PhraseEvidence
    parts: tuple[float, ...]
    score: float
    is_piece: bool = False

    @property
    def entries(self) -> int:
        """The number of times that documents explain it."""
        return self.evidence.marks.entry

    @property
    def is_named(self) -> bool:
        """Whether documents explain it, call it so, or have a heading of it."""
        marks = self.evidence.marks
        return bool(marks.entry or marks.called or marks.title or marks.heading)

    def with_entries(self, entries: int) -> "RankedCandidate":
        """The same candidate, explained `entries` times (in another spelling)."""
        parts = explained(self.parts, entries)
        return self._replace(parts=parts, score=score_of(parts))


class Ranking(NamedTuple):
    """Candidates of all documents, best first, the abbreviations they introduce, how many words they have, the
    readings that they give, and how special their words are by language."""

    candidates: list[RankedCandidate]
    abbreviations: Counter[tuple[str, str]]
    running_words: int
    readings: Counter[tuple[str, str]]
    specificities: Mapping[str, Specificity]

    @property
    def introduced(self) -> frozenset[str]:
        """The abbreviations among them that look like ordinary words."""
        return introduced_by(self.abbreviations)


def introduced_by(abbreviations: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The abbreviations among pairs of one and its long form that are ordinary words when they are written small."""
    return frozenset(short for short, _ in abbreviations if only_as_written(short))


def rank(analyses: Iterable[DocumentCounts]) -> Ranking:
    """Add up what documents say. The order of `analyses` makes no difference, nor whether some are sums already."""
    total = nothing()
    for analysis in analyses:
        add(total, analysis)
    candidates: list[RankedCandidate] = []
    introduced = introduced_by(total.abbreviations)
    running = 0
    specificities: dict[str, Specificity] = {}
    for language in sorted(total.languages):
        phrases, words = total.languages.pop(language)
        running += _running(words)
        specificity = specificities[language] = Specificity(language, words)
        grammar = LANGUAGES.get(language, OTHER).grammar
        for scored in _score(language, phrases_of(phrases, grammar, introduced), specificity):
            candidates.append(scored)
            if len(candidates) == 2 * MOST:
                candidates = _best(candidates)
    best = _best(candidates)
    return Ranking(best, total.abbreviations, running, total.readings, specificities)


def _best(candidates: list[RankedCandidate]) -> list[RankedCandidate]:
    """The best first; there is no room for what stands nowhere near them."""
    return sorted(candidates, key=lambda scored: (-scored.score, scored.key, scored.language))[:MOST]


def _running(words: Counter[str]) -> int:
    return sum(count for word, count in words.items() if word[:1].isalnum())


def _score(code: str, phrases: dict[str, PhraseEvidence], specificity: Specificity) -> Iterable[RankedCandidate]:
    """The candidates among the phrases of one language. Uses `phrases` up."""
    language, furniture = LANGUAGES.get(code, OTHER), combined().furniture
    pieces = pieces_of_one(phrases, language.grammar)
    while phrases:
        key, evidence = phrases.popitem()
        if (len(key) > 1 or evidence.marks.entry) and key not in furniture and _has_enough(evidence, language):
            parts = measure(evidence, language, specificity)
            yield RankedCandidate(key, code, evidence, parts, score_of(parts), key in pieces)


def _has_enough(evidence: PhraseEvidence, language: Language) -> bool:
    """Whether a phrase occurs as a candidate must: parts of longer phrases need more than what stands alone."""
    marks, words = evidence.marks, evidence.words
    is_seen = evidence.total > 1 or evidence.capital > 0 or marks.called > 0
    if language.grammar.links and len(words) > 2 and not language.links.isdisjoint(words):
        return is_seen
    if marks.title + marks.heading == evidence.total and not marks.entry:
        return False  # headings, below which nothing is said of it
    if marks.spread >= _ARRANGES and marks.edge >= _MOSTLY * evidence.total:
        return False
    if evidence.alone or evidence.longer >= _LONGER_AROUND:
        return True
    return len(words) == 1 and language.has_spaces and is_seen
