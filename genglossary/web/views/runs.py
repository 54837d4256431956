"""The run bar and what stands behind it: start, cancel, the list of runs and the log of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django_htmx.http import trigger_client_event

from genglossary.actions import runs as actions
from genglossary.engines.protocol import EngineError
from genglossary.models import Project, Role, Run, Scope
from genglossary.models.stated import translated
from genglossary.reports.spending import spent_in_words
from genglossary.reports.wording import messages_of
from genglossary.web.access import READ, WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.numbers import characters_of
from genglossary.web.run_bar import RunBar, bar_of

RUNS_A_PAGE = 50
# Its terms are found while somebody waits: a second or two.
LONGEST_ESTIMATED = 500_000
EVENTS_SHOWN = 500


@for_members(Role.READER, *READ)
def bar(request: ProjectRequest) -> HttpResponse:
    """The bar alone, for the page that polls it. The page is told of a run that it did not know, and when the one that
    it watched has ended."""
    shown = bar_of(request.project)
    response, found = _bar(request, shown), shown.run
    watched = request.GET.get("watched")
    if watched and found and not found.is_active:
        trigger_client_event(response, "runEnded")
    if found and found.is_active and watched != str(found.pk):
        trigger_client_event(response, "runStarted")
    return response


def _bar(request: ProjectRequest, shown: RunBar, notice: str = "") -> HttpResponse:
    return render(request, "web/run/_bar.html", {"bar": shown, "notice": notice})


@for_members(Role.EDITOR, *WRITE)
def start(request: ProjectRequest) -> HttpResponse:
    """Start a run. When one is active already, that one is shown."""
    scope = request.POST.get("scope", Scope.FULL)
    if scope not in Scope.values:
        return _answer(request, _("There is no such step."))
    try:
        actions.start(request.project, by=request.user, source="web", scope=scope)
    except actions.StartRefused as error:
        return _answer(request, str(error))
    return trigger_client_event(_answer(request, ""), "runStarted")


@for_members(Role.EDITOR, *WRITE)
def cancel(request: ProjectRequest, run_id: int) -> HttpResponse:
    """Cancel a run of this project, and say what the database answered."""
    run = get_object_or_404(Run, project=request.project, pk=run_id)
    outcome = actions.cancel(run.pk, by=request.user, source="web")
    return _answer(
        request,
        ""
        if outcome.cancelled
        else _("Too late to cancel: run %(run)s is %(status)s.") % {"run": run.pk, "status": outcome.message},
    )


@for_members(Role.EDITOR, *READ)
def estimate(request: ProjectRequest) -> HttpResponse:
    """Show what a full run would ask the project's language model, before it asks. A script gets only the sentence."""
    template = "web/run/_estimate.html" if request.htmx else "web/run/estimate.html"
    return render(request, template, {"estimate": estimate_of(request.project)})


def estimate_of(project: Project) -> str:
    """Say in a sentence what a full run would ask, or why that cannot be told here."""
    if not project.connection:
        return _("Runs of this project ask no language model.")
    if characters_of(project) > LONGEST_ESTIMATED:
        return _("There is too much text to count while you wait. The command does it: genglossary generate --estimate")
    from genglossary.reports.estimate import estimate_in_words  # with the model engine, which other pages do not need

    try:
        return estimate_in_words(project)
    except EngineError as error:
        return translated(error.args[0])


def _answer(request: ProjectRequest, notice: str) -> HttpResponse:
    """The bar with the notice, or without a script the page that the button was on."""
    if request.htmx:
        return _bar(request, bar_of(request.project), notice)
    if notice:
        messages.warning(request, notice)
    return back(request)


@for_members(Role.READER, *READ)
def runs(request: ProjectRequest) -> HttpResponse:
    """All runs, the newest first."""
    stored = Run.objects.filter(project=request.project).select_related("started_by").order_by("-pk")
    page = Paginator(stored, RUNS_A_PAGE).get_page(request.GET.get("page"))
    words = messages_of(page)
    rows = [(run, words.get(run.pk, "")) for run in page]
    return render(
        request, "web/run/list.html", {"page": page, "rows": rows, "active": any(run.is_active for run in page)}
    )


@for_members(Role.READER, *READ)
def run(request: ProjectRequest, run_id: int) -> HttpResponse:
    """One run: its steps, its documents, its log."""
    found = get_object_or_404(
        Run.objects.select_related("started_by", "connection"), project=request.project, pk=run_id
    )
    events = found.events.select_related("actor").order_by("-pk")[:EVENTS_SHOWN]  # pyright: ignore[reportAttributeAccessIssue]
    context = {"run": found, "view": bar_of(request.project, found), "events": events, "spent": spent_in_words(found)}
    return render(request, "web/run/run.html", context)
