"""The passages of a project that say the same in two languages, as a translation memory has them."""

from collections.abc import Collection, Iterator

from django.db.models import F, QuerySet

from genglossary.formats import memory
from genglossary.formats.memory import MemoryUnit
from genglossary.models import Alignment, DocumentVersion, Project
from genglossary.pipeline.text.display import PlainText
from genglossary.readers.structure import blocks_from_json
from genglossary.runs.stored.alignments import unpacked
from genglossary.runs.stored.pairs import languages_of


def has_memory(project: Project) -> bool:
    """Whether a run has compared documents that are still there with their translations."""
    return _alignments(project).exists()


def memory_of(project: Project, languages: Collection[str] = ()) -> Iterator[bytes]:
    """A file of the passages of all documents as they are now, with what translates them; into `languages`, if any are
    named. The texts of one pair of documents are in memory at a time."""
    return memory.write(_units(project, languages), next(iter(languages_of(project)), "en"))


def _alignments(project: Project, languages: Collection[str] = ()) -> QuerySet[Alignment]:
    """The pairs of versions that no other version has replaced."""
    found = Alignment.objects.filter(
        original__document__project=project, original__document__removed_at=None,
        translation__document__removed_at=None, original=F("original__document__current"),
        translation=F("translation__document__current"),
    )  # fmt: skip
    return found.filter(translation__document__language__in=languages) if languages else found


def _units(project: Project, languages: Collection[str]) -> Iterator[MemoryUnit]:
    rows = _alignments(project, languages).order_by("original__document__name", "translation__document__name")
    for pk in list(rows.values_list("pk", flat=True)):
        row = Alignment.objects.select_related("original__document", "translation__document").filter(pk=pk).first()
        if row is not None:
            yield from _units_of(row)


def _units_of(row: Alignment) -> Iterator[MemoryUnit]:
    here, there = _plainly(row.original), _plainly(row.translation)
    original = row.original.document
    for passage in unpacked(bytes(row.data)):
        text, translation = here.within(passage.original), there.within(passage.translation)
        if text and translation:
            yield MemoryUnit(text, translation, original.language, row.translation.document.language, original.name)


def _plainly(version: DocumentVersion) -> PlainText:
    return PlainText(version.text, blocks_from_json(version.structure))
