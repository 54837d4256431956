"""Define: find a provisional definition of each entry, or say that the documents have none."""

from genglossary.engines.protocol import DefineTask
from genglossary.models import Level
from genglossary.runs.steps.definitions import publish_definitions
from genglossary.runs.steps.entries import entries_of
from genglossary.runs.work import StepResult, Work


def perform(work: Work) -> StepResult:
    """Publish a definition for each entry that the engine could define; none of what a reference glossary defines."""
    entries = [entry for entry in entries_of(work) if not entry.elsewhere]
    tasks = [DefineTask(term=entry.term, passages=entry.passages) for entry in entries]
    results = work.engine.define(tasks)
    return publish_definitions(work, results, total=len(tasks), level=Level.PROVISIONAL)
