"""The page of decisions in a project: by whom, and what was before; and taking them back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from genglossary.actions.deciding import Decision, DecisionRefused
from genglossary.actions.undoing import owners_alone
from genglossary.actions.undoing import undo as undo_batch
from genglossary.models import Change, Role
from genglossary.reports.wording import closed_up
from genglossary.web import history as told
from genglossary.web.access import READ, WRITE, ProjectRequest, enter, for_members
from genglossary.web.table import back_to_table

ROWS_A_PAGE = 50


@for_members(Role.READER, *READ)
def history(request: ProjectRequest) -> HttpResponse:
    """All batches of decisions, the newest first, or the rows of the one that `batch` names."""
    chosen = told.ChangeFilter.of(request.GET)
    changes = chosen.changes(request.project)
    if chosen.batch:
        page = Paginator(changes.select_related("actor", "run"), ROWS_A_PAGE).get_page(request.GET.get("page"))
        rows = told.told(page)
    else:
        page = Paginator(told.batches(changes), ROWS_A_PAGE).get_page(request.GET.get("page"))
        rows = told.told_batches(page)
    context = {
        "page": page,
        "rows": rows,
        "chosen": chosen,
        "kinds": told.KINDS.items(),
        "actors": told.actors(request.project),
        "nobody": told.NOBODY,
    }
    return render(request, "web/history/list.html", context)


@for_members(Role.EDITOR, *WRITE)
def undo(request: ProjectRequest) -> HttpResponse:
    """Take back one batch of decisions, or do again what was taken back, except where somebody decided since."""
    batch = told.batch_in(request.POST.get("batch", ""))
    if batch is None:
        return back_to_table(request, _("There is nothing to undo."), messages.ERROR)
    if owners_alone(request.project, batch):
        enter(request, request.project.pk, Role.OWNER)
    again = Change.objects.filter(project=request.project, batch=batch, action="undo").exists()
    try:
        done = undo_batch(request.project, batch, by=request.user)
    except DecisionRefused as refusal:
        return back_to_table(request, str(refusal), messages.ERROR)
    said = _in_words(done, again=again)
    return back_to_table(request, said, messages.SUCCESS if done.changed else messages.WARNING)


def _in_words(done: Decision, *, again: bool) -> str:
    if not done.changed and not done.skipped:
        return _("Nothing was taken back: it was taken back already.")
    said = _("Done again: %(n)d.") if again else _("Taken back: %(n)d.")
    stay = ngettext(
        "%(n)d stays: it was changed again since.", "%(n)d stay: they were changed again since.", done.skipped
    )
    sentences = [said % {"n": done.changed}, *([stay % {"n": done.skipped}] if done.skipped else [])]
    return closed_up(" ".join(sentences))
