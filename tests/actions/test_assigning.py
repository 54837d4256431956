"""Terms that members look after: told, undone, and gone with the membership."""

import pytest
from django.contrib.auth.models import User

from genglossary.actions import assigning, members, terms
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.notices import unread_by
from genglossary.actions.spellings import prefer
from genglossary.actions.undoing import undo
from genglossary.models import Assignment, Change, Project, Role, Term
from tests.factories import make_team, make_term, make_user


@pytest.fixture
def project(db: None) -> Project:
    return make_team("Boilers")


@pytest.fixture
def several(project: Project) -> list[Term]:
    return [make_term(project, text) for text in ("valve", "pump", "gauge")]


def user(name: str) -> User:
    return User.objects.get(username=name)


def of(rows: list[Term]):
    return Term.objects.filter(pk__in=[row.pk for row in rows])


def who() -> dict[str, str]:
    rows = Assignment.objects.select_related("membership__user", "term")
    return {row.term.text: row.membership.user.username for row in rows}


def test_many_terms_are_assigned_at_once_and_who_gets_them_is_told_once(several):
    done = assigning.assign(of(several), user("editor"), by=user("owner"))
    assert done.changed == 3
    assert who() == dict.fromkeys(("valve", "pump", "gauge"), "editor")
    (notice,) = unread_by(user("editor"))
    assert (notice.kind, notice.more) == ("assigned", 2)


def test_the_same_again_changes_nothing_and_tells_nobody(several):
    assigning.assign(of(several), user("editor"), by=user("owner"))
    assert assigning.assign(of(several[:1]), user("editor"), by=user("owner")).changed == 0
    assert unread_by(user("editor")).count() == 1


def test_who_takes_terms_for_themselves_is_not_told(several):
    assigning.assign(of(several), user("editor"), by=user("editor"))
    assert not unread_by(user("editor")).exists()


def test_a_stranger_is_refused_and_nothing_changes(several):
    assigning.assign(of(several), user("editor"), by=user("owner"))
    with pytest.raises(DecisionRefused):
        assigning.assign(of(several), make_user("stranger"), by=user("owner"))
    assert set(who().values()) == {"editor"}


def test_undo_gives_terms_back_and_leaves_what_was_assigned_again_since(several):
    assigning.assign(of(several), user("editor"), by=user("owner"))
    done = assigning.assign(of(several), user("reader"), by=user("owner"))
    assigning.assign(of(several[:1]), None, by=user("owner"))
    undone = undo(several[0].project, done.batch, by=user("owner"))
    assert (undone.changed, undone.skipped) == (2, 1)
    assert who() == {"pump": "editor", "gauge": "editor"}
    assert undo(several[0].project, undone.batch, by=user("owner")).changed == 2
    assert who() == {"pump": "reader", "gauge": "reader"}


def test_a_member_who_goes_leaves_no_assignment_and_undo_does_not_bring_them_back(several):
    project = several[0].project
    assigning.assign(of(several), user("reader"), by=user("owner"))
    last = assigning.assign(of(several), None, by=user("owner"))
    assigning.assign(of(several[:2]), user("reader"), by=user("owner"))
    members.remove(project, user("reader"), by=user("owner"))
    assert who() == {}
    gone = Change.objects.filter(action="remove", model="membership").get().batch
    assert Change.objects.filter(batch=gone, model="assignment").count() == 2
    undone = undo(project, last.batch, by=user("owner"))
    assert (undone.changed, undone.skipped) == (0, 3)
    user("reader").delete()
    assert undo(project, last.batch, by=user("owner")).changed == 0
    members.set_role(project, make_user("reader"), Role.READER, by=user("owner"))
    assert who() == {}


def test_a_member_who_is_brought_back_by_undo_has_their_terms_again_and_redo_frees_them(several):
    project = several[0].project
    assigning.assign(of(several[:2]), user("reader"), by=user("owner"))
    members.remove(project, user("reader"), by=user("owner"))
    gone = Change.objects.filter(action="remove", model="membership").get().batch
    done = undo(project, gone, by=user("owner"))
    assert (done.changed, done.skipped) == (3, 0)
    assert who() == {"valve": "reader", "pump": "reader"}
    again = undo(project, done.batch, by=user("owner"))
    assert (again.changed, again.skipped) == (3, 0)
    assert who() == {}
    undo(project, again.batch, by=user("owner"))
    assert who() == {"valve": "reader", "pump": "reader"}


def test_an_assignment_stays_with_the_entry_when_it_is_called_otherwise(several):
    by, (valve, pump, _) = user("owner"), several
    terms.merge(of([pump]), into=valve, by=by)
    assigning.assign(of([valve]), user("editor"), by=by)
    prefer(Term.objects.get(pk=pump.pk), by=by)
    assert who() == {"pump": "editor"}


@pytest.mark.parametrize("count", [2, 30])
def test_any_number_of_terms_takes_the_same_queries(project, django_assert_max_num_queries, count):
    rows = [make_term(project) for _ in range(count)]
    to, by = user("editor"), user("owner")
    with django_assert_max_num_queries(16):
        assigning.assign(of(rows), to, by=by)
