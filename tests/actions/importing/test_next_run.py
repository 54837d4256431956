"""A run after an import: it looks for what was imported, and overwrites nothing of it."""

import pytest

from genglossary.actions.glossary import glossary_of
from genglossary.actions.importing import pending
from genglossary.models import Occurrence, RunStatus, Scope, Term
from genglossary.runs.execute import execute
from tests.factories import make_document, make_project
from tests.runs.given import a_claimed_run

pytestmark = pytest.mark.django_db(transaction=True)

FILE = (
    "term,reading,definition,notes,category,part_of_speech,language,forbidden,synonyms,ja\n"
    "keeper,kiipa,Who minds the lamp.,Ask Ann.,person,noun,en,warden,,番人\n"
    "sextant,,It measures angles.,,,,en,,,\n"
)
TEXT = (
    "# The lamp\n\nA keeper is a person who lives in the tower. The keeper trims the lamp. "
    "A warden came once. The keeper of the lamp sleeps by day.\n"
)


def test_imported_terms_are_found_and_keep_all_that_the_file_said():
    project = make_project("Harbour")
    make_document(project, "a.md", TEXT)
    pending.confirm(pending.open_file(project, "words.csv", FILE.encode(), by=None), by=None)
    before = {entry.text: entry for entry in glossary_of(project).entries}
    assert execute(a_claimed_run(project, Scope.FULL)) == RunStatus.COMPLETED
    after = {entry.text: entry for entry in glossary_of(project).entries}
    assert after["keeper"].frequency == 4
    assert Occurrence.objects.filter(term=Term.objects.get(text="warden")).exists()
    for name in ("keeper", "sextant"):
        for field in (
            *("definition", "reading", "notes", "category", "part_of_speech", "language", "status", "usage"),
            *("spellings", "equivalents", "id", "slug"),
        ):
            assert getattr(after[name], field) == getattr(before[name], field), field
    assert after["sextant"].frequency == 0
