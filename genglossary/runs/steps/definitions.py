"""Writing definitions with their evidence, where people's merges meanwhile say that they belong."""

from collections.abc import Callable

from genglossary.engines import protocol
from genglossary.models import Definition, Evidence, Term
from genglossary.runs.work import Work


def row_of(work: Work, term_id: int, definition: protocol.Definition, level: str) -> Definition:
    """An unsaved row that remembers its passages until it has an id."""
    row = Definition(
        step=work.step,
        term_id=term_id,
        level=level,
        origin=definition.origin,
        text=definition.text,
        confidence=definition.confidence,
        flags=list(definition.flags),
    )
    row.passages = definition.evidence  # pyright: ignore[reportAttributeAccessIssue]
    return row


def writer() -> Callable[[list[Definition]], None]:
    return _write


def _write(rows: list[Definition]) -> None:
    merged = dict(
        Term.objects.filter(pk__in={row.term_id for row in rows}, preferred__isnull=False).values_list(
            "pk", "preferred_id"
        )
    )
    for row in rows:
        row.term_id = merged.get(row.term_id, row.term_id)
    Definition.objects.bulk_create(rows)
    Evidence.objects.bulk_create(_evidence_of(rows))


def _evidence_of(rows: list[Definition]) -> list[Evidence]:
    return [
        Evidence(definition=row, version_id=passage.source, start=passage.start, end=passage.end)
        for row in rows
        for passage in row.passages  # pyright: ignore[reportAttributeAccessIssue]
    ]
