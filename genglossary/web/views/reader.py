"""Documents to read, a part at a time, with the terms marked where they stand."""

import re
from array import array
from collections import defaultdict
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from genglossary.models import DocumentVersion, Occurrence, Role, Term
from genglossary.models.term import PUBLISHED
from genglossary.pipeline.occurrences import unpack
from genglossary.pipeline.types import Block
from genglossary.readers.structure import blocks_from_json
from genglossary.web import entry as entries
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.marked import Marked, Mentions, as_blocks, as_text, part_at, parts_of

_PASSAGE = re.compile(r"(\d{1,9})-(\d{1,9})")
HEADINGS_SHOWN = 200


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
    return DocumentVersion.objects.filter(document__project=request.project).select_related("document")


def _read(request: ProjectRequest, found: DocumentVersion) -> HttpResponse:
    """The part that `part` or the passage `at` names, or the first one. A script gets the part alone."""
    blocks = blocks_from_json(found.structure)
    parts = parts_of(len(found.text), blocks)
    hot = _passage(request.GET.get("at", ""))
    number = _number(request.GET.get("part", ""), len(parts), part_at(parts, hot[0]) if hot else 0)
    marks = _mentions(request, found, blocks).within(*parts[number])
    context: dict[str, Any] = {
        "document": found.document,
        "entries_url": reverse("web:glossary", args=[request.project.pk]),
        "version": found,
        "number": number + 1,
        "count": len(parts),
        "plain": request.GET.get("view") == "text" or not blocks,
    }
    if context["plain"]:
        context["pieces"] = as_text(found.text, parts[number], marks, hot)
    else:
        context["blocks"] = as_blocks(found.text, blocks, parts[number], marks, hot)
    if request.htmx:
        return render(request, "web/reader/_part.html", context)
    context["headings"] = _headings(found.text, blocks)
    return render(request, "web/reader/read.html", context)


def _passage(at: str) -> tuple[int, int] | None:
    found = _PASSAGE.fullmatch(at)
    return (int(found[1]), int(found[2])) if found else None


def _number(part: str, count: int, otherwise: int) -> int:
    """Parts are counted from 1 in URLs; what is no part of this document is the nearest one that is."""
    return min(count, max(1, int(part))) - 1 if part.isdecimal() and len(part) < 10 else otherwise


def _headings(text: str, blocks: tuple[Block, ...]) -> list[tuple[int, int, str]]:
    """Level, place and words of the headings."""
    headings = [block for block in blocks if block.kind == "heading"][:HEADINGS_SHOWN]
    return [(block.level, block.start, text[block.start : block.end].strip("# \n")) for block in headings]


def _mentions(request: ProjectRequest, found: DocumentVersion, blocks: tuple[Block, ...]) -> Mentions:
    """What the newest completed extraction that looked at the version found; each term with its variants."""
    rows = Occurrence.objects.filter(version=found, step__completed_at__isnull=False).order_by("step_id")
    newest = {term: bytes(offsets) for term, offsets in rows.values_list("term_id", "offsets")}
    marked = _marked(request)
    spans: dict[Marked, list[array[int]]] = defaultdict(list)
    for term, packed in newest.items():
        if packed and term in marked:
            spans[marked[term]].append(unpack(packed))
    return Mentions(spans=spans, headings=[block.start for block in blocks if block.kind == "heading"])


def _marked(request: ProjectRequest) -> dict[int, Marked]:
    """Term id → how it is marked; a variant as its preferred term."""
    rows = Term.objects.filter(PUBLISHED, project=request.project)
    values = rows.values_list("pk", "preferred_id", "status", "required")
    all_terms = {pk: (preferred, "required" if required else status) for pk, preferred, status, required in values}
    marked: dict[int, Marked] = {}
    for pk, (preferred, status) in all_terms.items():
        main = preferred if preferred in all_terms else pk
        marked[pk] = Marked(term=main, status=all_terms[main][1] if main != pk else status)
    return marked


@for_members(Role.READER, *READ)
def card(request: ProjectRequest, term_id: int) -> HttpResponse:
    """A term in short, beside the text."""
    return card_of(request, term_id)


def card_of(request: ProjectRequest, term_id: int) -> HttpResponse:
    terms = Term.objects.filter(PUBLISHED, project=request.project).select_related("preferred")
    term = get_object_or_404(terms.prefetch_related("variants"), pk=term_id)
    return render(request, "web/reader/_card.html", {"term": term, "definition": entries.shown_definition(term)})
