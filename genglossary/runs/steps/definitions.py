"""Writing what an engine said of each term: definitions with their evidence, and the items that failed."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections.abc import Iterable
from functools import partial

from django.db.models.functions import Now

from genglossary.engines import protocol
from genglossary.models import Definition, Evidence, Issue, IssueKind, Level, RunStep, Term
from genglossary.runs.reuse.definitions import news
from genglossary.runs.work import StepResult, Work
from genglossary.runs.writing.bulk import bulk_insert

Result = protocol.Defined | protocol.Refined | protocol.Failed


def publish_definitions(work: Work, results: Iterable[Result], *, total: int, level: str) -> StepResult:
    """Publish the definitions at `level`, as far as they say something new, and the failures.

    When the step completes, a new provisional definition, or the answer that there is none, takes the place of all
    that earlier runs said of the term; people's definitions are not touched.
    """
    defined: list[Definition] = []
    failed: list[Issue] = []
    none: list[int] = []
    for done, result in enumerate(results, start=1):
        work.lease.check()
        work.lease.progress(done, total)
        if isinstance(result, protocol.Failed):
            failed.append(failure(work, result.key, result.reason))
        elif result.definition:
            defined.append(_row(work, result.key, result.definition, level))
        else:
            none.append(result.key)
    fresh = news(work, defined, level)
    outdated = [*none, *(row.term_id for row in fresh)] if level == Level.PROVISIONAL else []
    work.publish(fresh, _write)
    work.publish(failed, bulk_insert(Issue))
    return StepResult(
        summary={"terms": total, level: len(defined), "failed": len(failed)},
        finish=partial(_supersede, work.step, outdated),
    )


def _supersede(step: RunStep, terms: list[int]) -> None:
    """Hide what earlier runs said of these terms; it stays stored."""
    earlier = Definition.objects.filter(term__in=terms, step__isnull=False, superseded_at=None).exclude(step=step)
    earlier.update(superseded_at=Now())


def failure(work: Work, term_id: int, reason: str) -> Issue:
    """An issue about a term that got no answer from the engine, for people to see."""
    return Issue(step=work.step, term_id=term_id, kind=IssueKind.FAILED, detail=reason)


def _row(work: Work, term_id: int, definition: protocol.EngineDefinition, level: str) -> Definition:
    """An unsaved row that remembers its passages until it has an id."""
    row = Definition(
        step=work.step,
        term_id=term_id,
        level=level,
        origin=definition.origin,
        text=definition.text,
        confidence=definition.confidence,
        flags=list(definition.flags),
    )
    row.passages = definition.evidence
    return row


def _write(rows: list[Definition]) -> None:
    """A term that a person merged meanwhile passes its definition on to the preferred one."""
    variants = Term.objects.filter(pk__in={row.term_id for row in rows}, preferred__isnull=False)
    merged = dict(variants.values_list("pk", "preferred_id"))
    for row in rows:
        row.term_id = merged.get(row.term_id, row.term_id)
    Definition.objects.bulk_create(rows)
    Evidence.objects.bulk_create(
        Evidence(definition=row, version_id=passage.source, start=passage.start, end=passage.end)
        for row in rows
        for passage in row.passages
    )
