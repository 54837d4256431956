"""Pages on which there is nothing yet say the next step, to whoever may take it."""

from typing import Any

import pytest
from django.urls import reverse

from genglossary.models import RunStatus
from tests.factories import make_document, make_run
from tests.web.reading import markup

EMPTY = ("glossary", "terms", "issues", "check", "runs")


def page(client: Any, name: str, project: Any) -> str:
    text = markup(client.get(reverse(f"web:{name}", args=[project.pk])))
    return text.partition('class="nothing"')[2].partition("</p>")[0]


@pytest.mark.parametrize("name", EMPTY)
def test_an_editor_is_led_to_documents_first_and_to_a_run_then(project, as_, name):
    documents, overview = (reverse(f"web:{there}", args=[project.pk]) for there in ("documents", "project"))
    assert f'href="{documents}">Add documents' in page(as_("editor"), name, project)
    make_document(project, "a.md")
    assert f'href="{overview}">Make the glossary' in page(as_("editor"), name, project)


@pytest.mark.parametrize("name", EMPTY)
def test_a_reader_is_offered_nothing_that_they_may_not_do(project, as_, name):
    shown = page(as_("reader"), name, project)
    assert shown
    assert "Add documents" not in shown
    assert "Make the glossary" not in shown


def test_after_a_run_without_issues_one_is_led_to_the_glossary(project, as_):
    make_document(project, "a.md")
    make_run(project, RunStatus.COMPLETED)
    assert "Read the glossary" in page(as_("editor"), "issues", project)


def test_the_status_of_the_last_run_is_in_the_language_of_the_page(project, as_):
    make_run(project, RunStatus.COMPLETED)
    answer = as_("reader").get(reverse("web:start"), headers={"Accept-Language": "ja"})
    assert "完了" in markup(answer)


def test_the_picture_comes_before_the_box_for_documents_once_there_are_entries(project, as_):
    from tests.web.test_glossary import entry

    overview = reverse("web:project", args=[project.pk])
    assert 'class="drop"' in markup(as_("editor").get(overview))
    entry(project, "valve")
    text = markup(as_("editor").get(overview))
    assert text.index('id="picture"') < text.index('class="drop"')
