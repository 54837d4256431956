"""Columns of tables, as people of a project read them before, and as its languages tell them."""

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from django.utils.timezone import now

from genglossary.formats import Unusable
from genglossary.formats.receiving import receive
from genglossary.formats.tables import Choices, Received
from genglossary.models import ColumnChoice, Equivalent, Project, Term
from genglossary.models.definition import fingerprint
from genglossary.models.document import PRESENT
from genglossary.models.term import PUBLISHED
from genglossary.pipeline.text.tags import primary

# Rows that tell which column has the words of the project.
_SAMPLE = 500


class ReceivedFile(NamedTuple):
    """A file as it was read, how, and whether somebody chose the columns so for another one."""

    received: Received
    choices: Choices
    is_remembered: bool = False


def receive_again(project: Project, suffix: str, data: bytes, choices: Choices) -> ReceivedFile:
    """Read a file as `choices` say; where they leave the columns to the guess, as somebody last said of that header,
    else with the languages of the project where the file tells none. Raises `Unusable`."""
    received = receive(suffix, data, choices)
    if choices.columns:
        return ReceivedFile(received, choices)
    remembered = {} if choices.preset else _remembered(project, received)
    columns = remembered or _of_project(project, received)
    if not columns:
        return ReceivedFile(received, choices)
    wanted = replace(choices, columns=columns)
    try:
        return ReceivedFile(receive(suffix, data, wanted), wanted, bool(remembered))
    except Unusable:  # what a column can be was more once
        return ReceivedFile(received, choices)


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


def _of_project(project: Project, received: Received) -> dict[str, str]:
    """Columns of terms of two languages in the same letters, of which the file tells neither: the one with more words
    of the project has its terms, and the other one its other language, where there is one."""
    columns = received.guess.columns if received.guess else ()
    entries = [entry for _, entry in islice(received.entries, _SAMPLE)]
    if not {"text", "equivalent"} <= set(columns) or "equivalent_language" in columns:
        return {}
    if any(each.language != "und" for entry in entries for each in entry.equivalents):
        return {}
    text, other = columns.index("text"), columns.index("equivalent")
    own = _known(project, {entry.text for entry in entries})
    theirs = _known(project, {each.text for entry in entries for each in entry.equivalents})
    if theirs.total() > own.total():
        text, other, own = other, text, theirs
    language = own.most_common(1)[0][0] if own else entries[0].language if entries else "und"
    others = _languages(project) - {primary(language)}
    if text < other and len(others) != 1:
        return {}
    meaning = f"equivalent:{others.pop()}" if len(others) == 1 else "equivalent"
    return {str(text): f"text:{language}" if own else "text", str(other): meaning}


def _known(project: Project, texts: set[str]) -> Counter[str]:
    """The languages of the terms of the project that are among `texts`."""
    rows = Term.objects.filter(PUBLISHED, project=project, text__in=texts).exclude(language="und")
    return Counter(rows.values_list("language", flat=True))


def _languages(project: Project) -> set[str]:
    """Those of the documents, terms and translations of a project."""
    of_documents = project.documents.filter(PRESENT).values_list("language", flat=True).distinct()
    of_terms = Term.objects.filter(PUBLISHED, project=project).order_by().values_list("language", flat=True).distinct()
    translated = Equivalent.objects.filter(term__project=project).order_by()
    found = [*of_documents, *of_terms, *translated.values_list("language", flat=True).distinct()]
    return {primary(each) for each in found if each} - {"und"}
