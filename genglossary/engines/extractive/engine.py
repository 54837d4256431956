"""The four judgements without a language model."""

from collections.abc import Iterable, Iterator

from genglossary.engines.extractive.quoting import quote
from genglossary.engines.extractive.refining import refined
from genglossary.engines.extractive.reviewing import review
from genglossary.engines.protocol import (
    Classified,
    ClassifyTask,
    Defined,
    DefineTask,
    Finding,
    Refined,
    RefineTask,
    ReviewTask,
    Translated,
    TranslateTask,
)
from genglossary.pipeline.terms.selection import in_words


class ExtractiveEngine:
    """Implements `genglossary.engines.protocol.Engine`; deterministic, never fails on an item."""

    name = "extractive"
    reads_passages = False

    def classify(self, tasks: Iterable[ClassifyTask]) -> Iterator[Classified]:
        """The candidate's own proposal: category and cut are the pipeline's judgement."""
        for task in tasks:
            candidate = task.candidate
            yield Classified(
                key=task.key,
                category=candidate.category,
                accepted=candidate.accepted,
                reason=in_words(candidate.reason),
            )

    def define(self, tasks: Iterable[DefineTask]) -> Iterator[Defined]:
        """The best passage, word for word, or None where no passage is enough like a definition."""
        for task in tasks:
            yield Defined(key=task.term.key, definition=quote(task.term, task.passages))

    def review(self, tasks: Iterable[ReviewTask]) -> Iterator[Finding]:
        """Find issues in the whole glossary by rules; reads all tasks first."""
        return review(list(tasks))

    def refine(self, tasks: Iterable[RefineTask]) -> Iterator[Refined]:
        """A better passage where a finding is against the definition, otherwise what is there, trimmed."""
        for task in tasks:
            yield refined(task)

    def translate(self, tasks: Iterable[TranslateTask]) -> Iterator[Translated]:
        """Nothing: what is counted (pipeline.bilingual) has said already what it knows."""
        return iter(())
