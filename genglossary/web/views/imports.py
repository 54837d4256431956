"""Glossaries from files: upload, preview, confirm."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from genglossary.actions.importing import pending
from genglossary.actions.importing.pending import PlanChanged
from genglossary.actions.importing.places import place_name
from genglossary.actions.importing.steps import Group
from genglossary.formats import Unusable
from genglossary.formats.receiving import receivable
from genglossary.formats.tables import Choices
from genglossary.models import PlannedImport, PlannedRow, Role
from genglossary.models.stated import translated
from genglossary.pipeline.text.controls import shown_on_one_line
from genglossary.web.access import FORM, WRITE, ProjectRequest, for_members
from genglossary.web.forms.imports import LABELS, FileForm, ReadingForm, chosen_groups, chosen_rows

ROWS_A_PAGE = 50
_TITLES = {
    Group.CONFLICT: _("Conflicts"),
    Group.CHANGED: _("Changed"),
    Group.NEW: _("New"),
    Group.PROBLEM: _("Not importable"),
    Group.SAME: _("The same"),
}


@for_members(Role.EDITOR, *FORM)
def import_file(request: ProjectRequest) -> HttpResponse:
    """Take a file and lead to its preview; nothing of it is in the glossary yet."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        choices = Choices(preset=form.cleaned_data["preset"], empty_clears=form.cleaned_data["empty_clears"])
        name = shown_on_one_line(file.name or "")
        try:
            planned = pending.open_file(request.project, name, file.read(), by=request.user, choices=choices)
        except Unusable as error:
            form.add_error("file", translated(error.reason))
        else:
            return redirect("web:import_preview", request.project.pk, planned.pk)
    context = {"form": form, "kinds": receivable()}
    return render(request, "web/imports/upload.html", context, status=422 if form.errors else 200)


@for_members(Role.EDITOR, *FORM)
def import_preview(request: ProjectRequest, import_id: int) -> HttpResponse:
    """Show what a file would change, keep what is chosen, and do it when somebody confirms."""
    planned = _planned(request, import_id)
    if request.method != "POST":
        return _preview(request, planned)
    if request.POST.get("do") == "discard":
        pending.discard(planned)
        messages.success(
            request, _("The import of %(name)s was discarded. Nothing was imported.") % {"name": planned.name}
        )
        return redirect("web:import_file", request.project.pk)
    pending.choose(planned, chosen_groups(request.POST), chosen_rows(request.POST))
    if request.POST.get("do") == "confirm":
        return _confirm(request, planned)
    return redirect(request.get_full_path())


def _planned(request: ProjectRequest, import_id: int) -> PlannedImport:
    rows = PlannedImport.objects.select_related("project").defer("data")
    return get_object_or_404(rows, project=request.project, pk=import_id)


def _confirm(request: ProjectRequest, planned: PlannedImport) -> HttpResponse:
    try:
        done = pending.confirm(planned, by=request.user)
    except PlanChanged as changed:
        messages.warning(request, str(changed))
        return redirect("web:import_preview", request.project.pk, planned.pk)
    except Unusable as error:
        messages.error(request, translated(error.reason))
        return redirect("web:import_file", request.project.pk)
    if done.changed:
        messages.success(
            request,
            _("Imported: %(n)s of %(name)s. Undo takes all back.")
            % {"n": ngettext("%(n)s row", "%(n)s rows", done.changed) % {"n": done.changed}, "name": planned.name},
        )
    else:
        messages.warning(request, _("Nothing was imported: nothing was chosen."))
    return redirect("web:terms", request.project.pk)


@for_members(Role.EDITOR, *WRITE)
def import_columns(request: ProjectRequest, import_id: int) -> HttpResponse:
    """Read the file again as somebody says."""
    planned = _planned(request, import_id)
    if not planned.is_table:
        return redirect("web:import_preview", request.project.pk, planned.pk)
    form = ReadingForm(planned.guess, pending.choices_of(planned), request.POST)
    if not form.is_valid():
        return _preview(request, planned, form, status=422)
    try:
        pending.correct(planned, form.reading(pending.choices_of(planned)))
    except Unusable as error:
        form.add_error(None, translated(error.reason))
        return _preview(request, planned, form, status=422)
    return redirect("web:import_preview", request.project.pk, planned.pk)


def _preview(
    request: ProjectRequest, planned: PlannedImport, form: ReadingForm | None = None, status: int = 200
) -> HttpResponse:
    if form is None and planned.is_table:
        form = ReadingForm(planned.guess, pending.choices_of(planned))
    group = _group(request, planned)
    rows = PlannedRow.objects.filter(planned=planned, group=group)
    context: dict[str, Any] = {
        "planned": planned,
        "place": place_name(planned.name),
        "form": form,
        "groups": [(each.value, title, planned.counts.get(each.value, 0)) for each, title in _TITLES.items()],
        "group": group.value,
        "choices": [(choice.value, label) for choice, label in LABELS.get(group, {}).items()],
        "chosen": planned.groups.get(group.value, ""),
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "left": sum(planned.counts.get(each.value, 0) for each in LABELS),
    }
    return render(request, "web/imports/preview.html", context, status=status)


def _group(request: ProjectRequest, planned: PlannedImport) -> Group:
    """The group that the address names, else the first that has rows."""
    asked = request.GET.get("group", "")
    if asked in list(Group):
        return Group(asked)
    return next((each for each in _TITLES if planned.counts.get(each.value)), Group.NEW)
