"""What the pure packages call things and what the database keeps and shows: the same words, whichever side grows."""

from typing import Any, get_args

import pytest
from django.core.management import call_command
from django.db.models import TextChoices

from genglossary.engines import protocol
from genglossary.engines.model import schemas
from genglossary.engines.model.prompts import load
from genglossary.formats import types as formats
from genglossary.models import (
    Category,
    EquivalentOrigin,
    EquivalentStatus,
    Issue,
    IssueKind,
    Origin,
    PairedBy,
    RunStep,
    SpellingUsage,
    Status,
    Term,
    VariantKind,
)
from genglossary.pipeline import types as pipeline
from genglossary.pipeline.bilingual import types as bilingual

NOBODYS = {""}  # an empty string is how "nothing said" is stored, and no choice

TIED = [
    (
        protocol.FindingKind,
        IssueKind,
        {IssueKind.FAILED, IssueKind.TRANSLATIONS, IssueKind.ORIGINALS, IssueKind.TWO_SENSES},
    ),
    (bilingual.PairedBy, PairedBy, set()),
    (protocol.Origin, Origin, {Origin.IMPORTED, Origin.PROPOSED}),
    (formats.Origin, Origin, {Origin.PROPOSED}),
    (formats.Status, Status, {Status.NEW}),
    (pipeline.DecidedCategory, Category, set()),
    (pipeline.VariantKind, VariantKind, {VariantKind.SYNONYM}),
    (formats.Kind, VariantKind, set()),
    (formats.Usage, SpellingUsage, set()),
    (formats.EquivalentStatus, EquivalentStatus, set()),
    (formats.EquivalentOrigin, EquivalentOrigin, set()),
]


@pytest.mark.parametrize(("words", "choices", "ours"), TIED)
def test_whatever_the_pure_packages_say_can_be_kept_and_shown_and_nothing_else(
    words: Any, choices: type[TextChoices], ours: set[str]
):
    """`ours` are the choices that only people, files and runs make."""
    assert set(get_args(words)) - NOBODYS == {choice.value for choice in choices} - ours


def test_every_kind_of_inconsistent_translation_can_be_kept_and_shown():
    assert set(get_args(bilingual.InconsistencyKind)) <= set(IssueKind.values)


CHOICES = [
    IssueKind,
    PairedBy,
    Origin,
    Status,
    Category,
    VariantKind,
    SpellingUsage,
    EquivalentStatus,
    EquivalentOrigin,
]


@pytest.mark.parametrize("choices", CHOICES)
def test_every_choice_has_words_of_its_own(choices: type[TextChoices]):
    labels = [choice.label for choice in choices]
    assert len(set(labels)) == len(labels)
    assert all("_" not in label for label in labels)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(("judgement", "words"), [("review", schemas.Problem), ("classify", pipeline.DecidedCategory)])
def test_a_model_is_told_every_word_that_it_may_answer(language: str, judgement: str, words: Any):
    task = load(judgement, language).task
    assert [word for word in get_args(words) if word not in task] == []


def test_a_kind_that_a_newer_version_found_is_shown_as_it_is_called():
    issue = Issue(step=RunStep(), term=Term(text="valve"), kind="misleading")
    assert str(issue) == "valve: misleading"


@pytest.mark.django_db
def test_every_change_of_the_models_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
