"""A filter for templates that show one of many things by its key."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of_key(things: Mapping[Any, Any] | str, key: Any) -> Any:
    """The one of `things` under `key`, or None."""
    return things.get(key) if isinstance(things, Mapping) else None
