"""A review helps people: it does not hold the documents against what they wrote."""

import pytest

from genglossary.actions import definitions
from genglossary.actions.glossary import open_issue_rows
from genglossary.engines.extractive import ExtractiveEngine
from genglossary.engines.protocol import Finding
from genglossary.models import Definition, Issue, Origin, Term
from tests.runs.steps.engine import VALVES, project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

TWICE = """

In short, a relief valve is any spring-loaded lid which lets steam escape from the drum above ten bar.
"""
PERSONS = "What lets steam out before anything breaks, at twelve bar."
JAPANESE = """# 手引き

検潮儀とは、海面の高さを記録する装置である。検潮儀は毎日点検する。検潮儀とは、港の小屋に置かれた浮きと筆の機械のことをいう。
"""


def kinds_of(text: str) -> set[str]:
    term = Term.objects.get(text__iexact=text)
    return set(open_issue_rows(term.project).filter(term=term).values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("document", "name", "own"),
    [(VALVES + TWICE, "relief valve", PERSONS), (JAPANESE, "検潮儀", "潮の満ち引きを紙に描く機械。")],
)
def test_the_next_run_flags_nothing_that_a_person_wrote_against_the_documents(document, name, own):
    project = project_with(valves=document)
    run(project)
    definitions.write(Term.objects.get(text__iexact=name), own, by=None)
    put(project, another=f"{name} again.")
    run(project)
    assert not kinds_of(name) & {"unsupported", "defined_twice", "contradiction", "no_definition"}


def test_a_run_does_not_refine_a_persons_words_into_a_quotation():
    project = project_with(valves=VALVES)
    run(project)
    own = "However, what opens. " + "It opens and opens and opens. " * 15
    definitions.write(Term.objects.get(text__iexact="relief valve"), own, by=None)
    run(project)
    assert not Definition.objects.filter(text__startswith="what opens", step__isnull=False).exists()
    assert Definition.objects.filter(text=own.strip()).get().origin == Origin.MANUAL


def test_whichever_engine_it_is(monkeypatch):
    """As a language model may say of anything."""
    project = project_with(valves=VALVES)
    run(project)
    valve, pump = (Term.objects.get(text__iexact=text) for text in ("relief valve", "feed pump"))
    definitions.write(valve, PERSONS, by=None)
    kinds = ("unsupported", "defined_twice", "contradiction", "unclear")

    def strict(engine, tasks):
        return [Finding(key=key, kind=kind) for key in (valve.pk, pump.pk) for kind in kinds]

    monkeypatch.setattr(ExtractiveEngine, "review", strict)
    run(project, scope="review", fresh=True)
    assert kinds_of("relief valve") == {"unclear"}
    assert set(Issue.objects.filter(term=pump).values_list("kind", flat=True)) >= set(kinds)


def test_what_a_person_writes_while_the_review_works_is_taken_into_account(monkeypatch):
    project = project_with(valves=VALVES)
    run(project)
    pump = Term.objects.get(text__iexact="feed pump")

    def slow(engine, tasks):
        yield Finding(key=pump.pk, kind="no_definition")
        definitions.write(pump, PERSONS, by=None)

    monkeypatch.setattr(ExtractiveEngine, "review", slow)
    run(project, scope="review", fresh=True)
    assert kinds_of("feed pump") == set()


MARKED = """# Valves

A **relief&nbsp;valve** is a [lid](lid.md) which lets *steam* escape from the `drum`. The relief valve is oiled.

A blow💨cock™ is a tap that empties the drum. The blowcock is brass. The blowcock sticks.
"""


@pytest.mark.parametrize("name", ["relief valve", "blowcock"])
def test_a_quotation_is_held_against_what_readers_see_of_its_passage(name):
    run(project_with(valves=MARKED))
    assert Definition.objects.filter(term__text=name).exists()
    assert "unsupported" not in kinds_of(name)
