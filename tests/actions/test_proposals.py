"""Definitions that programs propose wait for people and stand for nothing until then."""

import pytest
from django.utils.timezone import now

from genglossary.actions import clone, definitions, proposals, terms, undoing
from genglossary.actions.past import glossary_at
from genglossary.actions.proposals import CannotPropose
from genglossary.models import Change, Definition
from genglossary.models.definition import shown_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(django_user_model):
    return django_user_model.objects.create(username="ken")


def shown(term) -> str | None:
    found = shown_of([term.pk]).first()
    return found.text if found else None


def waiting(term) -> list[str]:
    return [each.text for each in proposals.waiting_for(term)]


def test_a_proposal_changes_nothing_that_is_shown(project, gauge, person):
    definitions.write(gauge, "A staff in the water.", by=person)
    proposals.propose(gauge, "A post with marks.", by=person)
    assert shown(gauge) == "A staff in the water."
    assert waiting(gauge) == ["A post with marks."]


def test_a_term_without_definition_stays_without_one_also_in_the_past(project, person):
    buoy = terms.add(project, "buoy", by=person)
    proposals.propose(buoy, "A float.", by=person)
    assert shown(buoy) is None
    (entry,) = glossary_at(project, now()).entries
    assert entry.definition is None


def test_what_is_accepted_is_the_definition_of_who_accepted_it(project, gauge, person):
    proposal = proposals.propose(gauge, "A post with marks.", source="ISO 1", by=None)
    written = proposals.accept(proposal, by=person)
    assert written is not None
    assert (written.author, written.origin, written.source) == (person, "manual", "ISO 1")
    assert shown(gauge) == "A post with marks."
    assert waiting(gauge) == []


def test_a_proposal_is_accepted_once(gauge, person):
    proposal = proposals.propose(gauge, "A post with marks.", by=person)
    assert proposals.accept(proposal, by=person)
    assert proposals.accept(proposal, by=person) is None


def test_undoing_an_acceptance_has_the_proposal_wait_again(project, gauge, person):
    proposals.accept(proposals.propose(gauge, "A post with marks.", by=person), by=person)
    undoing.undo(project, Change.objects.order_by("-pk")[0].batch, by=person)
    assert shown(gauge) is None
    assert waiting(gauge) == ["A post with marks."]


def test_rejecting_a_proposal_leaves_a_definition_of_the_same_words(gauge, person):
    proposal = proposals.propose(gauge, "A post with marks.", by=person)
    definitions.write(gauge, "A post with marks.", by=person)
    definitions.withdraw(proposal, by=person)
    assert shown(gauge) == "A post with marks."
    assert waiting(gauge) == []


def test_taking_a_definition_back_leaves_a_proposal_of_the_same_words(gauge, person):
    proposals.propose(gauge, "A post with marks.", by=person)
    written = definitions.write(gauge, "A post with marks.", by=person)
    assert written is not None
    definitions.withdraw(written, by=person)
    assert waiting(gauge) == ["A post with marks."]


@pytest.mark.parametrize("text", ["", " \n", "x" * 2001, "A staff in the water.", "A post with marks."])
def test_what_says_nothing_new_or_too_much_is_refused(gauge, person, text):
    definitions.write(gauge, "A staff in the water.", by=person)
    proposals.propose(gauge, "A post with marks.", by=person)
    with pytest.raises(CannotPropose):
        proposals.propose(gauge, text, by=person)
    assert Definition.objects.count() == 2


def test_a_program_that_repeats_itself_buries_nobody(gauge, person):
    for number in range(proposals.MOST_WAITING):
        proposals.propose(gauge, f"Post {number}.", by=person)
    with pytest.raises(CannotPropose, match="people look at them first"):
        proposals.propose(gauge, "One more.", by=person)


def test_a_copy_of_the_project_has_the_proposals_too(project, gauge, person):
    proposals.propose(gauge, "A post with marks.", by=person)
    copy = clone.clone(project, name="Copy", by=person)
    assert waiting(copy.terms.get()) == ["A post with marks."]
    assert shown(copy.terms.get()) is None
