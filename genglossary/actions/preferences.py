"""Choices of users for themselves."""

from typing import Any

from genglossary.models import Preferences


def choose(*, by: Any, **chosen: str) -> None:
    """Keep the choices of a user: `language`, `time_zone`; "" leaves one to the browser."""
    Preferences.objects.update_or_create(user=by, defaults=chosen)
