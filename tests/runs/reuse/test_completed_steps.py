"""A run over the same documents and decisions takes over what the last one found."""

import pytest
from django.db.models import QuerySet

from genglossary.actions import definitions, terms
from genglossary.actions.glossary import glossary_of
from genglossary.actions.undoing import undo
from genglossary.models import Candidate, Definition, Issue, Occurrence, Run, RunEvent, RunStatus, Term
from genglossary.runs import execute as execute_module
from genglossary.runs.reuse import completed_steps
from tests.runs.steps.engine import VALVES, project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

FULL = ["extract", "define", "review", "refine"]
PUMPS = "# Bilge pump\n\nA bilge pump is a machine that takes water out of the ship. The bilge pump is tested.\n"


@pytest.fixture
def performed(monkeypatch) -> list[str]:
    """The steps that were computed, in order."""
    names: list[str] = []

    def noting(name: str, perform):
        def noted(work):
            names.append(name)
            return perform(work)

        return noted

    wrapped = {name: noting(name, perform) for name, perform in execute_module.PERFORM.items()}
    monkeypatch.setattr(execute_module, "PERFORM", wrapped)
    return names


def called(text: str) -> QuerySet[Term]:
    return Term.objects.filter(text__iexact=text)


def rows_of(model: type[Candidate] | type[Issue], of: Run, *fields: str) -> list[tuple]:
    return list(model.objects.filter(step__run=of).order_by("pk").values_list(*fields))


def test_nothing_is_computed_again_where_nothing_changed(performed):
    project = project_with(valves=VALVES)
    first = run(project)
    glossary, definitions_made, places = glossary_of(project), Definition.objects.count(), Occurrence.objects.count()
    again = run(project)
    assert performed == FULL
    assert again.status == RunStatus.COMPLETED
    assert glossary_of(project) == glossary
    assert (Definition.objects.count(), Occurrence.objects.count()) == (definitions_made, places)
    assert [step.summary for step in again.steps.all()] == [step.summary for step in first.steps.all()]


def test_a_run_that_took_over_results_has_them_as_its_own():
    project = project_with(valves=VALVES)
    first, second, third = run(project), run(project), run(project)
    fields = ("term", "status", "reason", "score", "parts", "preferred", "frequency")
    issues = ("term", "kind", "detail", "related", "evidence")
    assert rows_of(Candidate, third, *fields) == rows_of(Candidate, first, *fields) != []
    assert rows_of(Issue, third, *issues) == rows_of(Issue, first, *issues) != []
    assert RunEvent.objects.filter(run=second, message__contains=f"run {first.pk}").exists()


def test_a_fresh_run_computes_everything(performed):
    project = project_with(valves=VALVES)
    run(project)
    run(project, fresh=True)
    assert performed == FULL * 2


def change_documents(project) -> None:
    put(project, pumps=PUMPS)


def exclude(project) -> terms.Decision:
    return terms.exclude(called("feed pump"), by=None)


def write_a_definition(project) -> None:
    definitions.write(called("feed pump").get(), "What feeds the boiler.", by=None)


def take_a_definition_back(project) -> None:
    definitions.withdraw(Definition.objects.filter(term__in=called("relief valve")).latest("pk"), by=None)


def dismiss(project) -> None:
    definitions.dismiss(Issue.objects.latest("pk"), by=None)


def bound(project) -> None:
    project.max_terms = 1
    project.save()


@pytest.mark.parametrize(
    "meanwhile", [change_documents, exclude, write_a_definition, take_a_definition_back, dismiss, bound]
)
def test_whatever_people_change_makes_the_next_run_compute_again(performed, meanwhile):
    project = project_with(valves=VALVES)
    run(project)
    meanwhile(project)
    run(project)
    assert performed == FULL * 2


def test_other_code_or_dictionaries_make_the_next_run_compute_again(performed, monkeypatch):
    project = project_with(valves=VALVES)
    run(project)
    monkeypatch.setattr(completed_steps, "code", lambda: "another")
    run(project)
    assert performed == FULL * 2


def test_a_decision_made_while_a_run_works_is_seen_by_the_next_one(performed, monkeypatch):
    project = project_with(valves=VALVES)
    define = execute_module.PERFORM["define"]

    def meanwhile(work):
        monkeypatch.setitem(execute_module.PERFORM, "define", define)
        exclude(project)
        return define(work)

    monkeypatch.setitem(execute_module.PERFORM, "define", meanwhile)
    run(project)
    run(project)
    assert performed == FULL * 2


def test_after_a_step_was_run_by_itself_only_the_steps_before_it_are_taken_over(performed):
    project = project_with(valves=VALVES)
    run(project)
    run(project, scope="define")
    run(project)
    assert performed == [*FULL, "define", "define", "review", "refine"]


def test_a_decision_that_was_taken_back_leaves_the_terms_as_the_run_found_them(performed):
    project = project_with(valves=VALVES)
    run(project)
    before = glossary_of(project)
    undo(project, exclude(project).batch, by=None)
    run(project)
    assert performed == FULL
    assert glossary_of(project) == before
