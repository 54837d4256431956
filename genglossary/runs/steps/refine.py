"""Refine: improve the definition of each entry where the review found fault with it."""

from collections import defaultdict
from typing import cast

from genglossary.engines.protocol import Finding, FindingKind, RefineTask
from genglossary.models import Issue, IssueKind, Level, RunStep, Scope
from genglossary.models.stated import stated
from genglossary.pipeline.types import Passage
from genglossary.runs.steps.definitions import publish_definitions
from genglossary.runs.steps.entries import entries_of
from genglossary.runs.work import StepRefused, StepResult, Work

# That is of no use to an engine: what it did not answer, and a word of which a person decides what it means.
_NO_FAULTS = (IssueKind.FAILED, IssueKind.TWO_SENSES)


def perform(work: Work) -> StepResult:
    """Publish a refined definition of each entry that has one; nobody is asked to refine a person's own."""
    findings = _findings(work)
    tasks = [
        RefineTask(term=e.term, definition=e.definition, findings=tuple(findings[e.term.key]), passages=e.passages)
        for e in entries_of(work)
        if not e.elsewhere and (e.definition is None or e.definition.origin != "manual")
    ]
    results = work.engine.refine(tasks)
    return publish_definitions(work, results, total=len(tasks), level=Level.REFINED)


def _findings(work: Work) -> dict[int, list[Finding]]:
    """Term id → open issues of the newest completed review. Raises StepRefused when there has been none."""
    reviews = RunStep.objects.filter(run__project=work.run.project, name=Scope.REVIEW, completed_at__isnull=False)
    if not (review := reviews.order_by("-pk").first()):
        raise StepRefused(stated("Nothing has been reviewed yet: run review first."))
    found: dict[int, list[Finding]] = defaultdict(list)
    for issue in review.issues.filter(dismissed_at=None, closed_at=None).exclude(kind__in=_NO_FAULTS):
        found[issue.term_id].append(_finding(work, issue))
    return found


def _finding(work: Work, issue: Issue) -> Finding:
    sources = work.corpus.sources
    return Finding(
        key=issue.term_id,
        kind=cast("FindingKind", issue.kind),
        detail=issue.detail,
        related=tuple(issue.related),
        evidence=tuple(
            Passage(source=version, start=start, end=end, text=sources[version].text[start:end])
            for version, start, end in issue.evidence
            if version in sources
        ),
    )
