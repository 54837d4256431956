"""The occurrences that are not stored already: an unchanged document costs no row."""

from collections.abc import Collection, Iterator, Mapping
from operator import attrgetter

from genglossary.models import STEPS, Candidate, Occurrence, RunStep
from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.occurrences.matcher import pack
from genglossary.runs.work import Work
from genglossary.runs.writing.occurrences import NOWHERE, OccurrenceRow

# Versions whose stored occurrences are looked up in one go.
AT_A_TIME = 20

_TERM = attrgetter("term_id")


def new_rows(
    work: Work, found: OccurrenceIndex, changed: Collection[int], terms: Mapping[str, int]
) -> Iterator[OccurrenceRow]:
    """Rows of what was `found` and is not stored already; a term that is gone from a version gets a count of 0.

    `terms` are the ids of spellings. In a version that is not among the `changed` ones, the rows of terms that the
    last completed extraction had are as they were.
    """
    before = _terms_before(work)
    new = {text: term for text, term in terms.items() if term not in before}
    versions = sorted(found.pieces if new else changed)
    for at in range(0, len(versions), AT_A_TIME):
        several = versions[at : at + AT_A_TIME]
        stored = _stored(work, [version for version in several if version in changed], several, new.values())
        for version in several:
            work.lease.check()
            wanted = terms if version in changed else new
            # In the order of an index: they are inserted a fifth faster.
            yield from sorted(_rows(work, found, version, wanted, stored.get(version, {})), key=_TERM)


def _rows(
    work: Work, found: OccurrenceIndex, version: int, wanted: Mapping[str, int], stored: dict[int, bytes]
) -> Iterator[OccurrenceRow]:
    """Those of one version, where `stored` are the packed offsets of terms by id."""
    for text, places in found.in_document(version, wanted):
        packed = pack(places)
        if stored.pop(wanted[text], None) != packed:
            yield OccurrenceRow(work.step.pk, wanted[text], version, len(places) // 2, packed)
    ours = set(wanted.values())
    for term, packed in stored.items():
        if packed and term in ours:
            yield OccurrenceRow(work.step.pk, term, version, 0, NOWHERE)


def _terms_before(work: Work) -> set[int]:
    """The terms whose places the last completed extraction stored, or had found stored."""
    done = RunStep.objects.filter(run__project=work.run.project, name=STEPS[0], completed_at__isnull=False)
    newest = done.order_by("-pk").values("pk")[:1]
    return set(Candidate.objects.filter(step__in=newest).values_list("term_id", flat=True))


def _stored(
    work: Work, changed: Collection[int], versions: Collection[int], new: Collection[int]
) -> dict[int, dict[int, bytes]]:
    """Version id → term id → packed offsets, as the newest completed step found them: of all terms in `changed`
    versions, of `new` ones in all `versions`. A fresh run is told of none."""
    found: dict[int, dict[int, bytes]] = {version: {} for version in versions}
    if work.run.options.get("fresh"):
        return found
    rows = Occurrence.objects.filter(step__completed_at__isnull=False).order_by("step_id")
    for part in (rows.filter(version__in=changed), rows.filter(version__in=versions, term__in=new)):
        for version, term, offsets in part.values_list("version_id", "term_id", "offsets"):
            found[version][term] = bytes(offsets)
    return found
