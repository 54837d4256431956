"""What people decide about spellings is done by the next run, and by every later one."""

import pytest

from genglossary.actions import definitions, equivalents, see_also, spellings
from genglossary.actions.deciding import Decision
from genglossary.actions.glossary import glossary_of
from genglossary.actions.undoing import undo
from genglossary.formats import Entry
from genglossary.models import Occurrence, Project, Term
from genglossary.runs.steps.entries import stored_places
from tests.runs.steps.engine import project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

CAISSON = """# Caisson

A caisson is a watertight chamber in which people work below the water. Each Caisson is sunk with care.
The caisson gate keeps the water out, and a second caisson stands behind it. Caissons are heavy; all caissons leak.
"""


@pytest.fixture
def project() -> Project:
    project = project_with(caisson=CAISSON)
    run(project)
    return project


def term(project: Project, text: str) -> Term:
    return Term.objects.get(project=project, text__iexact=text)


def spell(one: Term, **values) -> Decision:
    return spellings.spell(Term.objects.filter(pk=one.pk), by=None, **values)


def entry(project: Project, text: str) -> Entry:
    return next(each for each in glossary_of(project).entries if each.text.lower() == text)


def written(project: Project, one: Term) -> set[str]:
    """How the occurrences that are stored and shown of a spelling are written in the documents."""
    found = stored_places(run(project)).get(one.pk, {})
    texts = {row.version_id: row.version.text for row in Occurrence.objects.select_related("version")}
    return {
        texts[version][start:end]
        for version, flat in found.items()
        for start, end in zip(flat[::2], flat[1::2], strict=True)
    }


def test_case_counts_where_people_say_so_and_no_longer_when_that_is_undone(project):
    caisson = term(project, "caisson")
    assert written(project, caisson) == {"caisson", "Caisson"}
    done = spell(caisson, as_written=True)
    assert written(project, caisson) == {caisson.text}
    undo(project, done.batch, by=None)
    assert written(project, caisson) == {"caisson", "Caisson"}


def test_an_exact_spelling_has_no_plural_of_its_own(project):
    caisson = term(project, "caisson")
    assert "caissons" in {each.text.lower() for each in entry(project, "caisson").spellings}
    spell(caisson, exact=True)
    run(project)
    assert "caissons" not in {each.text.lower() for each in entry(project, "caisson").spellings}


def test_no_run_changes_what_people_said_of_an_entry(project):
    caisson, gate = term(project, "caisson"), term(project, "caisson gate")
    spellings.add_spelling(caisson, "sea box", by=None, usage="forbidden", variant_kind="synonym", as_written=True)
    spellings.prefer(spellings.add_spelling(caisson, "diving chamber", by=None), by=None)
    chamber = term(project, "diving chamber")
    equivalents.add(chamber, "fr", "caisson étanche", by=None)
    see_also.refer(chamber, gate, by=None)
    definitions.write(chamber, "A dry room under water.", by=None, source="Handbook", origin="imported")
    before = entry(project, "diving chamber")
    put(project, more="A caisson is a box. The sea box is not; the sea box of a ship is small. A diving chamber.")
    run(project)
    after = entry(project, "diving chamber")
    kept = ("id", "slug", "usage", "equivalents", "see_also", "definition", "source", "origin", "avoided", "language")
    assert {name: getattr(after, name) for name in kept} == {name: getattr(before, name) for name in kept}
    assert {each.text: each.kind for each in before.spellings}.items() <= {
        each.text: each.kind for each in after.spellings
    }.items()
    assert after.frequency > 3


def test_a_variant_that_is_forbidden_stays_one_of_its_entry(project):
    plural = term(project, "caissons")
    spell(plural, usage="forbidden")
    run(project, fresh=True)
    assert entry(project, "caisson").avoided == (plural.text,)
