"""Two entries of one spelling: a file brings another sense of a word, and nothing takes the one for the other."""

from typing import Any

import pytest
from django.urls import reverse

from genglossary import formats
from genglossary.actions import definitions
from genglossary.actions.clone import clone
from genglossary.actions.glossary import glossary_of
from genglossary.actions.importing import pending
from genglossary.actions.undoing import undo
from genglossary.checking import Checker
from genglossary.formats import Entry, Glossary, Spelling
from genglossary.models import Project, Term
from tests.factories import make_project, make_user
from tests.runs.steps.engine import VALVES, project_with, run

pytestmark = pytest.mark.django_db

MONEY, RIVER = "A house that keeps money.", "The side of a river."
FIRST = f"term,definition,forbidden,synonyms\nbank,{MONEY},banck,banks\n"
SECOND = f"term,definition,forbidden,synonyms\nbank,{RIVER},riverwall,banks\n"
TWO_SENSES = Glossary(
    title="Banks",
    entries=(
        Entry(
            text="bank",
            language="en",
            id="11111111-1111-4111-8111-111111111111",
            slug="bank",
            definition=MONEY,
            confidence=1.0,
            origin="imported",
            status="accepted",
            spellings=(Spelling(text="banck", usage="forbidden"), Spelling(text="banks", kind="plural")),
        ),
        Entry(
            text="bank",
            language="en",
            id="22222222-2222-4222-8222-222222222222",
            slug="bank-22222222",
            definition=RIVER,
            confidence=1.0,
            origin="imported",
            status="accepted",
            spellings=(Spelling(text="riverwall", usage="forbidden"), Spelling(text="banks", kind="plural")),
        ),
    ),
)


def opened(project: Project, text: str | bytes, name: str = "words.csv") -> Any:
    return pending.open_file(project, name, text.encode() if isinstance(text, str) else text, by=None)


def imported(project: Project, text: str | bytes, name: str = "words.csv", **chosen: str) -> Any:
    planned = opened(project, text, name)
    pending.choose(planned, chosen, {})
    return pending.confirm(planned, by=None)


def said(project: Project) -> list[tuple[str, str | None, list[str]]]:
    entries = glossary_of(project).entries
    return sorted((each.text, each.definition, sorted(one.text for one in each.spellings)) for each in entries)


BOTH = [("bank", MONEY, ["banck", "banks"]), ("bank", RIVER, ["banks", "riverwall"])]


@pytest.fixture
def project() -> Project:
    project = make_project("Harbour")
    imported(project, FIRST)
    return project


def test_another_definition_comes_in_as_another_sense_by_choice(project):
    imported(project, SECOND, changed="sense")
    assert said(project) == BOTH
    assert Term.objects.filter(text="bank").values("slug").distinct().count() == 2


def test_another_sense_beside_what_a_person_decided_is_a_choice_too(project):
    definitions.write(Term.objects.get(text="bank"), "What Ann wrote.", by=make_user())
    planned = opened(project, SECOND)
    assert planned.counts == {"conflict": 1}
    imported(project, SECOND, conflict="sense")
    assert [definition for _, definition, _ in said(project)] == [RIVER, "What Ann wrote."]


def test_a_row_that_defines_nothing_otherwise_is_no_other_sense(project):
    imported(project, "term,notes\nbank,Ask Ann.\n", changed="sense")
    assert [(each.text, each.notes) for each in glossary_of(project).entries] == [("bank", "Ask Ann.")]


def test_both_senses_are_the_same_when_they_come_again(project):
    imported(project, SECOND, changed="sense")
    assert opened(project, FIRST).counts == {"same": 1}
    assert opened(project, SECOND).counts == {"same": 1}
    assert opened(project, FIRST + SECOND.split("\n", 1)[1]).counts == {"same": 2}


def test_which_of_two_senses_a_row_is_about_is_never_guessed(project):
    imported(project, SECOND, changed="sense")
    planned = opened(project, "term,definition\nbank,A row of keys.\n")
    assert planned.counts == {"conflict": 1}
    pending.confirm(planned, by=None)
    assert said(project) == BOTH


def test_two_senses_in_one_file_are_asked_about_where_no_ids_tell_them_apart():
    project = make_project("Harbour")
    planned = opened(project, FIRST + SECOND.split("\n", 1)[1])
    assert planned.counts == {"new": 1, "conflict": 1}
    assert "another sense" in planned.rows.get(group="conflict").why
    pending.choose(planned, {}, {planned.rows.get(group="conflict").pk: "sense"})
    pending.confirm(planned, by=None)
    assert said(project) == BOTH


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".tbx"])
def test_two_senses_survive_export_and_import(suffix):
    project = make_project("Banks")
    imported(project, formats.write("json", TWO_SENSES), "words.json")
    assert said(project) == BOTH
    data = formats.write(suffix, glossary_of(project))
    empty = make_project("Banks")
    assert opened(empty, data, f"words{suffix}").counts == {"new": 2}
    imported(empty, data, f"words{suffix}")
    assert said(empty) == BOTH
    assert formats.write(suffix, glossary_of(empty)) == data
    assert opened(empty, data, f"words{suffix}").counts == {"same": 2}


def test_one_undo_takes_another_sense_back_and_it_comes_again(project):
    before = said(project)
    undo(project, imported(project, SECOND, changed="sense").batch, by=None)
    assert said(project) == before
    imported(project, SECOND, changed="sense")
    assert said(project) == BOTH
    assert Term.objects.filter(text="bank").count() == 2


def test_a_run_and_a_copy_keep_both_senses():
    project = project_with(a=VALVES)
    imported(project, "term,definition\nrelief valve,It opens.\n")
    imported(project, "term,definition\nrelief valve,A singer's joke.\n", changed="sense")
    senses = [each[:2] for each in said(project) if each[0] == "relief valve"]
    assert len(senses) == 2
    run(project)
    assert [each[:2] for each in said(project) if each[0] == "relief valve"] == senses
    found = Term.objects.filter(text="relief valve").values_list("sense", "found")
    assert sorted(found) == [(0, True), (1, False)]
    assert [each[:2] for each in said(clone(project, "Copy")) if each[0] == "relief valve"] == senses


def test_pages_show_both_senses_and_each_leads_to_the_other(project, client):
    owner = make_user()
    client.force_login(owner)
    project = make_project("Banks", by=owner)
    imported(project, formats.write("json", TWO_SENSES), "words.json")
    page = client.get(reverse("web:glossary", args=[project.pk])).content.decode()
    assert MONEY in page
    assert RIVER in page
    assert client.get(reverse("web:terms", args=[project.pk])).content.decode().count(">bank</a") == 2
    money, river = Term.objects.filter(project=project, text="bank").order_by("sense")
    for one, other in ((money, river), (river, money)):
        page = client.get(reverse("web:entry", args=[project.pk, one.pk])).content.decode()
        assert f'href="{reverse("web:entry", args=[project.pk, other.pk])}"' in page


def test_documents_are_not_told_that_one_sense_is_the_other():
    text = "# Rivers\n\nThe bank is green. Both banks are steep. A riverwall and a banck are there.\n"
    checker = Checker(TWO_SENSES)
    examined = [checker.examine(checker.opened("a.md", text.encode()))]
    told = [(each.rule, each.message) for each in checker.conclude(examined)]
    assert [code for code, _ in told if code.startswith("GG1")] == ["GG101", "GG101"]
    assert not [message for _, message in told if "defined twice" in message]
