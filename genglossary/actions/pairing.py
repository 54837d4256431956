"""Decisions of people about which document is a translation of which other. No run changes them."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from genglossary.actions.changes import change
from genglossary.actions.deciding import DecisionRefused
from genglossary.models import Document, PairedBy, Project
from genglossary.models.document import PRESENT
from genglossary.runs.stored.pairs import pair_anew, save_languages, save_pairs, unread_languages

# While somebody waits; the run reads the others.
READ_AT_ONCE = 100

PAIR_FIELDS = ("translation_of_id", "paired_by")


def pair_by_names(project: Project) -> None:
    """Pair what documents are called, as far as no person decided; a run looks into the rest."""
    if unread := unread_languages(project, most=READ_AT_ONCE):
        save_languages(unread)
    languages = project.documents.filter(PRESENT).order_by().values_list("language", flat=True).distinct()
    if len(set(languages) - {"", "und"}) > 1:
        save_pairs(pair_anew(project))


@transaction.atomic
def pair(translation: Document, original: Document, *, by: Any) -> None:
    """Say that one document is the translation of another; what was paired with either in its language is not any
    more.

    Raises DecisionRefused for documents of two projects, for two of one language, and for a translation of a
    translation.
    """
    project = Project.objects.select_for_update(no_key=True).get(pk=translation.project_id)
    rows = project.documents.filter(PRESENT).in_bulk([translation.pk, original.pk])
    if len(rows) < 2:
        raise DecisionRefused(_("There are no two such documents."), "translation")
    translation, original = rows[translation.pk], rows[original.pk]
    refuse_no_pair(translation, original)
    batch = uuid.uuid4()
    same = original.translations.filter(language=translation.language).exclude(pk=translation.pk)
    for other in same:
        _decide(other, None, by, batch)
    _decide(translation, original, by, batch)
    # What was only found goes where it would make a translation of a translation.
    found = project.documents.exclude(paired_by=PairedBy.PERSON)
    found.filter(Q(pk=original.pk) | Q(translation_of=translation)).update(translation_of=None, paired_by="")


@transaction.atomic
def pair_folders(project: Project, folders: Mapping[str, str], *, by: Any = None) -> None:
    """Pair what has the same path in folders of different languages; the first folder has the originals.

    `folders` are beginnings of names (with the slash at their end) and the language of each. What a person said of a
    document stays; a document of a folder of translations that is still in the language of originals is none.
    """
    documents = list(project.documents.filter(PRESENT).order_by("pk"))
    there = {each.pk for each in documents}
    (first, main), *others = folders.items()
    originals = {each.name.removeprefix(first): each for each in documents if each.name.startswith(first)}
    codes = set(folders.values())
    for each in originals.values():
        _speak(each, main, codes)
    batch = uuid.uuid4()
    for folder, language in others:
        for each in (each for each in documents if each.name.startswith(folder) and each not in originals.values()):
            original = originals.get(each.name.removeprefix(folder))
            decided = each.paired_by == PairedBy.PERSON.value and each.translation_of_id in {None, *there}
            if each.language != main and original and not decided:
                _speak(each, language, codes)
                _decide(each, original, by, batch)


def _speak(document: Document, language: str, known: Collection[str]) -> None:
    """Say in which language a document is that does not tell itself, or seems to be in none of the `known` ones."""
    if document.language not in known:
        document.language = language
        Document.objects.filter(pk=document.pk).update(language=language)


@transaction.atomic
def unpair(translation: Document, *, by: Any) -> None:
    """Say that a document is no translation of any other; nothing pairs it again but a person."""
    Project.objects.select_for_update(no_key=True).get(pk=translation.project_id)
    translation.refresh_from_db(fields=list(PAIR_FIELDS))
    _decide(translation, None, by, uuid.uuid4())


def _fields(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in PAIR_FIELDS}


def refuse_no_pair(translation: Document, original: Document) -> None:
    """Raise DecisionRefused for two documents that may not be translation and original."""
    if translation.language == original.language:
        raise DecisionRefused(
            _("Both documents are in the same language (%(language)s).")
            % {"language": original.language or _("unknown")},
            "translation",
        )
    if "und" in (translation.language, original.language):
        raise DecisionRefused(_("Nobody can tell in which language one of the documents is."), "translation")
    if original.translation_of_id is not None and original.paired_by == PairedBy.PERSON.value:
        raise DecisionRefused(_("%(name)s is a translation itself.") % {"name": original.name}, "original")
    if translation.translations.filter(PRESENT, paired_by=PairedBy.PERSON).exists():
        raise DecisionRefused(_("%(name)s has translations itself.") % {"name": translation.name}, "translation")


def _decide(translation: Document, original: Document | None, by: Any, batch: uuid.UUID) -> None:
    after = {"translation_of_id": original and original.pk, "paired_by": str(PairedBy.PERSON)}
    before = _fields(translation)
    if before == after:
        return
    Document.objects.filter(pk=translation.pk).update(**after)
    action, project = "pair" if original else "unpair", translation.project_id
    change(translation, action, project_id=project, by=by, batch=batch, before=before, after=after).save()
