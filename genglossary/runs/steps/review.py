"""Review: find what a person should look at in the terms and definitions as they are now."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections.abc import Mapping
from functools import partial

from genglossary.engines.protocol import EngineDefinition, Failed, Finding, ReviewTask
from genglossary.models import Issue, IssueKind
from genglossary.runs.steps.definitions import failure
from genglossary.runs.steps.entries import entries_of
from genglossary.runs.steps.senses import two_senses_of
from genglossary.runs.stored.issues import AGAINST_PASSAGES, reconsider_step, words_of
from genglossary.runs.work import StepResult, Work
from genglossary.runs.writing.bulk import bulk_insert


def perform(work: Work) -> StepResult:
    """Publish the engine's findings as issues; what a person edited meanwhile is taken into account at the end."""
    everything = entries_of(work)
    elsewhere = {e.term.key for e in everything if e.elsewhere}
    # A model is not told what other projects say.
    entries = [e for e in everything if not (e.elsewhere and work.engine.reads_passages)]
    tasks = [ReviewTask(term=e.term, definition=e.definition, passages=e.passages) for e in entries]
    definitions = {e.term.key: e.definition for e in entries if e.definition}
    texts = {key: definition.text for key, definition in definitions.items()}
    issues: list[Issue] = []
    for result in work.engine.review(tasks):
        work.lease.check()
        if result.key not in elsewhere and not _punishes(result, definitions):
            issues.append(_issue(work, result, texts))
        work.lease.progress(len(issues), 0)
    issues += two_senses_of(work, entries)
    work.publish(issues, bulk_insert(Issue))
    failed = sum(issue.kind == IssueKind.FAILED for issue in issues)
    return StepResult(
        summary={"terms": len(tasks), "issues": len(issues) - failed, "failed": failed},
        finish=partial(reconsider_step, work.step),
    )


def _punishes(result: Finding | Failed, definitions: Mapping[int, EngineDefinition]) -> bool:
    """Whichever engine it is: that a person's words differ from the documents' is no fault."""
    definition = definitions.get(result.key)
    by_person = definition is not None and definition.origin == "manual"
    return by_person and isinstance(result, Finding) and result.kind in AGAINST_PASSAGES


def _issue(work: Work, result: Finding | Failed, texts: Mapping[int, str]) -> Issue:
    if isinstance(result, Failed):
        return failure(work, result.key, result.reason)
    return Issue(
        step=work.step,
        term_id=result.key,
        kind=result.kind,
        detail=result.detail,
        related=list(result.related),
        evidence=[[p.source, p.start, p.end] for p in result.evidence],
        words=words_of(result.kind, result.key, result.related, texts),
    )
