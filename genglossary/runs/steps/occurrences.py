"""Writing where terms stand: many rows, so only what is not stored already, and without an object for each."""

from array import array
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from genglossary.models import Occurrence
from genglossary.models.term import LONGEST_TERM
from genglossary.pipeline import types
from genglossary.pipeline.occurrences import pack
from genglossary.runs.inserting import insert_values
from genglossary.runs.work import Work


class Found(NamedTuple):
    """An occurrence row before it is one: there are many, and objects of the model cost ten times as much."""

    step_id: int
    term_id: int
    version_id: int
    hits: int
    offsets: bytes


Places = Mapping[int, Mapping[int, "array[int]"]]
"""Term id → version id → flat offsets."""


def rows_of(work: Work, places: Places) -> Iterator[Found]:
    """Only what is not stored already: an unchanged document costs no row. A place that is gone gets a count of 0."""
    stored = _stored_offsets(work)
    for term, of_term in places.items():
        work.lease.check()
        for version, spans in of_term.items():
            packed = pack(spans)
            if stored.pop((term, version), None) != packed:
                yield Found(work.step.pk, term, version, len(spans) // 2, packed)
    for (term, version), packed in stored.items():
        if packed and term in places:
            yield Found(work.step.pk, term, version, 0, pack(array("I")))


def insert(rows: list[Found]) -> None:
    insert_values(Occurrence, ("step_id", "term_id", "version_id", "count", "offsets"), rows)


def places_of(kept: list[types.Candidate], ids: dict[str, int]) -> Places:
    """Those of every candidate and variant; `ids` are the terms' by text. The first to claim a text has it."""
    places: dict[str, Mapping[int, array[int]]] = {}
    for candidate in kept:
        places.setdefault(candidate.text, candidate.occurrences)
    for candidate in kept:
        for variant in candidate.variants:
            if len(variant.text) <= LONGEST_TERM:
                places.setdefault(variant.text, variant.occurrences)
    return {ids[text]: of_text for text, of_text in places.items()}


def _stored_offsets(work: Work) -> dict[tuple[int, int], bytes]:
    """(term id, version id) → packed offsets, as the newest completed step found them in the pinned versions."""
    if work.run.options.get("fresh"):
        return {}
    rows = Occurrence.objects.filter(version__in=work.run.versions.all(), step__completed_at__isnull=False).order_by(
        "step_id"
    )
    return {(t, v): bytes(o) for t, v, o in rows.values_list("term_id", "version_id", "offsets")}
