"""The addresses to listen at. A program that asks for JSON at the same ones gets the log in pages."""

import re
from typing import Any

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from genglossary.api.access import READ, project_of
from genglossary.api.live.hub import hub
from genglossary.api.live.listener import Listener
from genglossary.api.live.stream import MOST_IN_THREADS, EventStream
from genglossary.api.paging import Id, ListPage, PageQuery, page
from genglossary.api.problems import Refused
from genglossary.api.runs import EventOut, LiveEvent, find_run, told_event
from genglossary.models import FINAL, Change, Run, RunEvent
from genglossary.models.settled import settled

router = Router(tags=["live"])
COME_BACK_SECONDS = 30
_HEARD: dict[str, Any] = {
    "in": "header", "name": "Last-Event-ID", "required": False, "schema": {"type": "string"},
    "description": "The last `id` of such a stream: it goes on after that.",
}  # fmt: skip
LISTENING: dict[str, Any] = {
    "parameters": [_HEARD],
    "responses": {
        200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}},
        204: {"description": "The run has ended, and you have heard of it."},
        503: {"description": "Too many listen; Retry-After says how many seconds to wait."},
    },
}


@router.get("/projects/{project_id}/events", auth=READ, response=ListPage[LiveEvent], openapi_extra=LISTENING)
def live_events(request: HttpRequest, project_id: Id, asked: Query[PageQuery[LiveEvent]]) -> Any:
    """The log of all runs, the oldest first; or, as `text/event-stream`, run events and changes as they happen."""
    project = project_of(request, project_id)
    if _listens(request):
        heard = _heard(request, r"(\d{1,18})-(\d{1,18})")
        return _stream(request, project.pk, None, _that_were(heard) if heard else None)
    rows = RunEvent.objects.filter(run__project=project).select_related("actor")
    return page(settled(rows), asked, ("id",), told_event)


@router.get(
    "/projects/{project_id}/runs/{run_id}/events", auth=READ, response=ListPage[EventOut], openapi_extra=LISTENING
)
def list_events(request: HttpRequest, project_id: Id, run_id: Id, asked: Query[PageQuery[EventOut]]) -> Any:
    """The log of a run, the oldest first; or, as `text/event-stream`, all of it and then live, until the run ends."""
    run = find_run(request, project_id, run_id)
    rows = RunEvent.objects.filter(run=run).select_related("actor")
    if _listens(request):
        return _of_run(request, run, rows)
    return page(settled(rows), asked, ("id",), told_event)


def _listens(request: HttpRequest) -> bool:
    return "text/event-stream" in request.headers.get("Accept", "")


def _of_run(request: HttpRequest, run: Run, rows: Any) -> HttpResponse | EventStream:
    """204 for one who has heard the end: then programs do not connect again."""
    heard = _heard(request, r"(\d{1,18})")
    after = heard[-1] if heard else (rows.aggregate(first=Min("pk"))["first"] or 1) - 1
    if heard and run.status in FINAL and not rows.filter(pk__gt=after).exists():
        return HttpResponse(status=204)
    return _stream(request, run.project_id, run.pk, [0, after])


def _heard(request: HttpRequest, form: str) -> list[int] | None:
    """The ids in the header Last-Event-ID, None where there is none. Refuses what is no id of such a stream."""
    given = request.headers.get("Last-Event-ID", "").strip()
    if not given:
        return None
    if not (found := re.fullmatch(form, given, re.ASCII)):
        message = "This is no id of an event of this stream."
        raise Refused(422, message, [{"field": "header.Last-Event-ID", "message": message}])
    return [int(each) for each in found.groups()]


def _that_were(heard: list[int]) -> list[int]:
    """Bring the ids down to the newest there is: the database may have been put back to an older state."""
    newest = [model.objects.aggregate(newest=Max("pk"))["newest"] or 0 for model in (Change, RunEvent)]
    return [min(pair) for pair in zip(heard, newest, strict=True)]


def _stream(request: Any, project: int, run: int | None, heard: list[int] | None) -> EventStream:
    leaves = "gunicorn.socket" in request.META
    if not hub.reserve(None if leaves else MOST_IN_THREADS):
        raise Refused(503, "Too many listen already. Come back later.", headers={"Retry-After": str(COME_BACK_SECONDS)})
    return EventStream(Listener(request.auth.pk, request.auth.user_id, project, run, heard))
