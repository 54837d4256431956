"""A file says of entries that translate each other what each of them says: nothing new to the project."""

import pytest

from genglossary import formats
from genglossary.actions import definitions, terms
from genglossary.actions.glossary import glossary_of
from genglossary.actions.importing import pending
from genglossary.models import Equivalent, PlannedImport, Project
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    """Two entries, of which only the English one has the other as its equivalent."""
    project = make_project("Ropeway")
    horn, muteki = terms.add(project, "fog horn", by=None), terms.add(project, "霧笛", by=None)
    for term, language in ((horn, "en"), (muteki, "ja")):
        term.language = language
        term.save()
    Equivalent.objects.create(term=horn, language="ja", text="霧笛", status="proposed", origin="run")
    definitions.write(horn, "A horn for thick weather.", by=None)
    definitions.write(muteki, "霧の日に鳴らす笛。", by=None)
    return project


def brought_back(project: Project, suffix: str, old: str = "", new: str = "") -> PlannedImport:
    data = formats.write(suffix, glossary_of(project))
    return pending.open_file(project, f"words{suffix}", data.replace(old.encode(), new.encode()), by=None)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".json", ".tbx", ".xlsx"])
def test_a_bilingual_file_that_comes_back_unchanged_changes_nothing(project, suffix):
    planned = brought_back(project, suffix)
    assert planned.counts == {"same": 2}, list(planned.rows.values_list("text", "steps"))


def test_a_definition_that_somebody_changed_in_the_file_is_a_change_on_both_sides(project):
    planned = brought_back(project, ".tbx", "thick weather", "fog")
    assert planned.counts == {"conflict": 1, "changed": 1}


def test_a_translation_that_somebody_accepted_in_the_file_is_a_change(project):
    planned = brought_back(project, ".json", '"proposed"', '"accepted"')
    assert planned.counts == {"changed": 2}
