"""What a term has comes out of the project whole: none of its fields is forgotten on the way."""

from dataclasses import fields
from typing import Any

import pytest

from genglossary.actions import glossary
from genglossary.formats import Entry
from genglossary.formats.table import COLUMNS
from genglossary.models import Term
from genglossary.web import history
from tests.factories import make_project, make_term

FIELDS = {field.name for field in fields(Entry)}

# What a run finds, and how a decision is kept: no line of the history.
NO_DECISION = {
    *(
        "id",
        "search_key",
        "sort_key",
        "project",
        "language",
        "reading",
        "part_of_speech",
        "reason",
        "score",
        "frequency",
        "document_count",
        "found",
    ),
    *(
        "status_by_person",
        "category_by_person",
        "preferred_by_person",
        "created_at",
        "uid",
        "slug",
        "sense",
        "imported",
    ),
}


@pytest.mark.django_db
def test_every_field_of_an_entry_is_filled_in(monkeypatch: pytest.MonkeyPatch):
    given: dict[str, Any] = {}

    def remember(**values: Any) -> Entry:
        given.update(values)
        return Entry(**values)

    project = make_project()
    make_term(project, "valve", status="accepted", found=True)
    monkeypatch.setattr(glossary, "Entry", remember)
    assert len(glossary.glossary_of(project).entries) == 1
    assert FIELDS - given.keys() == {"definition", "confidence", "origin"}, "which a term without a definition has not"


def test_every_field_of_an_entry_has_a_column():
    assert set(COLUMNS) >= FIELDS


def test_every_field_of_a_term_that_people_decide_is_told_in_the_history():
    decided = {field.name for field in Term._meta.concrete_fields} - NO_DECISION
    assert {name.removesuffix("_id") for name in history._FIELDS} >= decided
