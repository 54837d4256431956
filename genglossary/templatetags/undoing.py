"""A tag that offers to take back what somebody has just done."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import template
from django.utils.timezone import now

from genglossary.web.last_change import LastChange, last_change

register = template.Library()

# A message follows at once; what is older is in the history.
_JUST = timedelta(minutes=2)


@register.simple_tag(takes_context=True)
def just_changed(context: Mapping[str, Any]) -> LastChange | None:
    """The change that the visitor made or took back just now."""
    request = context["request"]
    found = last_change(request.project, request.user, request.role)
    return found if any(each and each.at > now() - _JUST for each in found) else None
