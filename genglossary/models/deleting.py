"""Delete many rows without reading them first, which Django's own deletion does."""

from typing import Any, cast

from django.db import models


def delete_rows(rows: models.QuerySet[Any]) -> int:
    """Delete `rows` in one statement; returns how many there were. What points at them must be gone before."""
    return cast("Any", rows)._raw_delete(rows.db)  # Django has no public name for it
