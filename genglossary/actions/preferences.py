"""Choices of users for themselves."""

from typing import Any

from genglossary.models import Preferences


def choose(*, by: Any, **chosen: Any) -> None:
    """Keep the choices of a user: `language`, `time_zone` ("" leaves one to the browser), `defined_first`,
    `review_keys`, `keys_off`."""
    Preferences.objects.update_or_create(user=by, defaults=chosen)
