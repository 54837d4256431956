"""Documents to read, a part at a time, with the terms marked where they stand."""

import re
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from genglossary.models import DocumentVersion, Role, Status, Term
from genglossary.models.term import PUBLISHED
from genglossary.pipeline.types import Span
from genglossary.readers import SUFFIXES, suffix_of
from genglossary.web import entry_page
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.drawing.marked import Mark, Marked, as_text, part_at
from genglossary.web.drawing.outline import Outline, mentions_in, outline_of
from genglossary.web.drawing.part import PartShown

_PASSAGE = re.compile(r"(\d{1,9})-(\d{1,9})")
HEADINGS_SHOWN = 200
# Which terms this browser marks: "all" for proposed and excluded ones too.
MARKS_COOKIE = "genglossary_marks"
ENTRIES = (Status.ACCEPTED, "required")


@for_members(Role.READER, *READ)
def document(request: ProjectRequest, document_id: int) -> HttpResponse:
    """The current version of a document."""
    versions = _versions(request).filter(document__current=F("pk"), document_id=document_id)
    return _read(request, get_object_or_404(versions))


@for_members(Role.READER, *READ)
def version(request: ProjectRequest, version_id: int) -> HttpResponse:
    """The version that a passage points at, whatever came after it."""
    return _read(request, get_object_or_404(_versions(request), pk=version_id))


def _versions(request: ProjectRequest) -> QuerySet[DocumentVersion]:
    rows = DocumentVersion.objects.filter(document__project=request.project)
    return rows.select_related("document").defer("structure")


def _read(request: ProjectRequest, found: DocumentVersion) -> HttpResponse:
    """The part that `part` or the passage `at` names, or the first one. A script gets the part alone."""
    outline = outline_of(found.pk, found.sha256, len(found.text))
    hot = passage_in(request.GET.get("at", ""))
    otherwise = part_at(outline.parts, hot[0]) if hot else 0
    number = part_number(request.GET.get("part", ""), len(outline.parts), otherwise)
    part = outline.parts[number]
    marks = marks_in(request, found, outline, part)
    context: dict[str, Any] = {
        "document": found.document,
        "entries_url": reverse("web:glossary", args=[request.project.pk]),
        "version": found,
        "number": number + 1,
        "count": len(outline.parts),
        "marks_all": marks_all(request),
        "plain": request.GET.get("view") == "text" or not outline.rows,
    }
    if context["plain"]:
        context["pieces"] = as_text(found.text, part, marks, hot)
    else:
        context["part"] = PartShown(
            version=found.pk, sha256=found.sha256, range=part, marks=marks, hot=hot,
            in_markdown=is_markdown(found), text=found.text, outline=outline,
        )  # fmt: skip
    if request.htmx:
        return render(request, "web/reader/_part.html", context)
    context["headings"] = _headings(found.text, outline)
    context["has_translation"] = found.aligned_originals.exists() or found.aligned_translations.exists()
    return _remembered(request, render(request, "web/reader/read.html", context))


def _remembered(request: ProjectRequest, response: HttpResponse) -> HttpResponse:
    """Have this browser mark the terms in all documents as somebody asked for in one."""
    if asked := request.GET.get("marks"):
        age, path = 365 * 24 * 60 * 60, settings.SESSION_COOKIE_PATH
        response.set_cookie(MARKS_COOKIE, asked[:8], max_age=age, path=path, samesite="Lax", secure=settings.HTTPS)
    return response


def is_markdown(found: DocumentVersion) -> bool:
    """Whether it is in Markdown, by its name."""
    return SUFFIXES.get(suffix_of(found.document.name)) == "markdown"


def passage_in(at: str) -> Span | None:
    """The passage that an address names, as "12-34"."""
    found = _PASSAGE.fullmatch(at)
    return Span(int(found[1]), int(found[2])) if found else None


def part_number(part: str, count: int, otherwise: int) -> int:
    """Parts are counted from 1 in URLs; what is no part of this document is the nearest one that is."""
    return min(count, max(1, int(part))) - 1 if part.isdecimal() and len(part) < 10 else otherwise


def _headings(text: str, outline: Outline) -> list[tuple[int, int, str]]:
    """Level, place and words of the headings."""
    return [(level, start, text[start:end].strip("# \n")) for level, start, end in outline.headings[:HEADINGS_SHOWN]]


def marks_all(request: ProjectRequest) -> bool:
    """Whether proposed and excluded terms are marked too: only in a browser that was asked to."""
    return request.GET.get("marks", request.COOKIES.get(MARKS_COOKIE, "")) == "all"


def marks_in(request: ProjectRequest, found: DocumentVersion, outline: Outline, part: tuple[int, int]) -> list[Mark]:
    """The mentions of terms in a part, each marked as its entry is."""
    mentions = mentions_in(found.pk)
    marked = _marked(request, mentions.terms_within(*part))
    if not marks_all(request):
        marked = {pk: what for pk, what in marked.items() if what.status in ENTRIES}
    return mentions.marks(*part, marked, [start for _, start, _ in outline.headings])


def _marked(request: ProjectRequest, mentioned: set[int]) -> dict[int, Marked]:
    """Term id → how it is marked, for the terms and all other spellings of them: a variant as its preferred term."""
    terms = Term.objects.filter(PUBLISHED, project=request.project)
    mains = {preferred or pk for pk, preferred in terms.filter(pk__in=mentioned).values_list("pk", "preferred_id")}
    family = terms.filter(Q(pk__in=mains) | Q(preferred__in=mains))
    rows = list(family.values_list("pk", "preferred_id", "status", "required"))
    statuses = {pk: "required" if required else status for pk, _, status, required in rows}
    of = {pk: preferred if preferred in statuses else pk for pk, preferred, _, _ in rows}
    return {pk: Marked(term=main, status=statuses[main]) for pk, main in of.items()}


@for_members(Role.READER, *READ)
def card(request: ProjectRequest, term_id: int) -> HttpResponse:
    """A term in short, beside the text."""
    return card_of(request, term_id)


def card_of(request: ProjectRequest, term_id: int, refused: str = "") -> HttpResponse:
    """The card; with the reason where a decision in it was `refused`."""
    terms = Term.objects.filter(PUBLISHED, project=request.project).select_related("preferred")
    term = get_object_or_404(terms.prefetch_related("variants"), pk=term_id)
    return render(
        request,
        "web/reader/_card.html",
        {"term": term, "refused": refused, **entry_page.definition_in_short(term)},
        status=409 if refused else 200,
    )
