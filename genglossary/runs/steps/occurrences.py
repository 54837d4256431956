"""Writing where terms stand: many rows, so only what is not stored already, and without an object for each."""

from array import array
from collections.abc import Iterator
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


def rows_of(work: Work, kept: list[types.Candidate], ids: dict[str, int]) -> Iterator[Found]:
    """Only what is not stored already: an unchanged document costs no row. A place that is gone gets a count of 0."""
    stored = _stored_offsets(work)
    places = _places(kept)
    for text, of_text in places.items():
        work.lease.check()
        for version, spans in of_text.items():
            packed = pack(spans)
            if stored.pop((ids[text], version), None) != packed:
                yield Found(work.step.pk, ids[text], version, len(spans) // 2, packed)
    kept_ids = {ids[text] for text in places}
    for (term, version), packed in stored.items():
        if packed and term in kept_ids:
            yield Found(work.step.pk, term, version, 0, pack(array("I")))


def insert(rows: list[Found]) -> None:
    insert_values(Occurrence, ("step_id", "term_id", "version_id", "count", "offsets"), rows)


def _places(kept: list[types.Candidate]) -> dict:
    """Text → version id → flat offsets, for every candidate and variant; the first to claim a text has it."""
    places: dict = {}
    for candidate in kept:
        places.setdefault(candidate.text, candidate.occurrences)
    for candidate in kept:
        for variant in candidate.variants:
            if len(variant.text) <= LONGEST_TERM:
                places.setdefault(variant.text, variant.occurrences)
    return places


def _stored_offsets(work: Work) -> dict[tuple[int, int], bytes]:
    """(term id, version id) → packed offsets, as the newest completed step found them in the pinned versions."""
    if work.run.options.get("fresh"):
        return {}
    rows = Occurrence.objects.filter(version__in=work.run.versions.all(), step__completed_at__isnull=False).order_by(
        "step_id"
    )
    return {(t, v): bytes(o) for t, v, o in rows.values_list("term_id", "version_id", "offsets")}
