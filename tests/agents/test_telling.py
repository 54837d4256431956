"""Answers to agents: what they are told, what they may propose, and what is refused with a sentence."""

import pytest
from django.contrib.auth.models import User
from mcp.server.mcpserver.exceptions import ToolError

from genglossary.actions import proposals, tokens
from genglossary.agents import telling
from genglossary.agents.asking import answer
from genglossary.api.access import READ
from genglossary.models import Definition, Equivalent, Evidence, Issue, Project, RunStatus
from genglossary.models.definition import shown_of
from tests.factories import make_document, make_project, make_run, make_step, make_term


@pytest.mark.parametrize("asked", ["boiler", "Boiler", "steam kettle"])
def test_a_term_is_found_by_any_of_its_spellings(boiler, ask, asked):
    told = ask("reader", telling.one_term, asked, None)
    assert (told["found"], told["text"], told["status"]) == (True, "boiler", "accepted")
    assert told["definition"] == {"text": "A vessel that heats water.", "origin": "manual", "source": "ISO 1"}
    assert told["spellings"] == [{"text": "steam kettle", "variant_kind": "synonym", "usage": "forbidden"}]


def test_translations_that_people_rejected_are_not_told(boiler, ask):
    for text, status in (("Kessel", "accepted"), ("Topf", "rejected")):
        Equivalent.objects.create(term=boiler, language="de", text=text, status=status, origin="manual")
    told = ask("reader", telling.one_term, "boiler", None)
    assert [each["text"] for each in told["translations"]] == ["Kessel"]


def test_of_an_unknown_term_those_that_have_its_words_are_told(boiler, ask):
    assert ask("reader", telling.one_term, "oil", None) == {"found": False, "alike": ["boiler"]}


def test_a_definition_of_a_reference_glossary_names_it(project, ask):
    from genglossary.actions import definitions, references

    owner = User.objects.get(username="owner")
    standards = make_project("Standards", by=owner)
    definitions.write(make_term(standards, "valve", status_by_person=True), "What opens.", by=owner)
    make_term(project, "valve", status="candidate")
    references.refer(project, [standards], by=owner)
    told = ask("reader", telling.one_term, "valve", project.pk)
    assert (told["definition"]["text"], told["definition"]["glossary"]) == ("What opens.", "Standards")


def test_search_tells_entries_page_by_page(project, boiler, ask):
    make_term(project, "boiler house", status_by_person=True)
    make_term(project, "guess", status="candidate")
    first = ask("reader", telling.several_terms, "boiler", None, 1, "")
    assert first["entries"] == [{"text": "boiler", "definition": "A vessel that heats water."}]
    second = ask("reader", telling.several_terms, "boiler", None, 1, first["next"])
    assert (second["entries"], second["next"]) == ([{"text": "boiler house", "definition": None}], None)


def test_issues_are_told_with_their_terms(project, ask):
    term = make_term(project, "valve", found=True)
    step = make_step(make_run(project, RunStatus.COMPLETED), "review")
    Issue.objects.create(step=step, term=term, kind="unclear", detail="Vague.")
    told = ask("reader", telling.open_issues, None, None, 20, "")
    assert told["issues"] == [{"term": "valve", "kind": "unclear", "detail": "Vague."}]
    assert ask("reader", telling.open_issues, "no_definition", None, 20, "")["issues"] == []


def test_passages_are_told_with_their_places(project, boiler, ask):
    document, valve = make_document(project, "plant.md", "A valve opens."), make_term(project, "valve")
    step = make_step(make_run(project), "define")
    definition = Definition.objects.create(term=valve, step=step, origin="extracted", text="opens.")
    Evidence.objects.create(definition=definition, version=document.current, start=2, end=7)
    (passage,) = ask("reader", telling.passages, "valve", None)["passages"]
    assert passage == {"document": "plant.md", "version": document.current_id, "start": 2, "end": 7, "text": "valve"}


def test_a_proposal_waits_and_decides_nothing(boiler, ask):
    told = ask("editor", telling.proposed, "steam kettle", "A closed vessel for steam.", "", None)
    assert told["waits_for_a_person"] is True
    assert [(each.text, str(each.author)) for each in proposals.waiting_for(boiler)] == [
        ("A closed vessel for steam.", "editor")
    ]
    assert [each.text for each in shown_of([boiler.pk])] == ["A vessel that heats water."]


def test_the_same_proposal_twice_is_refused(boiler, ask):
    ask("editor", telling.proposed, "boiler", "A pot.", "", None)
    with pytest.raises(ToolError, match="waiting already"):
        ask("editor", telling.proposed, "boiler", "A pot.", "", None)


def test_of_an_unknown_term_nothing_is_proposed(project, ask):
    with pytest.raises(ToolError, match="no such term"):
        ask("editor", telling.proposed, "nothing", "Not here.", "", None)


def test_a_reader_proposes_nothing(boiler, ask):
    with pytest.raises(ToolError, match="editors"):
        ask("reader", telling.proposed, "boiler", "A pot.", "", None)


def test_a_token_that_may_only_read_proposes_nothing(boiler, ask):
    with pytest.raises(ToolError, match="no scope 'write'"):
        ask("editor", telling.proposed, "boiler", "A pot.", "", None, scopes=())
    assert not proposals.waiting_for(boiler)


def test_a_stranger_cannot_tell_that_the_project_exists(project, boiler, ask):
    for number in (project.pk, project.pk + 1000):
        with pytest.raises(ToolError, match="There is no such thing"):
            ask("stranger", telling.one_term, "boiler", number)


def test_a_token_for_one_project_opens_no_other(project, boiler, ask):
    other = make_project("Other", by=User.objects.get(username="editor"))
    assert ask("editor", telling.one_term, "boiler", None, only=project)["found"]
    with pytest.raises(ToolError, match="There is no such thing"):
        ask("editor", telling.one_term, "boiler", other.pk, only=project)
    assert [each["name"] for each in ask("editor", telling.all_projects, only=project)["projects"]] == ["Boilers"]


def test_who_has_several_projects_is_asked_which(boiler, ask):
    make_project("Other", by=User.objects.get(username="editor"))
    with pytest.raises(ToolError, match="list_projects"):
        ask("editor", telling.one_term, "boiler", None)
    told = ask("editor", telling.all_projects)["projects"]
    assert {each["name"] for each in told} == {"Boilers", "Other"}
    assert Project.objects.get(pk=told[0]["id"]).name == told[0]["name"]


@pytest.mark.parametrize("secret", ["", "gg_000000000000_x", "nonsense"])
def test_without_a_good_token_nothing_is_told(boiler, secret):
    with pytest.raises(ToolError, match="No good token"):
        answer(secret, READ, telling.all_projects)


def test_a_revoked_token_opens_nothing_any_more(boiler):
    token, secret = tokens.make(User.objects.get(username="reader"), "agent", scopes=(), days=1)
    assert answer(secret, READ, telling.all_projects)["projects"]
    tokens.revoke(token)
    with pytest.raises(ToolError, match="No good token"):
        answer(secret, READ, telling.all_projects)
