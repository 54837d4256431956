"""Runs: start, watch, cancel."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from genglossary.actions import runs as actions
from genglossary.api.access import READ, RUN, project_of, user_of
from genglossary.api.idempotency import REPEATABLE, once
from genglossary.api.paging import Id, ListPage, PageQuery, page
from genglossary.models import Role, Run, RunEvent, RunStep, Scope
from genglossary.web.views.runs import estimate_of

router = Router(tags=["runs"])
FINAL_STATES = Literal["already_completed", "already_failed", "already_cancelled"]


class StepOut(Schema):
    name: str
    started_at: datetime
    completed_at: datetime | None
    summary: dict[str, int]


class RunOut(Schema):
    """A run; `done` of `total` tells how far its current `step` is."""

    id: int
    scope: str
    status: str
    engine: str
    step: str
    done: int
    total: int
    message: str
    started_by: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class RunDetail(RunOut):
    steps: list[StepOut]


class EventOut(Schema):
    id: int
    at: datetime
    kind: str
    from_status: str
    to_status: str
    source: str
    actor: str | None
    message: str


class LiveEvent(EventOut):
    """A line of the log of a run, where those of several are told."""

    run: int


class ProgressOut(Schema):
    """The progress of an active run: `done` of `total` of its `step`."""

    run: int
    status: str
    step: str
    done: int
    total: int


class StartIn(Schema):
    scope: Scope = Scope.FULL


class CancelOut(Schema):
    """The truth of the database: "cancelled" for ever, or how the run had ended before, and when that was."""

    result: Literal["cancelled"] | FINAL_STATES
    finished_at: datetime | None = None


class EstimateOut(Schema):
    sentence: str


def _told(run: Run) -> dict[str, Any]:
    names = ("id", "scope", "status", "engine", "step", "done", "total", "message")
    times = ("created_at", "started_at", "finished_at")
    by = run.started_by.username if run.started_by else None
    return {**{name: getattr(run, name) for name in (*names, *times)}, "started_by": by}


def _detail(run: Run) -> dict[str, Any]:
    names = ("name", "started_at", "completed_at", "summary")
    steps = RunStep.objects.filter(run=run).order_by("pk")
    return {**_told(run), "steps": [{name: getattr(step, name) for name in names} for step in steps]}


def find_run(request: HttpRequest, project_id: int, run_id: int) -> Run:
    rows = Run.objects.filter(project=project_of(request, project_id)).select_related("started_by")
    return get_object_or_404(rows, pk=run_id)


@router.get("/projects/{project_id}/runs", auth=READ, response=ListPage[RunOut])
def list_runs(request: HttpRequest, project_id: Id, asked: Query[PageQuery[RunOut]]) -> Any:
    """All runs, the newest first."""
    rows = Run.objects.filter(project=project_of(request, project_id)).select_related("started_by")
    return page(rows, asked, ("-id",), _told)


@router.post("/projects/{project_id}/runs", auth=RUN, response={201: RunDetail}, openapi_extra=REPEATABLE)
def start_run(request: HttpRequest, project_id: Id, said: StartIn) -> Any:
    """Start a run. While one is active, 409 names it as `active_run`."""
    project = project_of(request, project_id, Role.EDITOR)

    def start() -> tuple[int, Any]:
        run = actions.start(project, by=user_of(request), source="api", scope=said.scope.value)
        return 201, _detail(Run.objects.select_related("started_by").get(pk=run.pk))

    return once(request, [said.scope.value], start)


@router.get("/projects/{project_id}/runs/{run_id}", auth=READ, response=RunDetail)
def get_run(request: HttpRequest, project_id: Id, run_id: Id) -> Any:
    """One run with its steps."""
    return _detail(find_run(request, project_id, run_id))


@router.post("/projects/{project_id}/runs/{run_id}/cancel", auth=RUN, response=CancelOut, exclude_none=True)
def cancel_run(request: HttpRequest, project_id: Id, run_id: Id) -> Any:
    """Cancel a run for ever, or say how it had ended already."""
    run = get_object_or_404(Run, project=project_of(request, project_id, Role.EDITOR), pk=run_id)
    outcome = actions.cancel(run.pk, by=user_of(request), source="api")
    if outcome.cancelled:
        return {"result": "cancelled"}
    # Final for ever: what is read now is what the answer was about.
    run.refresh_from_db(fields=["status", "finished_at"])
    return {"result": f"already_{run.status}", "finished_at": run.finished_at}


def told_event(row: RunEvent) -> dict[str, Any]:
    """The fields of `EventOut` and `LiveEvent`; the actor is read along."""
    names = ("id", "at", "kind", "from_status", "to_status", "source", "message")
    return {
        **{name: getattr(row, name) for name in names},
        "actor": row.actor.username if row.actor else None,
        "run": row.run_id,
    }


@router.get("/projects/{project_id}/estimate", auth=READ, response=EstimateOut)
def get_estimate(request: HttpRequest, project_id: Id) -> Any:
    """Tell what a full run would ask the language model of the project, before it asks."""
    return {"sentence": str(estimate_of(project_of(request, project_id, Role.EDITOR)))}
