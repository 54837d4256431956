"""The glossary as a file, and the page where people say which."""

import re
from collections.abc import Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header  # pyright: ignore[reportAttributeAccessIssue]
from django.utils.translation import gettext
from django.utils.translation.trans_real import parse_accept_lang_header

from genglossary import formats
from genglossary.actions.glossary import STATUSES, exported, glossary_of
from genglossary.actions.memory import has_memory, memory_of
from genglossary.formats import memory
from genglossary.formats.left_out import loss_of_each
from genglossary.formats.registry import PURPOSES
from genglossary.models import Category, Project, Role, Status, Term
from genglossary.models.stated import translated
from genglossary.models.term import ENTRY
from genglossary.pipeline.garbage import collector_at_rest
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.exchange_words import lost_in_words

AT_ONCE = 1000
"""Entries of which a page tells at once what each format leaves out; of more it does when it is asked once more."""


@for_members(Role.READER, *READ)
def exports(request: ProjectRequest) -> HttpResponse:
    """Show every format by its purpose, with what it would leave out of this glossary.

    All of the glossary is read for that: of a large one the formats come first, and the page asks for the rest.
    """
    entries = Term.objects.filter(ENTRY, project=request.project)
    waits = "lost" not in request.GET and entries.count() > AT_ONCE
    lost = {} if waits else _lost(request.project)
    groups = [
        (gettext(label), [_offer(name, lost) for name, each in formats.FORMATS.items() if each.purpose == purpose])
        for purpose, label in PURPOSES.items()
    ]
    statuses = [(each, Status(each).label) for each in STATUSES]
    languages = sorted(set(entries.values_list("language", flat=True).distinct()))
    context = {"groups": groups, "statuses": statuses, "categories": Category.choices, "languages": languages}
    context |= {"waits": waits, "has_memory": has_memory(request.project)}
    return render(request, "web/project/exports.html", context)


@collector_at_rest()
def _lost(project: Project) -> dict[tuple[str, str], str]:
    """Format and dialect → in words what a file of it would leave out."""
    return {key: lost_in_words(loss) for key, loss in loss_of_each(glossary_of(project)).items()}


def _offer(name: str, lost: Mapping[tuple[str, str], str]) -> dict[str, object]:
    """A format and its dialects, each with what it would leave out; of a dialect only where that is something else."""
    found, own = formats.FORMATS[name], lost.get((name, ""), "")
    told = {dialect: lost.get((name, dialect), "") for dialect in found.dialects}
    dialects = [
        (dialect, gettext(words), told[dialect] if told[dialect] != own else "")
        for dialect, words in found.dialects.items()
    ]
    return {"name": name, "label": gettext(found.label), "suffix": found.suffix, "lost": own, "dialects": dialects}


@for_members(Role.READER, *READ)
def export(request: ProjectRequest, suffix: str) -> HttpResponseBase:
    """Send what the command writes, in the words of the visitor's language, as a download called after the project.

    `suffix` is the name of a format, or a suffix without its dot. Which terms: see `exported`.
    """
    name, dialect = suffix if suffix in formats.FORMATS else f".{suffix}", request.GET.get("dialect", "")
    try:
        found = formats.format_called(name)
        formats.writer(name, dialect)
    except formats.Unusable as error:
        raise Http404(translated(error.reason)) from error
    glossary = exported(
        request.project,
        statuses=[each for each in request.GET.getlist("status") if each in STATUSES],
        categories=[each for each in request.GET.getlist("category") if each in Category.values],
        languages=[each for each in request.GET.getlist("language") if each],
        wishes=_languages_of(request),
    )
    return _download(request.project, formats.chunks(name, glossary, dialect), found.content_type, found.suffix)


@for_members(Role.READER, *READ)
def translation_memory(request: ProjectRequest) -> HttpResponseBase:
    """Send the passages that documents and their translations have in common; none where no run compared them."""
    languages = [each for each in request.GET.getlist("language") if each]
    return _download(request.project, memory_of(request.project, languages), memory.MEDIA_TYPE, memory.SUFFIX)


def _download(project: Project, chunks: Iterator[bytes], content_type: str, suffix: str) -> HttpResponseBase:
    """Send a file called after the project."""
    response = StreamingHttpResponse(chunks, content_type=content_type)
    filename = f"{_plain(project.name)}{suffix}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def _languages_of(request: HttpRequest) -> list[str]:
    """List the languages that the visitor's browser asks for, the most wanted first."""
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return [code for code, weight in wanted if weight]


def _plain(name: str) -> str:
    """Without what file systems and headers do not take."""
    return re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]+', "_", name)
