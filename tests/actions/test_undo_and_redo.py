"""Whatever people decide: taking all of it back, the last first, leads to where they began, and redoing it back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from genglossary.actions import equivalents, see_also, spellings, terms
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.glossary import glossary_of
from genglossary.actions.undoing import undo
from genglossary.formats import Glossary
from genglossary.models import Change, Equivalent, Project, Term
from tests.examples import examples
from tests.factories import make_project, make_term

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("fid", "spike", "bosun", "purser")
name = st.sampled_from(NAMES)
usage = st.sampled_from(["", "preferred", "admitted", "deprecated", "forbidden"])


def of(project: Project, text: str) -> Term:
    return Term.objects.get(project=project, text=text)


def these(project: Project, text: str) -> Any:
    return Term.objects.filter(project=project, text=text)


def words(project: Project) -> Any:
    return Equivalent.objects.filter(term__project=project)


STEPS: dict[str, Callable[[Project, str, str, str], Any]] = {
    "merge": lambda p, a, b, _: terms.merge(these(p, a), into=of(p, b), by=None),
    "split": lambda p, a, *_: terms.split(these(p, a), by=None),
    "exclude": lambda p, a, *_: terms.exclude(these(p, a), by=None),
    "prefer": lambda p, a, *_: spellings.prefer(of(p, a), by=None),
    "spell": lambda p, a, _, use: spellings.spell(these(p, a), by=None, usage=use, as_written=use == "forbidden"),
    "add spelling": lambda p, a, b, use: spellings.add_spelling(of(p, a), f"{b} {use}", by=None, usage=use),
    "refer": lambda p, a, b, _: see_also.refer(of(p, a), of(p, b), by=None),
    "translate": lambda p, a, b, use: equivalents.add(of(p, a), "fr", b, by=None, usage=use),
    "reject": lambda p, *_: equivalents.reject(words(p), by=None),
    "remove": lambda p, a, b, _: equivalents.remove(words(p).filter(text=b), by=None),
}
decisions = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), name, name, usage), max_size=7)


def done(project: Project, decided: list[tuple[str, str, str, str]]) -> list[Any]:
    """Decide what makes sense; returns the batches."""
    for step, *arguments in decided:
        try:
            STEPS[step](project, *arguments)
        except DecisionRefused:
            continue
    return list(dict.fromkeys(Change.objects.filter(project=project).order_by("pk").values_list("batch", flat=True)))


def families_are_flat(project: Project) -> bool:
    return not Term.objects.filter(project=project, preferred__preferred__isnull=False).exists()


@given(decisions)
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_undone_is_as_it_was_and_redone_as_it_became(decided: list[tuple[str, str, str, str]]):
    project = make_project()
    for text in NAMES:
        make_term(project, text, language="en", found=True, notes=text)
    before = glossary_of(project)
    batches = done(project, decided)
    after = glossary_of(project)
    assert families_are_flat(project)
    undone = [undo(project, batch, by=None).batch for batch in reversed(batches)]
    assert same(glossary_of(project), before)
    for batch in reversed(undone):
        undo(project, batch, by=None)
    assert same(glossary_of(project), after)
    assert families_are_flat(project)


@given(decisions, st.randoms(use_true_random=False))
@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undone_in_any_order_a_glossary_still_makes_sense(decided: list[tuple[str, str, str, str]], random: Any):
    project = make_project()
    for text in NAMES:
        make_term(project, text, language="en", found=True)
    ids = set(Term.objects.filter(project=project).values_list("uid", flat=True))
    batches = done(project, decided)
    random.shuffle(batches)
    for batch in batches:
        undo(project, batch, by=None)
        assert families_are_flat(project)
        glossary_of(project)
    assert ids <= set(Term.objects.filter(project=project).values_list("uid", flat=True))


def same(one: Glossary, other: Glossary) -> bool:
    return sorted(map(repr, one.entries)) == sorted(map(repr, other.entries))
