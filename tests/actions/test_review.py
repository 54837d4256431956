"""The review queue: who gets which card, and decisions that are one batch."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from genglossary.actions import definitions, review, terms
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.undoing import undo
from genglossary.models import Change, Definition, Issue, IssueKind, ReviewClaim, RunStatus, Status, Term
from genglossary.models.definition import SHOWN
from tests.factories import make_document, make_run, make_step, make_term, make_user

pytestmark = pytest.mark.django_db


def newest() -> Change:
    return Change.objects.order_by("-pk")[0]


@pytest.fixture
def two(project):
    return make_term(project, "lever", status=Status.CANDIDATE), make_term(project, "valve", status=Status.CANDIDATE)


def waiting(project):
    return Term.objects.filter(project=project).order_by("pk")


def test_two_people_get_two_cards_and_the_third_gets_none(project, two):
    mina, ken, lea = (make_user(name) for name in ("mina", "ken", "lea"))
    assert review.claim(project, waiting(project), by=mina) == two[0]
    assert review.claim(project, waiting(project), by=ken) == two[1]
    assert review.claim(project, waiting(project), by=lea) is None
    assert review.holder(two[0], by=lea) == mina
    assert review.holder(two[0], by=mina) is None


def test_a_card_that_is_left_or_too_old_is_free_again(project, two):
    mina, ken = make_user("mina"), make_user("ken")
    review.claim(project, waiting(project), by=mina)
    review.give_back(project, by=mina)
    assert review.claim(project, waiting(project), by=ken) == two[0]
    ReviewClaim.objects.update(until=now() - timedelta(seconds=1))
    assert review.claim(project, waiting(project), by=mina) == two[0]


def test_a_page_that_is_still_open_keeps_its_card(project, two):
    mina = make_user("mina")
    review.claim(project, waiting(project), by=mina)
    ReviewClaim.objects.update(until=now() + timedelta(seconds=1))
    assert review.keep(two[0], by=mina)
    assert ReviewClaim.objects.get().until > now() + timedelta(seconds=60)


def test_the_next_card_is_had_besides_the_one_before(project, two):
    mina = make_user("mina")
    review.claim(project, waiting(project), by=mina)
    review.claim(project, waiting(project).exclude(pk=two[0].pk), by=mina, besides=True)
    assert ReviewClaim.objects.count() == 2


def test_a_definition_from_a_passage_accepts_the_term_and_goes_back_with_one_undo(project, two):
    version = make_document(project, "a.md", "A lever is a bar.").current
    assert version
    review.define(two[0], "A bar.", by=None, evidence=[(version.pk, 0, 17), (version.pk, 5, 99), (0, 0, 1)])
    two[0].refresh_from_db()
    assert two[0].status == Status.ACCEPTED
    written = Definition.objects.get(term=two[0])
    assert [(row.start, row.end) for row in written.evidence.all()] == [(0, 17)]
    undo(project, newest().batch, by=None)
    two[0].refresh_from_db()
    assert two[0].status == Status.CANDIDATE
    assert not Definition.objects.filter(SHOWN, term=two[0]).exists()


def test_evidence_of_another_project_is_no_evidence(project, two):
    other = make_document(make_run().project, "b.md", "A lever is a bar.").current
    assert other
    written = definitions.write(two[0], "A bar.", by=None, evidence=[(other.pk, 0, 5)])
    assert written
    assert not written.evidence.exists()


def test_a_category_accepts_in_one_change(project, two):
    done = review.accept_as(Term.objects.filter(pk=two[0].pk), "person", by=None)
    two[0].refresh_from_db()
    assert (two[0].status, two[0].category, two[0].category_by_person) == (Status.ACCEPTED, "person", True)
    assert Change.objects.filter(batch=done.batch).count() == 1
    with pytest.raises(DecisionRefused):
        review.accept_as(Term.objects.filter(pk=two[0].pk), "nonsense", by=None)


def test_what_was_dismissed_together_is_open_again_with_one_undo(project, two):
    step = make_step(make_run(project, RunStatus.COMPLETED), "review")
    for term in two:
        Issue.objects.create(step=step, term=term, kind=IssueKind.UNCLEAR)
    assert definitions.dismiss_all(project, Issue.objects.all(), by=None) == 2
    first = undo(project, newest().batch, by=None)
    assert first.changed == 2
    assert Issue.objects.filter(dismissed_at=None).count() == 2
    undo(project, first.batch, by=None)
    assert not Issue.objects.filter(dismissed_at=None).exists()


def test_looking_again_is_in_the_history(project, two):
    terms.accept(Term.objects.filter(pk=two[0].pk), by=None)
    review.look(two[0], by=None)
    assert newest().action == "review"
