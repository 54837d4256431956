"""Writing where terms stand: many rows, so only what is not stored already, and without an object for each."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from genglossary.models import STEPS, Candidate, Occurrence, RunStep
from genglossary.pipeline import types
from genglossary.pipeline.occurrences import index
from genglossary.pipeline.occurrences.matcher import pack
from genglossary.runs.reuse.extraction import Considered
from genglossary.runs.work import Work
from genglossary.runs.writing.bulk import insert_values

# Versions whose stored occurrences are looked up in one go.
AT_A_TIME = 20

NOWHERE = pack([])

_TERM = attrgetter("term_id")


class OccurrenceRow(NamedTuple):
    """An occurrence row before it is one: there are many, and objects of the model cost ten times as much."""

    step_id: int
    term_id: int
    version_id: int
    hits: int
    offsets: bytes


def insert(rows: list[OccurrenceRow]) -> None:
    insert_values(Occurrence, ("step_id", "term_id", "version_id", "count", "offsets"), rows)


def ids_of(kept: Iterable[types.TermCandidate], ids: Mapping[str, int]) -> dict[str, int]:
    """Spelling → id, of every candidate and variant that is a term; `ids` are those of all terms by text."""
    return {text: ids[text] for candidate in kept for text in candidate.spellings if text in ids}


def rows_of(work: Work, result: Considered, terms: Mapping[str, int]) -> Iterator[OccurrenceRow]:
    """Only what is not stored already: an unchanged document costs no row. A place that is gone gets a count of 0.

    `terms` are the ids of spellings. In a document in which nothing else was found than before, the rows of terms
    that the last completed extraction had are as they were.
    """
    changed, before = result.changed, _terms_before(work)
    new = {text: term for text, term in terms.items() if term not in before}
    versions = sorted(result.selection.found.pieces if new else changed)
    for at in range(0, len(versions), AT_A_TIME):
        several = versions[at : at + AT_A_TIME]
        stored = _stored(work, [version for version in several if version in changed], several, new.values())
        for version in several:
            work.lease.check()
            wanted = terms if version in changed else new
            # In the order of an index: they are inserted a fifth faster.
            yield from sorted(_rows(work, result, version, wanted, stored.get(version, {})), key=_TERM)


def _rows(
    work: Work, result: Considered, version: int, wanted: Mapping[str, int], stored: dict[int, bytes]
) -> Iterator[OccurrenceRow]:
    """Those of one version, where `stored` are the offsets of terms by id."""
    for text, places in result.selection.found.in_document(version, wanted):
        packed = pack(places)
        if stored.pop(wanted[text], None) != packed:
            yield OccurrenceRow(work.step.pk, wanted[text], version, len(places) // 2, packed)
    ours = set(wanted.values())
    for term, packed in stored.items():
        if packed and term in ours:
            yield OccurrenceRow(work.step.pk, term, version, 0, NOWHERE)


def places_of(
    found: index.OccurrenceIndex, terms: Mapping[str, int], wanted: Iterable[int]
) -> "dict[int, dict[int, array[int]]]":
    """Term id → version id → flat offsets, for those of the `wanted` ids that `terms` has by their text."""
    texts = {term: text for text, term in terms.items()}
    several = [term for term in wanted if term in texts]
    return dict(zip(several, found.places([[texts[term]] for term in several]), strict=True))


def _terms_before(work: Work) -> set[int]:
    """The terms whose places the last completed extraction stored, or had found stored."""
    done = RunStep.objects.filter(run__project=work.run.project, name=STEPS[0], completed_at__isnull=False)
    newest = done.order_by("-pk").values("pk")[:1]
    return set(Candidate.objects.filter(step__in=newest).values_list("term_id", flat=True))


def _stored(
    work: Work, changed: Collection[int], versions: Collection[int], new: Collection[int]
) -> dict[int, dict[int, bytes]]:
    """Version id → term id → packed offsets, as the newest completed step found them: of all terms in `changed`
    versions, of `new` ones in all `versions`."""
    found: dict[int, dict[int, bytes]] = {version: {} for version in versions}
    if work.run.options.get("fresh"):
        return found
    rows = Occurrence.objects.filter(step__completed_at__isnull=False).order_by("step_id")
    for part in (rows.filter(version__in=changed), rows.filter(version__in=versions, term__in=new)):
        for version, term, offsets in part.values_list("version_id", "term_id", "offsets"):
            found[version][term] = bytes(offsets)
    return found
