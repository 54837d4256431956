"""The names that people read for the engine of a run and for the part of the program that wrote a line of its log."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ENGINES: Mapping[str, Promise] = {"extractive": _("built-in engine"), "model": _("language model")}
_SOURCES: Mapping[str, Promise] = {
    "web": _("a page"),
    "admin": _("the admin"),
    "api": _("the API"),
    "worker": _("a worker"),
    "recover": _("the watch over runs"),
    "reaper": _("the watch over runs"),
    "command": _("a command"),
    "generate": _("a command"),
}


def engine_label(engine: str) -> str:
    """The name of an engine as it is stored, in the reader's language."""
    return str(_ENGINES.get(engine, engine))


def source_label(source: str) -> str:
    """The name of the source of an event as it is stored, in the reader's language; others as they are."""
    return str(_SOURCES.get(source, source))
