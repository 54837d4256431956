"""Columns of tables, as people of a project read them before: the same header is read so again."""

from dataclasses import replace

from django.utils.timezone import now

from genglossary.formats import Unusable
from genglossary.formats.receiving import receive
from genglossary.formats.tables import Choices, Received
from genglossary.models import ColumnChoice, Project
from genglossary.models.definition import fingerprint


def receive_again(project: Project, suffix: str, data: bytes, choices: Choices) -> tuple[Received, Choices]:
    """Read a file as `choices` say; where they leave the columns to the guess, as somebody last said of that header.

    Returns what was read and how. Raises `Unusable`.
    """
    received = receive(suffix, data, choices)
    columns = _remembered(project, received) if not choices.columns and not choices.preset else {}
    if not columns:
        return received, choices
    wanted = replace(choices, columns=columns)
    try:
        return receive(suffix, data, wanted), wanted
    except Unusable:  # what a column can be was more once
        return received, choices


def remember_columns(project: Project, received: Received, choices: Choices) -> None:
    """Keep the columns that somebody chose, for the next file with the same header."""
    if choices.columns and received.guess and received.guess.has_header:
        values = {"columns": list(received.guess.columns), "changed_at": now()}
        ColumnChoice.objects.update_or_create(project=project, header=_header(received), defaults=values)


def _remembered(project: Project, received: Received) -> dict[str, str]:
    """The meanings of the columns by number, as far as another one than the guess was chosen once."""
    if received.guess is None or not received.guess.has_header:
        return {}
    row = ColumnChoice.objects.filter(project=project, header=_header(received)).first()
    if row is None or row.columns == list(received.guess.columns):
        return {}
    return {str(at): column for at, column in enumerate(row.columns)}


def _header(received: Received) -> str:
    names = received.guess.names if received.guess else ()
    return fingerprint("\n".join(name.strip() for name in names))
