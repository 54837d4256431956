"""Define: a provisional definition of each entry, or the honest answer that the documents have none."""

from genglossary.engines.protocol import DefineTask, Failed
from genglossary.models import Definition, Issue, IssueKind, Level
from genglossary.runs.publish import bulk_insert
from genglossary.runs.steps.definitions import row_of, writer
from genglossary.runs.steps.entries import entries_of
from genglossary.runs.work import StepResult, Work


def perform(work: Work) -> StepResult:
    """Publish a definition for each entry that the engine could define."""
    entries = entries_of(work)
    tasks = [DefineTask(term=entry.term, passages=entry.passages) for entry in entries]
    defined: list[Definition] = []
    failed: list[Issue] = []
    for done, result in enumerate(work.engine.define(tasks), start=1):
        work.lease.check()
        work.lease.progress(done, len(tasks))
        if isinstance(result, Failed):
            failed.append(Issue(step=work.step, term_id=result.key, kind=IssueKind.FAILED, detail=result.reason))
        elif result.definition:
            defined.append(row_of(work, result.key, result.definition, Level.PROVISIONAL))
    work.publish(defined, writer())
    work.publish(failed, bulk_insert(Issue))
    return StepResult(summary={"terms": len(tasks), "defined": len(defined), "failed": len(failed)})
