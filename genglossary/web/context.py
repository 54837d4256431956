"""Variables that every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from genglossary.actions.notices import count_unread
from genglossary.formats import FORMATS
from genglossary.readers import SUFFIXES
from genglossary.web.access import allows
from genglossary.web.run_bar import bar_of
from genglossary.web.script_words import SCRIPT_WORDS

_ALWAYS = {
    "openid_name": settings.OIDC.name if settings.OIDC else "",
    "script_words": SCRIPT_WORDS,
    "document_kinds": tuple(SUFFIXES),
    "document_limit": f"{settings.MAX_DOCUMENT_BYTES / 1_000_000:g}",
    "document_bytes": settings.MAX_DOCUMENT_BYTES,
    "export_formats": [(name, FORMATS[name]) for name in ("markdown", "csv", "json", "xlsx", "tbx")],
}


def of_page(request: HttpRequest) -> dict[str, Any]:
    """Give what is the same on all pages, and on those of a project: it, what the visitor may do there, its run bar."""
    project, role = getattr(request, "project", None), getattr(request, "role", None)
    if not request.user.is_authenticated:
        return _ALWAYS
    keys_off = getattr(getattr(request, "preferences", None), "keys_off", False)
    always = {**_ALWAYS, "keys_off": keys_off, "unread": SimpleLazyObject(lambda: count_unread(request.user))}
    if project is None or role is None:
        return always
    return {
        **always,
        "project": project,
        "can_edit": allows(role, "editor"),
        "reads_only": not allows(role, "editor"),
        "can_manage": allows(role, "owner"),
        "bar": SimpleLazyObject(lambda: bar_of(project)),
    }
