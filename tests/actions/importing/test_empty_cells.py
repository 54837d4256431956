"""Empty cells of a table that say that there is nothing, where somebody says so."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from genglossary import formats
from genglossary.actions import definitions
from genglossary.actions.glossary import glossary_of
from genglossary.actions.importing import pending
from genglossary.actions.importing.steps import told_again
from genglossary.actions.undoing import undo
from genglossary.formats.tables import Choices
from genglossary.models import PlannedImport, Project, Term
from tests.factories import make_project, make_user

pytestmark = pytest.mark.django_db

FULL = "term,language,reading,definition,notes,usage,category,synonyms\n" + (
    "灯,ja,ひ,It burns.,old,preferred,technical_term,灯火\n"
)
EMPTY = "term,language,reading,definition,notes,usage,category,synonyms\n灯,ja,,,,,,\n"


@pytest.fixture
def project() -> Project:
    project = make_project("Harbour")
    pending.confirm(opened(project, FULL), by=None)
    return project


def opened(project: Project, text: str | bytes, *, clears: bool = False, name: str = "words.csv") -> PlannedImport:
    data = text.encode() if isinstance(text, str) else text
    return pending.open_file(project, name, data, by=None, choices=Choices(empty_clears=clears))


def said(project: Project) -> tuple[Any, ...]:
    (entry,) = glossary_of(project).entries
    spellings = tuple(each.text for each in entry.spellings)
    return entry.reading, entry.definition, entry.notes, entry.usage, entry.category, spellings


BEFORE = ("ひ", "It burns.", "old", "preferred", "technical_term", ("灯火",))
CLEARED = ("", None, "", "", "", ("灯火",))


def test_an_empty_cell_leaves_what_is_there(project):
    assert opened(project, EMPTY).counts == {"same": 1}
    assert said(project) == BEFORE


def test_an_empty_cell_clears_when_somebody_says_so_and_one_undo_brings_it_back(project):
    planned = opened(project, EMPTY, clears=True)
    assert ("notes", "old", "–") in map(told_again, planned.rows.get().steps)
    done = pending.confirm(planned, by=None)
    assert said(project) == CLEARED
    undo(project, done.batch, by=None)
    assert said(project) == BEFORE


def test_a_column_that_is_not_there_clears_nothing(project):
    pending.confirm(opened(project, "term,notes\n灯,\n", clears=True), by=None)
    assert said(project) == ("ひ", "It burns.", "", "preferred", "technical_term", ("灯火",))


def test_our_own_table_clears_too(project):
    data = formats.write("csv", glossary_of(project)).decode().replace("old", "")
    assert opened(project, data).counts == {"same": 1}
    pending.confirm(opened(project, data, clears=True), by=None)
    assert said(project) == ("ひ", "It burns.", "", "preferred", "technical_term", ("灯火",))


def test_a_person_is_asked_before_their_words_are_cleared(project):
    definitions.write(Term.objects.get(text="灯"), "What Ann wrote.", by=make_user())
    planned = opened(project, EMPTY, clears=True)
    assert planned.counts == {"conflict": 1}
    for choice in ("mine", "both"):
        planned = opened(project, EMPTY, clears=True)
        pending.choose(planned, {"conflict": choice}, {})
        pending.confirm(planned, by=None)
        assert said(project)[1] == "What Ann wrote."
    planned = opened(project, EMPTY, clears=True)
    pending.choose(planned, {"conflict": "theirs"}, {})
    pending.confirm(planned, by=None)
    assert said(project)[1] is None


def test_the_command_clears(project, tmp_path):
    (tmp_path / "words.csv").write_text(EMPTY)
    call_command("import", str(project.pk), str(tmp_path / "words.csv"), stdout=StringIO())
    assert said(project) == BEFORE
    call_command("import", str(project.pk), str(tmp_path / "words.csv"), "--empty-clears", stdout=StringIO())
    assert said(project) == CLEARED


def test_the_page_clears_when_it_is_ticked_for_the_file_or_in_the_preview(client, tmp_path):
    owner = make_user()
    client.force_login(owner)
    project = make_project("Harbour", by=owner)
    pending.confirm(opened(project, FULL), by=None)
    (tmp_path / "words.csv").write_text(EMPTY)
    for ticked, counts in (({}, {"same": 1}), ({"empty_clears": "on"}, {"changed": 1})):
        with (tmp_path / "words.csv").open("rb") as file:
            client.post(reverse("web:import_file", args=[project.pk]), {"file": file, **ticked})
        planned = PlannedImport.objects.latest("pk")
        assert planned.counts == counts
    page = client.get(reverse("web:import_preview", args=[project.pk, planned.pk])).content.decode()
    assert "empty_clears" in page
