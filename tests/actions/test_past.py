"""The glossary of an earlier moment: told back as it was, whatever runs and people did since."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from genglossary.actions import clone, definitions, equivalents, spellings, terms, undoing
from genglossary.actions.glossary import glossary_of, shown_definitions
from genglossary.actions.importing import pending
from genglossary.actions.past import NotKept, glossary_at
from genglossary.comparing import compare
from genglossary.models import Equivalent, RunStatus, Scope, Term
from genglossary.runs.execute import execute
from tests.factories import make_document, make_project
from tests.runs.given import a_claimed_run

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = (
    "# The lamp\n\nA light keeper is a person who lives in the tower. The light keeper trims the fog signal. "
    "A fog signal is a horn that warns ships. The light keeper sleeps by day. The fog signal is loud.\n\n"
    "A mooring line is a rope that holds a ship. The mooring line is long. The mooring line is wet.\n"
)
SECOND = (
    "# The lamp\n\nA light keeper is a person who minds the lamp of a tower. The light keeper trims the lens. "
    "A storm glass is a barometer of the keepers. The storm glass fell. The storm glass is old. "
    "The light keeper sleeps by day.\n"
)

# By runs, which no history tells.
FILLED_IN_SINCE = ("language", "reading", "part_of_speech")


def run(project) -> None:
    assert execute(a_claimed_run(project, Scope.FULL)) == RunStatus.COMPLETED


def called(project, text: str) -> Term:
    return Term.objects.get(project=project, text=text)


def only(project, text: str):
    return Term.objects.filter(project=project, text=text)


def steps_of(project):
    """What happens to a glossary, one thing after the other."""
    yield lambda: run(project)
    yield lambda: terms.exclude(only(project, "mooring line"), by=None)
    yield lambda: spellings.add_spelling(called(project, "light keeper"), "lampist", by=None)
    yield lambda: spellings.prefer(called(project, "lampist"), by=None)
    yield lambda: definitions.write(called(project, "fog signal"), "A loud horn.", by=None)
    yield lambda: terms.require(only(project, "fog signal"), by=None)
    yield lambda: equivalents.add(called(project, "fog signal"), "ja", "霧笛", by=None)
    yield lambda: make_document(project, "a.md", SECOND) and None
    yield lambda: run(project)
    yield lambda: definitions.withdraw(shown_definitions(project)[called(project, "fog signal").pk], by=None)
    yield lambda: equivalents.remove(Equivalent.objects.filter(text="霧笛"), by=None)
    yield lambda: terms.add(project, "sextant", by=None)
    yield lambda: terms.merge(only(project, "sextant"), into=called(project, "lampist"), by=None)
    yield lambda: pending.confirm(
        pending.open_file(project, "words.csv", b"term,definition,forbidden\nbuoy,It floats.,boey\n", by=None), by=None
    )
    yield lambda: terms.annotate(called(project, "lampist"), notes="See the log.", by=None)
    yield lambda: run(project)


def test_each_moment_is_told_back_as_people_saw_it():
    project = make_project("Lights")
    make_document(project, "a.md", FIRST)
    seen = []
    for step in steps_of(project):
        step()
        seen.append((now(), glossary_of(project)))
    last = {entry.text for entry in seen[-1][1].entries}
    assert {"lampist", "storm glass", "buoy"} <= last
    assert any("mooring line" in {entry.text for entry in glossary.entries} for _, glossary in seen)
    for number, (moment, glossary) in enumerate(seen):
        assert glossary.entries, number
        found = compare(glossary, glossary_at(project, moment))
        assert [each for each in found if each.field not in FILLED_IN_SINCE] == [], number


def test_what_was_undone_and_done_again_is_told_as_it_was_each_time():
    project = make_project("Lights")
    make_document(project, "a.md", FIRST)
    run(project)
    batch = terms.exclude(only(project, "fog signal"), by=None).batch
    excluded = now()
    undoing.undo(project, batch, by=None)
    assert "fog signal" not in {entry.text for entry in glossary_at(project, excluded).entries}
    assert "fog signal" in {entry.text for entry in glossary_at(project, now()).entries}


def test_before_the_project_there_is_nothing_to_tell():
    project = make_project("Lights")
    project.refresh_from_db()
    with pytest.raises(NotKept, match="made later"):
        glossary_at(project, project.created_at - timedelta(days=1))


def test_of_a_copy_before_its_first_run_it_is_said_that_nobody_knows():
    project = make_project("Lights")
    copy = clone.clone(project, "Copy")
    with pytest.raises(NotKept, match="copy"):
        glossary_at(copy, now())


def test_the_number_of_queries_does_not_grow_with_the_terms(django_assert_num_queries):
    project = make_project("Lights")
    make_document(project, "a.md", FIRST)
    run(project)
    for text in ("sextant", "astrolabe", "quadrant"):
        terms.add(project, text, by=None)
    with django_assert_num_queries(7):
        glossary_at(project, now())
