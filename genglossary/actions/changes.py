"""Writing an entry of the one history, for actions that change one thing."""

import uuid
from typing import Any

from genglossary.models import Change, Project


def record(
    project: Project,
    action: str,
    thing: Any,
    *,
    by: Any = None,
    batch: uuid.UUID | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Change:
    """One change of one thing (a saved object); its class names the kind."""
    return Change.objects.create(
        project=project,
        actor=by,
        batch=batch or uuid.uuid4(),
        action=action,
        model=type(thing).__name__.lower(),
        object_id=thing.pk,
        label=str(thing)[:300],
        before=before or {},
        after=after or {},
    )
