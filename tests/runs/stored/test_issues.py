"""An issue is open while what it says is so: an edit closes it at once, and opens it again."""

from typing import Any

import pytest

from genglossary.actions import definitions, terms
from genglossary.actions.glossary import open_issue_rows
from genglossary.actions.undoing import undo
from genglossary.models import Definition, Issue, IssueKind, Project, Term
from genglossary.runs.stored.issues import reconsider, words_of
from tests.factories import make_project, make_run, make_step, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project("Boilers")


def entry(project: Project, text: str, said: str = "", **values: Any) -> Term:
    """An entry, and what a run says of it."""
    term = make_term(project, text, found=True, **values)
    if said:
        step = make_step(make_run(project, "completed"), "define")
        Definition.objects.create(term=term, step=step, origin="extracted", text=said, confidence=0.5)
    return term


def found(*terms: Term, kind: str, detail: str = "", related: tuple[Term, ...] = (), **values: Any) -> None:
    """As a review publishes it."""
    project = terms[0].project
    step = make_step(make_run(project, "completed"), "review")
    for term in terms:
        others = [each.pk for each in (*terms, *related) if each != term]
        texts = {each.term_id: each.text for each in Definition.objects.filter(term__project=project)}
        words = words_of(kind, term.pk, others, texts)
        Issue.objects.create(step=step, term=term, kind=kind, detail=detail, related=others, words=words, **values)


def open_kinds(project: Project) -> list[str]:
    return list(open_issue_rows(project).order_by("pk").values_list("kind", flat=True))


def rows(*terms: Term) -> Any:
    return Term.objects.filter(pk__in=[term.pk for term in terms])


def test_a_missing_definition_is_no_issue_once_a_person_wrote_it_and_one_again_without_it(project):
    valve = entry(project, "valve")
    found(valve, kind=IssueKind.NO_DEFINITION)
    written = definitions.write(valve, "What opens.", by=None)
    assert written
    assert open_kinds(project) == []
    definitions.withdraw(written, by=None)
    assert open_kinds(project) == ["no_definition"]
    definitions.restore(written, by=None)
    assert open_kinds(project) == []


@pytest.mark.parametrize(
    "kind",
    ["circular", "too_long", "contradiction", "defined_twice", "undefined_abbreviation", "missing_term", "unclear"],
)
def test_what_is_wrong_with_a_definition_ends_with_that_definition(project, kind):
    valve = entry(project, "valve", "A valve is a valve.")
    found(valve, kind=kind, detail="ABC")
    assert open_kinds(project) == [kind]
    definitions.write(valve, "What opens.", by=None)
    assert open_kinds(project) == []


def test_taking_a_faulty_quotation_back_closes_what_was_said_of_it(project):
    valve = entry(project, "valve", "A valve is a valve.")
    found(valve, kind=IssueKind.CIRCULAR)
    quoted = Definition.objects.get()
    definitions.withdraw(quoted, by=None)
    assert open_kinds(project) == []
    definitions.restore(quoted, by=None)
    assert open_kinds(project) == ["circular"]


def test_an_issue_of_another_definition_stays(project):
    valve, pump = entry(project, "valve", "It opens."), entry(project, "pump", "It pumps.")
    found(valve, pump, kind=IssueKind.UNCLEAR)
    definitions.write(valve, "What opens.", by=None)
    assert list(open_issue_rows(project).values_list("term__text", flat=True)) == ["pump"]


def test_two_terms_explain_each_other_until_one_of_them_says_something_else(project):
    valve, tap = entry(project, "valve", "A kind of tap."), entry(project, "tap", "A kind of valve.")
    found(valve, tap, kind=IssueKind.CIRCULAR)
    definitions.write(tap, "What one turns for water.", by=None)
    assert open_kinds(project) == []


def test_similar_terms_are_none_when_one_is_merged_or_excluded_and_are_again_when_that_is_undone(project):
    valve, valves = entry(project, "safety valve"), entry(project, "safety-valve")
    found(valve, valves, kind=IssueKind.NEAR_DUPLICATE)
    merged = terms.merge(rows(valves), into=valve, by=None)
    assert list(open_issue_rows(project).filter(term=valve)) == []
    undo(project, merged.batch, by=None)
    assert len(open_kinds(project)) == 2
    terms.exclude(rows(valves), by=None)
    assert list(open_issue_rows(project).filter(term=valve)) == []


def test_terms_that_share_a_definition_are_similar_until_it_is_no_longer_shared(project):
    valve, tap = entry(project, "valve", "It shuts a pipe."), entry(project, "tap", "It shuts a pipe.")
    found(valve, tap, kind=IssueKind.NEAR_DUPLICATE, evidence=[[1, 0, 5]])
    definitions.write(tap, "What one turns for water.", by=None)
    assert open_kinds(project) == []


@pytest.mark.parametrize("kind", ["missing_term", "undefined_abbreviation"])
def test_a_name_is_missing_until_somebody_adds_it(project, kind):
    valve = entry(project, "valve", "It keeps SRV tight.")
    found(valve, kind=kind, detail="SRV")
    added = terms.add(project, "srv", by=None)
    assert open_kinds(project) == []
    terms.exclude(rows(added), by=None)
    assert open_kinds(project) == [kind]


def test_spellings_are_not_unified_until_the_others_are_split_off(project):
    valve = entry(project, "安全弁")
    other = make_term(project, "安全辨", preferred=valve)
    found(valve, kind=IssueKind.SPELLING, detail="安全弁, 安全辨")
    reconsider(project.pk, [valve.pk])
    assert open_kinds(project) == ["spelling"]
    terms.split(rows(other), by=None)
    assert open_kinds(project) == []


@pytest.mark.parametrize("decision", [terms.accept, terms.require])
def test_a_person_who_wants_an_entry_is_not_told_that_nobody_needs_it(project, decision):
    word = entry(project, "water", category="common_noun")
    found(word, kind=IssueKind.UNNECESSARY)
    done = decision(rows(word), by=None)
    assert open_kinds(project) == []
    undo(project, done.batch, by=None)
    assert open_kinds(project) == ["unnecessary"]
    terms.categorise(rows(word), category="technical_term", by=None)
    assert open_kinds(project) == []


def test_an_answer_that_a_model_did_not_give_is_not_missed_where_a_person_gave_it(project):
    valve = entry(project, "valve")
    found(valve, kind=IssueKind.FAILED)
    definitions.write(valve, "What opens.", by=None)
    assert open_kinds(project) == []


def test_issues_from_before_words_were_remembered_end_with_what_a_person_writes(project):
    valve = entry(project, "valve", "A valve is a valve.")
    found(valve, kind=IssueKind.CIRCULAR)
    Issue.objects.update(words="")
    reconsider(project.pk, [valve.pk])
    assert open_kinds(project) == ["circular"]
    definitions.write(valve, "What opens.", by=None)
    assert open_kinds(project) == []


def test_many_issues_are_reconsidered_with_the_same_queries(project, django_assert_max_num_queries):
    many = [entry(project, f"valve {n}") for n in range(60)]
    found(*many, kind=IssueKind.NEAR_DUPLICATE)
    with django_assert_max_num_queries(12):
        reconsider(project.pk, [term.pk for term in many])
