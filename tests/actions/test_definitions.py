"""People write definitions; nothing of theirs or of a run is lost by it."""

import pytest

from genglossary.actions import definitions
from genglossary.actions.glossary import glossary_of
from genglossary.models import Change, Definition, Issue, Term
from tests.factories import make_project, make_run, make_step, make_term, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def term() -> Term:
    return make_term(make_project(), "valve", found=True)


def shown(term: Term) -> str | None:
    return next(entry.definition for entry in glossary_of(term.project).entries if entry.text == term.text)


def test_what_a_person_writes_is_shown(term):
    user = make_user()
    written = definitions.write(term, " What opens. ", by=user)
    assert written
    assert shown(term) == "What opens."
    assert Change.objects.get().actor == user


def test_writing_again_keeps_the_earlier_words(term):
    definitions.write(term, "First.", by=None)
    definitions.write(term, "Second.", by=None)
    assert shown(term) == "Second."
    assert [d.text for d in Definition.objects.order_by("pk")] == ["First.", "Second."]


def test_writing_the_same_again_is_nothing_new(term):
    definitions.write(term, "First.", by=None)
    assert definitions.write(term, "First.", by=None) is None
    assert Change.objects.count() == 1


def test_an_empty_definition_is_refused(term):
    with pytest.raises(ValueError, match="says something"):
        definitions.write(term, "  ", by=None)


def test_a_withdrawn_definition_makes_room_for_the_next_best_and_can_come_back(term):
    step = make_step(make_run(term.project), "define")
    Definition.objects.create(term=term, step=step, origin="extracted", text="From a run.", confidence=0.5)
    written = definitions.write(term, "Mine.", by=None)
    assert written
    definitions.withdraw(written, by=None)
    assert shown(term) == "From a run."
    definitions.restore(written, by=None)
    assert shown(term) == "Mine."


def test_words_that_are_taken_back_are_taken_back_in_every_step_of_a_run(term):
    run = make_run(term.project)
    first, second = (
        Definition.objects.create(term=term, step=make_step(run, name), level=level, origin="extracted", text="It.")
        for name, level in (("define", "provisional"), ("refine", "refined"))
    )
    definitions.withdraw(second, by=None)
    assert not shown(term)
    definitions.restore(first, by=None)
    assert shown(term) == "It."
    assert [change.action for change in Change.objects.order_by("pk")] == ["withdraw", "restore"]


def test_a_dismissed_issue_is_gone_from_the_glossary_and_stays_in_the_history(term):
    issue = Issue.objects.create(step=make_step(make_run(term.project), "review"), term=term, kind="too_long")
    assert glossary_of(term.project).entries[0].issues == ("too_long",)
    definitions.dismiss(issue, by=None)
    assert glossary_of(term.project).entries[0].issues == ()
    assert Change.objects.get().action == "dismiss"


def test_a_dismissed_issue_that_a_later_run_finds_again_stays_dismissed(term):
    first, second = (make_step(make_run(term.project, "completed"), "review") for _ in range(2))
    issue = Issue.objects.create(step=first, term=term, kind="too_long")
    definitions.dismiss(issue, by=None)
    Issue.objects.create(step=second, term=term, kind="too_long")
    assert glossary_of(term.project).entries[0].issues == ()
