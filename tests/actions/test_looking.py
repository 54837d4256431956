"""Changed since somebody looked: what others and runs did, one's own never, until the entry is opened."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from genglossary.actions import comments, definitions, equivalents, members, review, spellings, terms, undoing
from genglossary.actions.looking import is_unseen_by, look, opened, seen_all, unseen_among
from genglossary.models import Equivalent, LastLook, RunStatus, Scope, Term, UnseenTerm
from genglossary.runs.execute import execute
from tests.factories import make_document, make_project, make_term, make_user
from tests.runs.given import a_claimed_run

FIRST = (
    "# The lamp\n\nA light keeper is a person who lives in the tower. The light keeper trims the fog signal. "
    "A fog signal is a horn that warns ships. The light keeper sleeps by day. The fog signal is loud.\n\n"
    "A mooring line is a rope that holds a ship. The mooring line is long. The mooring line is wet.\n"
)
SECOND = (
    "# The lamp\n\nA light keeper is a person who minds the lamp of a tower. The light keeper trims the fog signal. "
    "A fog signal is a horn that warns ships. The light keeper sleeps by day. The fog signal is loud.\n\n"
    "A storm glass is a barometer of the keepers. The storm glass fell. The storm glass is old.\n"
)


@pytest.fixture
def ada(db: None) -> Any:
    return make_user("ada")


@pytest.fixture
def ben(db: None) -> Any:
    return make_user("ben")


@pytest.fixture
def shared(ada: Any, ben: Any) -> Any:
    project = make_project(by=ada)
    members.set_role(project, ben, "reader", by=ada)
    return project


@pytest.fixture
def valve(shared: Any) -> Term:
    return make_term(shared, "valve", found=True)


def only(term: Term) -> Any:
    return Term.objects.filter(pk=term.pk)


def unseen(project: Any, user: Any) -> set[str]:
    """The terms that are marked for `user`, who comes by."""
    looked = look(project, user)
    rows = Term.objects.filter(is_unseen_by(user), project=project, preferred=None)
    found = set(rows.values_list("text", flat=True))
    assert looked and looked.unseen == len(found)
    return found


WHAT_OTHERS_DO = {
    "definition": lambda term, by: definitions.write(term, "A device.", by=by),
    "usage": lambda term, by: spellings.spell(only(term), usage="preferred", by=by),
    "equivalent": lambda term, by: equivalents.add(term, "de", "Ventil", by=by),
    "status": lambda term, by: terms.exclude(only(term), by=by),
    "comment": lambda term, by: comments.comment(term, "Really?", by=by),
    "spelling": lambda term, by: spellings.add_spelling(term, "valves", by=by),
}


@pytest.mark.parametrize("what", WHAT_OTHERS_DO)
def test_what_somebody_else_did_is_marked_until_the_entry_is_opened(shared, valve, ada, ben, what):
    assert unseen(shared, ada) == unseen(shared, ben) == set()
    WHAT_OTHERS_DO[what](valve, ada)
    assert unseen(shared, ada) == set()
    assert unseen(shared, ben) == {"valve"}
    assert unseen(shared, ben) == {"valve"}
    family = [valve.pk, *valve.variants.values_list("pk", flat=True)]
    assert opened(family, ben)
    assert unseen(shared, ben) == set()
    assert opened(family, ben) is None


def test_an_equivalent_that_is_gone_and_a_merged_term_mark_the_entry(shared, valve, ada, ben):
    equivalents.add(valve, "de", "Ventil", by=ada)
    tap = make_term(shared, "tap", found=True)
    unseen(shared, ben)
    equivalents.remove(Equivalent.objects.all(), by=ada)
    assert unseen(shared, ben) == {"valve"}
    opened([valve.pk], ben)
    terms.merge(only(tap), into=valve, by=ada)
    assert unseen(shared, ben) == {"valve"}
    assert unseen_among([valve.pk, tap.pk], ben) == {valve.pk, tap.pk}


def test_a_new_term_and_what_is_taken_back_are_marked_and_a_look_is_not(shared, valve, ada, ben):
    unseen(shared, ben)
    terms.add(shared, "gauge", by=ada)
    assert unseen(shared, ben) == {"gauge"}
    done = terms.exclude(only(valve), by=ada)
    unseen(shared, ben)
    opened([valve.pk], ben)
    undoing.undo(shared, done.batch, by=ada)
    assert unseen(shared, ben) == {"gauge", "valve"}
    opened([valve.pk], ben)
    review.look(valve, by=ada)
    assert unseen(shared, ben) == {"gauge"}


def test_what_a_command_did_is_marked_for_everybody(shared, valve, ada, ben):
    unseen(shared, ada)
    unseen(shared, ben)
    terms.require(only(valve), by=None)
    assert unseen(shared, ada) == unseen(shared, ben) == {"valve"}


def test_who_comes_for_the_first_time_has_seen_what_is_there(shared, valve, ada, ben):
    terms.require(only(valve), by=ada)
    assert unseen(shared, ben) == set()


def test_seen_all_leaves_what_came_after_the_page_was_made(shared, valve, ada, ben):
    unseen(shared, ben)
    gauge = make_term(shared, "gauge", found=True)
    terms.require(only(valve), by=ada)
    page = look(shared, ben)
    assert page
    terms.require(only(gauge), by=ada)
    assert unseen(shared, ben) == {"valve", "gauge"}
    seen_all(shared, ben, page.now)
    assert unseen(shared, ben) == {"gauge"}
    terms.exclude(only(gauge), by=ada)
    page = look(shared, ben)
    terms.reopen(only(gauge), by=ada)
    unseen(shared, ben)
    assert page
    seen_all(shared, ben, page.now)
    assert unseen(shared, ben) == {"gauge"}


def test_the_moment_of_the_look_stays_while_something_is_unseen(shared, valve, ada, ben):
    unseen(shared, ben)
    tuesday = now() - timedelta(days=3)
    LastLook.objects.update(at=tuesday)
    terms.require(only(valve), by=ada)
    found = look(shared, ben)
    assert found and (found.at, found.unseen) == (tuesday, 1)
    opened([valve.pk], ben)
    assert look(shared, ben)
    later = look(shared, ben)
    assert later and later.at > tuesday + timedelta(days=2)


def test_strangers_have_nothing_to_see_and_who_leaves_leaves_no_marks(shared, valve, ada, ben):
    assert look(shared, make_user("cem")) is None
    unseen(shared, ben)
    terms.require(only(valve), by=ada)
    unseen(shared, ben)
    members.remove(shared, ben, by=ada)
    assert not UnseenTerm.objects.exists()


def test_a_look_takes_one_query_and_taking_in_does_not_grow_with_the_changes(shared, ada, ben):
    def queries(number: int) -> int:
        several = [make_term(shared, f"term {number} {at}", found=True) for at in range(number)]
        terms.require(Term.objects.filter(pk__in=[term.pk for term in several]), by=ada)
        with CaptureQueriesContext(connection) as taken:
            look(shared, ben)
        with CaptureQueriesContext(connection) as again:
            look(shared, ben)
        assert len(again) == 1
        return len(taken)

    unseen(shared, ben)
    with CaptureQueriesContext(connection) as quiet:
        look(shared, ben)
    assert len(quiet) == 1
    queries(1)
    assert queries(3) == queries(40)


def run(project: Any) -> None:
    assert execute(a_claimed_run(project, Scope.FULL)) == RunStatus.COMPLETED


@pytest.mark.django_db(transaction=True)
def test_what_a_later_run_found_is_marked_and_what_it_found_again_is_not(shared, ada, ben):
    make_document(shared, "a.md", FIRST, by=ada)
    unseen(shared, ada)
    unseen(shared, ben)
    run(shared)
    assert unseen(shared, ben) == set()
    run(shared)
    assert unseen(shared, ben) == set()
    make_document(shared, "a.md", SECOND, by=ada)
    run(shared)
    found = unseen(shared, ben)
    assert found >= {"light keeper", "mooring line", "storm glass"}
    assert "fog signal" not in found
    assert unseen(shared, ada) == found
    seen_all(shared, ben, now())
    run(shared)
    assert unseen(shared, ben) == set()
