"""The glossary as a file."""

import re
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header  # pyright: ignore[reportAttributeAccessIssue]
from django.utils.translation.trans_real import parse_accept_lang_header

from genglossary import formats
from genglossary.actions.glossary import glossary_of
from genglossary.models import Role
from genglossary.web.access import READ, ProjectRequest, for_members


@for_members(Role.READER, *READ)
def export(request: ProjectRequest, suffix: str) -> HttpResponse:
    """Send what the command writes, in the words of the visitor's language, as a download called after the project."""
    chosen = formats.FORMATS.get(f".{suffix}")
    if chosen is None:
        raise Http404("There is no such format.")
    glossary = glossary_of(request.project)
    language = formats.language_of(_languages_of(request)) or glossary.language
    data = formats.write(f".{suffix}", replace(glossary, language=language))
    response = HttpResponse(data, content_type=f"{chosen.media_type}; charset=utf-8")
    disposition = content_disposition_header(as_attachment=True, filename=f"{_plain(request.project.name)}.{suffix}")
    response["Content-Disposition"] = disposition or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def _languages_of(request: ProjectRequest) -> list[str]:
    """List the languages that the visitor's browser asks for, the most wanted first."""
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return [code for code, weight in wanted if weight]


def _plain(name: str) -> str:
    """Without what file systems and headers do not take."""
    return re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]+', "_", name)
