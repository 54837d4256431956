"""Times as people read them: how long ago, with the exact one beside it in the reader's time zone."""

from datetime import datetime, timedelta

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

_RECENT = timedelta(days=1)


@register.simple_tag
def when(at: datetime | None) -> SafeString | str:
    """A time in words if it is of the last day, else as date and time."""
    if at is None:
        return ""
    recent = timedelta(0) <= timezone.now() - at < _RECENT
    return _time(at, naturaltime(at), " data-ago") if recent else _time(at, _to_the_minute(at))


@register.simple_tag
def exactly(at: datetime | None) -> SafeString | str:
    """A time to the second, for logs."""
    return _time(at, f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}") if at else ""


def _time(at: datetime, words: str, kept_up: str = "") -> SafeString:
    """The element; times.js keeps the words up to date where `kept_up` says so."""
    local = timezone.localtime(at)
    exact = f"{local:%Y-%m-%d %H:%M:%S} {local.tzname()}"
    return format_html('<time datetime="{}" title="{}"{}>{}</time>', local.isoformat(), exact, kept_up, words)


def _to_the_minute(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
