"""People decide about terms; each decision can be read, undone, and is safe from runs."""

import re

import pytest

from genglossary.actions import terms
from genglossary.actions.undoing import undo
from genglossary.models import Change, Project, Status, Term
from tests.factories import make_project, make_term, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project()


def these(*chosen: Term):
    return Term.objects.filter(pk__in=[term.pk for term in chosen])


def fresh(term: Term) -> Term:
    return Term.objects.get(pk=term.pk)


def test_an_accepted_term_is_a_persons_decision(project):
    term = make_term(project, status=Status.CANDIDATE)
    user = make_user()
    decision = terms.accept(these(term), by=user)
    assert decision.changed == 1
    assert fresh(term).status == Status.ACCEPTED
    assert fresh(term).status_by_person
    change = Change.objects.get()
    assert (change.actor, change.action, change.before["status"]) == (user, "accept", "candidate")


def test_the_same_decision_again_changes_nothing_and_leaves_no_trace(project):
    term = make_term(project)
    terms.accept(these(term), by=None)
    assert terms.accept(these(term), by=None).changed == 0
    assert Change.objects.count() == 1


def test_many_terms_take_few_queries(project, django_assert_max_num_queries):
    for number in range(150):
        make_term(project, f"valve {number}", status=Status.CANDIDATE)
    with django_assert_max_num_queries(8):
        assert terms.exclude(Term.objects.filter(project=project), by=None).changed == 150


def test_undo_brings_back_what_was_before_for_each_term(project):
    accepted, proposed = make_term(project, status=Status.ACCEPTED), make_term(project, status=Status.CANDIDATE)
    decision = terms.exclude(these(accepted, proposed), by=None)
    assert undo(project, decision.batch, by=None).changed == 2
    assert fresh(accepted).status == Status.ACCEPTED
    assert fresh(proposed).status == Status.CANDIDATE
    assert not fresh(proposed).status_by_person


def test_undo_leaves_alone_what_somebody_changed_since(project):
    first, second = make_term(project), make_term(project)
    decision = terms.exclude(these(first, second), by=None)
    terms.accept(these(second), by=None)
    undone = undo(project, decision.batch, by=None)
    assert (undone.changed, undone.skipped) == (1, 1)
    assert fresh(second).status == Status.ACCEPTED


def test_an_undo_cannot_be_done_twice_but_undone(project):
    term = make_term(project, status=Status.CANDIDATE)
    decision = terms.accept(these(term), by=None)
    undone = undo(project, decision.batch, by=None)
    assert undo(project, decision.batch, by=None).changed == 0
    assert undo(project, undone.batch, by=None).changed == 1
    assert fresh(term).status == Status.ACCEPTED


def test_a_batch_of_another_project_is_not_undone(project):
    term = make_term(project)
    decision = terms.exclude(these(term), by=None)
    assert undo(make_project(), decision.batch, by=None).changed == 0
    assert fresh(term).status == Status.EXCLUDED


def test_merged_terms_become_variants_and_take_theirs_along(project):
    preferred, other, variant = (make_term(project, text) for text in ("valve", "tap", "taps"))
    Term.objects.filter(pk=variant.pk).update(preferred=other)
    terms.merge(these(other), into=preferred, by=None)
    assert fresh(other).preferred == preferred
    assert fresh(variant).preferred == preferred
    assert fresh(other).preferred_by_person


def test_merging_a_term_into_one_of_its_own_variants_is_refused(project):
    term, variant = make_term(project), make_term(project)
    Term.objects.filter(pk=variant.pk).update(preferred=term)
    with pytest.raises(terms.DecisionRefused, match="is a variant itself"):
        terms.merge(these(term), into=variant, by=None)


def test_merging_into_another_project_is_refused(project):
    with pytest.raises(terms.DecisionRefused, match="another project"):
        terms.merge(these(make_term(project)), into=make_term(make_project()), by=None)


def test_a_term_is_never_merged_into_itself(project):
    first, second = make_term(project), make_term(project)
    assert terms.merge(these(first, second), into=first, by=None).changed == 1
    assert fresh(first).preferred is None


def test_a_split_variant_is_a_term_of_its_own_again(project):
    first, second = make_term(project), make_term(project)
    terms.merge(these(second), into=first, by=None)
    terms.split(these(second), by=None)
    assert fresh(second).preferred is None
    assert fresh(second).preferred_by_person


def test_a_term_added_by_hand_is_required_and_its_white_space_is_folded(project):
    term = terms.add(project, "  feed \n pump ", by=None)
    assert (term.text, term.required, term.status) == ("feed pump", True, Status.ACCEPTED)


@pytest.mark.parametrize("text", ["", "  ", "x" * 301])
def test_a_term_without_text_or_with_too_much_is_refused(project, text):
    with pytest.raises(terms.DecisionRefused, match="1 to 300"):
        terms.add(project, text, by=None)


def test_a_term_that_is_there_already_is_refused_whatever_its_case(project):
    make_term(project, "Feed Pump")
    with pytest.raises(terms.DecisionRefused, match="Feed Pump is a term of this project already"):
        terms.add(project, "feed pump", by=None)


def test_a_term_that_a_run_holds_unseen_can_be_added(project):
    unseen = make_term(project, "feed pump", status=Status.NEW)
    assert terms.add(project, "feed pump", by=None).pk == unseen.pk


def test_excluding_takes_a_requirement_back(project):
    term = terms.add(project, "feed pump", by=None)
    terms.exclude(these(term), by=None)
    assert not fresh(term).required


def test_a_category_that_does_not_exist_is_refused(project):
    with pytest.raises(terms.DecisionRefused, match="There is no category 'animal'"):
        terms.categorise(these(make_term(project)), category="animal", by=None)


def test_a_reopened_term_is_the_next_runs_to_decide(project):
    term = make_term(project)
    terms.exclude(these(term), by=None)
    terms.reopen(these(term), by=None)
    assert not fresh(term).status_by_person


def test_notes_are_saved_as_typed(project):
    term = make_term(project)
    terms.annotate(term, notes="ask the\nengineer", by=None)
    assert fresh(term).notes == "ask the\nengineer"


@pytest.mark.parametrize(
    ("stands", "typed"),
    [
        ("École", "école"), ("École", "E\u0301cole"), ("ＧＰＳ", "gps"), ("ユーザ", "ﾕｰｻﾞ"), ("Straße", "STRASSE"),
        ("register", "regis\u00adter"),
        ("㈱", "(株)"), ("MÜLLER", "müller"),
    ],
)  # fmt: skip
def test_a_term_that_differs_only_in_case_width_or_composition_is_refused(project, stands, typed):
    make_term(project, stands)
    with pytest.raises(terms.DecisionRefused, match=f"{re.escape(stands)} is a term of this project already"):
        terms.add(project, typed, by=None)
    assert project.terms.count() == 1


def test_a_refusal_says_of_which_term_the_existing_one_is_a_variant(project):
    make_term(project, "École", preferred=make_term(project, "school"))
    with pytest.raises(terms.DecisionRefused, match="École is a term of this project already, a variant of school"):
        terms.add(project, "école", by=None)


@pytest.mark.parametrize(("stands", "typed"), [("résumé", "resume"), ("ハハ", "パパ"), ("école", "écoles")])
def test_a_term_with_another_accent_is_another_term(project, stands, typed):
    make_term(project, stands)
    assert terms.add(project, typed, by=None).text == typed


def test_a_term_typed_in_pieces_is_stored_composed(project):
    assert terms.add(project, "cafe\u0301", by=None).text == "café"
