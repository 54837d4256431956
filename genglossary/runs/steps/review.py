"""Review: find what a person should look at in the terms and definitions as they are now."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from genglossary.engines.protocol import Failed, Finding, ReviewTask
from genglossary.models import Issue, IssueKind
from genglossary.runs.steps.definitions import failure
from genglossary.runs.steps.entries import entries_of
from genglossary.runs.work import StepResult, Work
from genglossary.runs.writing.bulk import bulk_insert


def perform(work: Work) -> StepResult:
    """Publish the engine's findings as issues."""
    entries = entries_of(work)
    tasks = [ReviewTask(term=e.term, definition=e.definition, passages=e.passages) for e in entries]
    issues: list[Issue] = []
    for result in work.engine.review(tasks):
        work.lease.check()
        issues.append(_issue(work, result))
        work.lease.progress(len(issues), 0)
    work.publish(issues, bulk_insert(Issue))
    failed = sum(issue.kind == IssueKind.FAILED for issue in issues)
    return StepResult(summary={"terms": len(tasks), "issues": len(issues) - failed, "failed": failed})


def _issue(work: Work, result: Finding | Failed) -> Issue:
    if isinstance(result, Failed):
        return failure(work, result.key, result.reason)
    return Issue(
        step=work.step,
        term_id=result.key,
        kind=result.kind,
        detail=result.detail,
        related=list(result.related),
        evidence=[[p.source, p.start, p.end] for p in result.evidence],
    )
