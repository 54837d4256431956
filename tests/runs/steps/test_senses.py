"""What a review says of a word that two documents about different things explain."""

import pytest

from genglossary.actions import definitions
from genglossary.actions.glossary import open_issue_rows
from genglossary.models import Issue, IssueKind, Term
from tests.pipeline.definitions.test_senses import SHIPS, TRAINS
from tests.runs.steps.engine import project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)


def documents(texts: tuple[str, ...], name: str) -> dict[str, str]:
    return {f"{name}{number}": text for number, text in enumerate(texts)}


def issues(project) -> list[Issue]:
    return list(open_issue_rows(project).filter(kind=IssueKind.TWO_SENSES))


def test_a_word_with_two_senses_is_an_issue_with_a_passage_of_each():
    project = project_with(**documents(SHIPS, "ship"), **documents(TRAINS, "train"))
    run(project)
    (issue,) = issues(project)
    assert issue.term.text.lower() == "berth"
    texts = dict(project.documents.values_list("current_id", "current__text"))
    said = [texts[version][start:end] for version, start, end in issue.evidence]
    assert sorted(each.split(" that ")[0].split(" at ")[0] for each in said) == [
        "A berth is a bed",
        "A berth is a place",
    ]
    assert "ship0.md: A berth is a place" in issue.detail
    assert "train0.md: A berth is a bed" in issue.detail


def test_documents_about_one_thing_have_no_such_issue():
    project = project_with(**documents(SHIPS, "ship"))
    run(project)
    assert not issues(project)


def test_a_person_who_says_what_is_meant_settles_it():
    project = project_with(**documents(SHIPS, "ship"), **documents(TRAINS, "train"))
    run(project)
    definitions.write(Term.objects.get(text__iexact="berth", preferred=None), "Where a ship lies.", by=None)
    assert not issues(project)
    put(project, another="The berth is new.")
    run(project)
    assert not issues(project)
