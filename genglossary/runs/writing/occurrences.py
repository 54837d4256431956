"""Inserting occurrences: many rows, so without an object of the model for each, which costs ten times as much."""

from typing import NamedTuple

from genglossary.models import Occurrence
from genglossary.pipeline.occurrences.matcher import pack
from genglossary.runs.writing.bulk import insert_values

NOWHERE = pack([])
"""The offsets of a term that is not in a version any more."""


class OccurrenceRow(NamedTuple):
    """An occurrence row before it is stored; `offsets` are packed (see pipeline.occurrences.matcher)."""

    step_id: int
    term_id: int
    version_id: int
    hits: int
    offsets: bytes


def insert(rows: list[OccurrenceRow]) -> None:
    """Insert `rows`; to be called by `Work.publish`."""
    insert_values(Occurrence, ("step_id", "term_id", "version_id", "count", "offsets"), rows)
