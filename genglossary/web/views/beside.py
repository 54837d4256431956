"""A document to read with its translation, or its original, beside each paragraph."""

from typing import NamedTuple

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from genglossary.models import Alignment, DocumentVersion, Role
from genglossary.pipeline.types import Span
from genglossary.runs.stored.alignments import unpacked
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.drawing.beside import rows_beside
from genglossary.web.drawing.inline import references_in
from genglossary.web.drawing.layout import Layout
from genglossary.web.drawing.marked import part_at
from genglossary.web.drawing.outline import Outline, outline_of
from genglossary.web.views.reader import is_markdown, marks_in, part_number, passage_in


class Counterpart(NamedTuple):
    """A version with what says the same in it, in order of the version that it stands beside."""

    version: DocumentVersion
    aligned: list[tuple[Span, Span]]


@for_members(Role.READER, *READ)
def beside(request: ProjectRequest, version_id: int) -> HttpResponse:
    """A part of a version, each paragraph with its counterpart; `with` names one of several."""
    versions = DocumentVersion.objects.filter(document__project=request.project).select_related("document")
    found = get_object_or_404(versions.defer("structure"), pk=version_id)
    counterparts = _counterparts(found)
    if not counterparts:
        messages.info(request, _("No run has compared this document with a translation yet."))
        return redirect("web:version", request.project.pk, found.pk)
    wanted = request.GET.get("with", "")
    counterpart = next((each for each in counterparts if str(each.version.pk) == wanted), counterparts[0])
    outline = outline_of(found.pk, found.sha256, len(found.text))
    hot = passage_in(request.GET.get("at", ""))
    number = part_number(request.GET.get("part", ""), len(outline.parts), part_at(outline.parts, hot[0]) if hot else 0)
    part = outline.parts[number]
    other, theirs = _outline(counterpart.version), (0, len(counterpart.version.text))
    rows = rows_beside(
        _layout(request, found, outline, part, hot), outline, part,
        _layout(request, counterpart.version, other, theirs, None), other, counterpart.aligned,
    )  # fmt: skip
    context = {
        "version": found, "other": counterpart.version, "counterparts": counterparts, "rows": list(rows),
        "number": number + 1, "count": len(outline.parts),
        "entries_url": reverse("web:glossary", args=[request.project.pk]),
    }  # fmt: skip
    return render(request, "web/reader/beside.html", context)


def _counterparts(found: DocumentVersion) -> list[Counterpart]:
    """Those that the newest run compared it with, of documents that are still there."""
    here = Q(original=found) | Q(translation=found)
    rows = Alignment.objects.filter(here).select_related("original__document", "translation__document")
    rows = rows.defer("kept", "original__structure", "translation__structure").order_by("pk")
    several = [_counterpart(row, found) for row in rows]
    there = [each for each in several if each.version.document.removed_at is None]
    current = [each for each in there if each.version.document.current_id == each.version.pk]
    return current or there


def _counterpart(row: Alignment, found: DocumentVersion) -> Counterpart:
    spans = unpacked(bytes(row.data))
    if row.original_id == found.pk:
        return Counterpart(row.translation, [(each.original, each.translation) for each in spans])
    return Counterpart(row.original, sorted((each.translation, each.original) for each in spans))


def _outline(version: DocumentVersion) -> Outline:
    return outline_of(version.pk, version.sha256, len(version.text))


def _layout(
    request: ProjectRequest, found: DocumentVersion, outline: Outline, part: tuple[int, int], hot: Span | None
) -> Layout:
    marks = marks_in(request, found, outline, part)
    return Layout(found.text, marks, hot, references_in(found.text) if is_markdown(found) else None)
