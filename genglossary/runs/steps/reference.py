"""The extraction with nothing kept: no analyses, searches or scores of earlier runs, and one process.

Whatever earlier runs left, a run must come to the same candidates, occurrences and passages: tests compare. An
estimate, which stores nothing, uses it as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from genglossary.models import DocumentVersion, Run
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.terms.extraction import analyses_of, select
from genglossary.pipeline.types import Passage, TermCandidate
from genglossary.runs.steps.judging import passages_of, worth_keeping
from genglossary.runs.stored.decided_terms import known_terms


class Reference(NamedTuple):
    """The documents, the candidates that are kept of them, best first, and where their spellings stand."""

    corpus: Corpus
    kept: list[TermCandidate]
    found: OccurrenceIndex

    def passages(self, candidates: Sequence[TermCandidate]) -> Mapping[int, tuple[Passage, ...]]:
        """The passages that speak of each of some of the candidates, by its index among them."""
        return passages_of(self.corpus, candidates, self.found)


def reference(run: Run, versions: Iterable[DocumentVersion], max_terms: int | None) -> Reference:
    """Extract from `versions` as a run of the project would with the decisions that people have made by now."""
    corpus = Corpus(version.source() for version in versions)
    selection = select(corpus, analyses_of(corpus), known=known_terms(run), max_terms=max_terms)
    return Reference(corpus, selection.described(worth_keeping(run, selection.candidates)), selection.found)
