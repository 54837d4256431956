"""The documents of a project that are translations of others, found by the pipeline where no person has decided."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice

from django.db.models import Count, QuerySet

from genglossary.models import Document, DocumentVersion, PairedBy, Project
from genglossary.models.document import PRESENT
from genglossary.models.prepared import Prepared
from genglossary.pipeline.bilingual.catalogs import is_catalog
from genglossary.pipeline.bilingual.documents import pair_documents
from genglossary.pipeline.bilingual.types import DocumentKey, DocumentPair
from genglossary.pipeline.text.identification import LanguageGuess
from genglossary.pipeline.types import Block
from genglossary.readers.structure import blocks_from_json

# Characters of prose that tell the language of a document.
SAMPLE = 20_000
_NOT_PROSE = ("code", "front_matter")
_AT_A_TIME = 50

Signs = Callable[[int], frozenset[int]]
"""Version id → what a translation has as its original has it (see pipeline.bilingual.documents.signs_of)."""


def language_of_text(text: str, blocks: Iterable[Block]) -> str:
    """The ISO 639-1 code of the language that most of a document is in, or "und"."""
    prose = (text[block.start : block.end] for block in blocks if block.kind not in _NOT_PROSE)
    sample = " ".join(islice(prose, 2000))[:SAMPLE] or text[:SAMPLE]
    return LanguageGuess([sample]).of(sample)


def languages_of(project: Project) -> list[str]:
    """The languages of the documents, that of the originals first: the project's own, else that of most documents, the
    first in the alphabet of equals."""
    counts = dict(_languages(project.pk))
    return sorted(counts, key=lambda language: (language != project.language, -counts[language], language))


@Prepared
def _languages(project: int) -> Iterable[tuple[str, int]]:
    rows = Document.objects.filter(PRESENT, project=project).exclude(language__in=("", "und")).order_by()
    return rows.values_list("language").annotate(n=Count("pk"))


def pair_anew(project: Project, signs: Signs | None = None) -> list[Document]:
    """Say of each document which one it translates, by names and, with `signs`, by content. Returns what is different
    now, with `translation_of_id` and `paired_by` set and not saved.

    What a person decided stays. Without `signs` a pair that was found by content stays too.
    """
    present = Document.objects.filter(PRESENT, project=project).order_by("pk")
    documents = [each for each in present if not is_catalog(each.name)]
    main, *others = (*languages_of(project), "")
    settled = _settled(documents, by_content=signs is None)
    originals = {each.translation_of_id for each in settled.values()}
    found: dict[int, tuple[int, str]] = {}
    for language in filter(None, others):
        taken = {each.translation_of_id for each in settled.values() if each.language == language}
        unfit = {main: settled.keys() | taken, language: settled.keys() | originals}
        several = [each for each in documents if each.pk not in unfit.get(each.language, {each.pk})]
        found |= {pair.target: (pair.source, pair.by) for pair in _pairs(several, main, language, signs)}
    return list(_different((each for each in documents if each.pk not in settled), found))


def _settled(documents: Collection[Document], *, by_content: bool) -> dict[int, Document]:
    """Those about which nothing is asked any more, by id."""
    there = {each.pk for each in documents}
    decided = {each.pk: each for each in documents if each.paired_by == PairedBy.PERSON.value}
    if not by_content:
        return decided
    kept = (each for each in documents if each.paired_by == PairedBy.CONTENT.value)
    return decided | {each.pk: each for each in kept if each.translation_of_id in there}


def _pairs(documents: Sequence[Document], main: str, language: str, signs: Signs | None) -> list[DocumentPair]:
    """By names; where some are left of both languages, with what stands in these."""
    found = pair_documents([DocumentKey(each.pk, each.name, each.language) for each in documents], main, language)
    paired = {key for pair in found for key in (pair.source, pair.target)}
    left = [each for each in documents if each.pk not in paired]
    if signs is None or {each.language for each in left} != {main, language}:
        return found
    keys = [DocumentKey(e.pk, e.name, e.language, signs(e.current_id) if e.current_id else frozenset()) for e in left]
    return [*found, *pair_documents(keys, main, language)]


def _different(free: Iterable[Document], found: dict[int, tuple[int, str]]) -> Iterable[Document]:
    for each in free:
        original, by = found.get(each.pk, (None, ""))
        if (each.translation_of_id, each.paired_by) != (original, by):
            each.translation_of_id, each.paired_by = original, by
            yield each


def save_pairs(documents: Iterable[Document]) -> None:
    """Save what `pair_anew` found, except where a person decided meanwhile."""
    for each in documents:
        rows = Document.objects.filter(pk=each.pk).exclude(paired_by=PairedBy.PERSON)
        rows.update(translation_of=each.translation_of_id, paired_by=each.paired_by)


def unread_languages(project: Project, most: int | None = None) -> list[Document]:
    """The documents whose language nobody has looked for, with it set and not saved: those of earlier versions of this
    program. At `most` so many."""
    found = list(Document.objects.filter(PRESENT, project=project, language="").order_by("pk")[:most])
    for at in range(0, len(found), _AT_A_TIME):
        several = {each.current_id: each for each in found[at : at + _AT_A_TIME]}
        rows = DocumentVersion.objects.filter(pk__in=several).values_list("pk", "text", "structure")
        for version, text, structure in rows:
            several[version].language = language_of_text(text, blocks_from_json(structure))
    return found


def save_languages(documents: Iterable[Document]) -> None:
    """Save what `unread_languages` found."""
    Document.objects.bulk_update(documents, ["language"], batch_size=500)


def pairs_in(project: Project, versions: Collection[int]) -> dict[tuple[str, str], list[DocumentPair]]:
    """Languages of originals and translations → pairs of version ids, of both of which the `versions` have the current
    one."""
    rows = Document.objects.filter(PRESENT, project=project, translation_of__isnull=False, current__in=versions)
    found: dict[tuple[str, str], list[DocumentPair]] = {}
    names = ("translation_of__language", "language", "translation_of__current", "current", "paired_by")
    for main, language, source, target, by in rows.order_by("translation_of__current").values_list(*names):
        if source in versions and main != language:
            found.setdefault((main, language), []).append(DocumentPair(source, target, by))
    return found


def paired(project: Project) -> QuerySet[Document]:
    """The translations whose originals are there."""
    documents = Document.objects.filter(PRESENT, project=project)
    return documents.filter(translation_of__isnull=False, translation_of__removed_at=None)


def unpaired_documents(project: Project) -> list[str]:
    """The names of the documents that are in no pair; none in a project of one language."""
    if len(languages_of(project)) < 2:
        return []
    in_pairs = {pk for pair in paired(project).values_list("pk", "translation_of") for pk in pair}
    rows = Document.objects.filter(PRESENT, project=project).values_list("pk", "name")
    return [name for pk, name in rows if pk not in in_pairs and not is_catalog(name)]
