"""The run bar: one run as people should see it at this moment."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext

from genglossary.models import STEPS, Project, Run, RunStatus, RunStep, Scope, Term
from genglossary.models.prepared import Prepared
from genglossary.models.term import ENTRY
from genglossary.reports.wording import (
    counts_in_words,
    duration_in_words,
    duration_of,
    is_stopping,
    messages_of,
    percent_of_step,
    status_in_words,
)
from genglossary.reports.worker_status import no_worker_line
from genglossary.web.numbers import documents_and_fresh

# An estimate from less than this says nothing.
_LEAST_SECONDS = 2


@Prepared
def _newest(project: int) -> QuerySet[Run]:
    return Run.objects.filter(project=project).select_related("started_by", "connection").order_by("-pk")[:1]


@Prepared
def _steps(run: int) -> QuerySet[RunStep]:
    return RunStep.objects.filter(run=run)


@dataclass(frozen=True, kw_only=True, slots=True)
class StepShown:
    """A step of the run: "done", "now", "next", or "not done" where the run ended before."""

    label: str
    state: str
    summary: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RunBar:
    """`run` is the active or newest run, or None. `emptied` says that the glossary has no documents behind it any more,
    which a run would see. `polls` says whether the bar should look again in a second."""

    run: Run | None
    documents: int
    fresh: int
    emptied: bool = False
    state: str = ""
    polls: bool = False
    percent: int | None = None
    elapsed: str = ""
    left: str = ""
    steps: tuple[StepShown, ...] = ()
    worker: str = ""
    remains: str = ""
    message: str = ""
    scopes: tuple[Scope, ...] = (Scope.FULL, *STEPS)


def bar_of(project: Project, run: Run | None = None) -> RunBar:
    """The bar for `run`, or for the project's newest one."""
    run = run or _newest.first(project.pk)
    documents, fresh = documents_and_fresh(project)
    if run is None:
        return RunBar(run=None, documents=documents, fresh=fresh)
    emptied = not documents and Term.objects.filter(ENTRY, project=project).exists()
    steps = {step.name: step for step in _steps(run.pk)}
    return RunBar(
        run=run, documents=documents, fresh=fresh, emptied=emptied, state=status_in_words(run),
        polls=run.is_active or is_stopping(run), percent=percent_of_step(run),
        elapsed=duration_in_words(duration_of(run, now())), left=_left(run, steps.get(run.step)),
        steps=tuple(_shown(run, name, steps.get(name)) for name in run.step_names),
        worker=no_worker_line() if run.status == RunStatus.PENDING else "", remains=_remains(run, steps),
        message=messages_of((run,)).get(run.pk, ""),
    )  # fmt: skip


def _left(run: Run, step: RunStep | None) -> str:
    """Estimate how long the current step will still take if it goes on as it went."""
    if run.status != RunStatus.RUNNING or not step or not run.done or not run.total:
        return ""
    passed = (now() - step.started_at).total_seconds()
    if passed < _LEAST_SECONDS:
        return ""
    return duration_in_words(timedelta(seconds=passed * max(0, run.total - run.done) / run.done))


def _shown(run: Run, name: str, step: RunStep | None) -> StepShown:
    label = Scope(name).label
    if step and step.completed_at:
        return StepShown(label=label, state="done", summary=counts_in_words(step.summary))
    if not run.is_active:
        return StepShown(label=label, state="not done", summary="")
    return StepShown(label=label, state="now" if run.step == name else "next", summary="")


def _remains(run: Run, steps: dict[str, RunStep]) -> str:
    """Say what an unfinished run leaves for people, and what the next one will not have to do again."""
    if run.status not in (RunStatus.CANCELLED, RunStatus.FAILED):
        return ""
    done = [str(Scope(name).label) for name in run.step_names if (step := steps.get(name)) and step.completed_at]
    stays = gettext("What it had finished stays: %(steps)s.") % {"steps": gettext(", ").join(done)}
    kept = stays if done else gettext("It changed nothing.")
    replies = run.replies.count()  # pyright: ignore[reportAttributeAccessIssue]
    asked = ngettext(
        "%(n)d answer of the language model is kept: the next run does not ask again.",
        "%(n)d answers of the language model are kept: the next run does not ask again.",
        replies,
    )
    return f"{kept} {asked % {'n': replies}}" if replies else kept
