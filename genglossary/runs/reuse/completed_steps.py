"""A step whose inputs are those of the newest completed one: its results stand and are not computed again."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

import hashlib
import json
from functools import partial
from typing import Any

from django.db.models import Q

from genglossary.engines.extractive import ExtractiveEngine
from genglossary.models import (
    STEPS,
    Candidate,
    Definition,
    Document,
    Equivalent,
    Issue,
    Origin,
    PairedBy,
    Run,
    RunStep,
    Scope,
    Term,
)
from genglossary.models.stated import stated
from genglossary.runs.reuse.code_version import code
from genglossary.runs.stored.references import references_as_input
from genglossary.runs.work import StepResult, Work
from genglossary.runs.writing.bulk import copy_rows
from genglossary.runs.writing.equivalents import UNTOUCHED
from genglossary.runs.writing.terms import publish_in_terms

# Options that change how a run works, not what it finds.
_HOW = frozenset(("fresh", "jobs"))

_FLAGS = ("required", "status_by_person", "category_by_person", "preferred_by_person")
_SWITCHED = Q(as_written__isnull=False) | Q(exact=True) | ~Q(usage="")
_DECIDED = Q(*((flag, True) for flag in _FLAGS), _connector=Q.OR) | _SWITCHED
_DECISIONS = ("pk", "text", *_FLAGS, "status", "category", "preferred", "usage", "as_written", "exact")


def inputs_of(run: Run) -> str:
    """Hash all that a step of `run` begins with now: documents, decisions, settings, and the code itself.

    Empty for an engine whose answers are not its own: what failed there is worth another try.
    """
    if run.engine != ExtractiveEngine.name:
        return ""
    project = run.project
    options = {name: value for name, value in run.options.items() if name not in _HOW}
    documents = sorted(run.versions.values_list("pk", flat=True))
    everything = [code(), documents, options, project.max_terms, project.language, _decisions(run)]
    everything += references_as_input(project.pk)
    return hashlib.sha256(json.dumps(everything, sort_keys=True).encode()).hexdigest()


def repeated(work: Work) -> StepResult | None:
    """The result of the newest completed step of the same name, where it began with the same inputs.

    None where the step has to be computed: for a fresh run, and where the step before was computed, or came from
    another run than this one would.
    """
    earlier_run, work.repeats = work.repeats, None
    if not work.step.inputs or work.run.options.get("fresh"):
        return None
    newest = _newest_completed(work)
    if newest is None or newest.inputs != work.step.inputs:
        return None
    if work.step.name != STEPS[0] and newest.run_id != earlier_run:
        return None
    work.repeats = newest.run_id
    return StepResult(summary=newest.summary, finish=partial(_take_over, work.run, newest, work.step))


def _newest_completed(work: Work) -> RunStep | None:
    done = RunStep.objects.filter(run__project=work.run.project, name=work.step.name, completed_at__isnull=False)
    return done.order_by("-pk").first()


def _take_over(run: Run, done: RunStep, step: RunStep) -> None:
    """Copy what belongs to one step alone from `done` to `step`: definitions and occurrences stay valid by
    themselves."""
    copy_rows(Issue, {"step_id": done.pk}, {"step_id": step.pk})
    if step.name == Scope.EXTRACT:
        copy_rows(Candidate, {"step_id": done.pk}, {"step_id": step.pk})
        publish_in_terms(step)
        stands = stated("The same documents and decisions as in run %(run)d: its results stand.", run=done.run_id)
        run.remark(stands, source="worker")


def _decisions(run: Run) -> list[list[Any]]:
    """The decisions of people about terms, definitions, issues, translations and pairs of documents."""
    terms = Term.objects.filter(project=run.project).order_by("pk")
    definitions = Definition.objects.filter(term__project=run.project).exclude(origin=Origin.PROPOSED).order_by("pk")
    issues = Issue.objects.filter(term__project=run.project, dismissed_at__isnull=False).order_by("pk")
    equivalents = Equivalent.objects.filter(term__project=run.project).order_by("pk")
    documents = Document.objects.filter(project=run.project).order_by("pk")
    return [
        list(terms.filter(_DECIDED).values_list(*_DECISIONS)),
        list(definitions.filter(step=None).values_list("pk", flat=True)),
        list(definitions.filter(withdrawn_at__isnull=False).values_list("pk", flat=True)),
        list(issues.values_list("term", "kind", "detail")),
        list(equivalents.exclude(UNTOUCHED).values_list("term", "language", "text", "status", "usage")),
        list(documents.filter(paired_by=PairedBy.PERSON).values_list("pk", "translation_of")),
    ]
