"""The glossary as a file."""

import re

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header  # pyright: ignore[reportAttributeAccessIssue]

from genglossary import formats
from genglossary.actions.glossary import glossary_of
from genglossary.models import Role
from genglossary.web.access import READ, ProjectRequest, for_members


@for_members(Role.READER, *READ)
def export(request: ProjectRequest, suffix: str) -> HttpResponse:
    """The same bytes as the command writes, as a download called after the project."""
    chosen = formats.FORMATS.get(f".{suffix}")
    if chosen is None:
        raise Http404("There is no such format.")
    data = formats.write(f".{suffix}", glossary_of(request.project))
    response = HttpResponse(data, content_type=f"{chosen.media_type}; charset=utf-8")
    disposition = content_disposition_header(as_attachment=True, filename=f"{_plain(request.project.name)}.{suffix}")
    response["Content-Disposition"] = disposition or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def _plain(name: str) -> str:
    """Without what file systems and headers do not take."""
    return re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]+', "_", name)
