"""Pages stay small, and the number of queries does not grow with what a project holds."""

from array import array
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import documents, members
from genglossary.models import (
    Definition,
    Evidence,
    Issue,
    Occurrence,
    Project,
    Role,
    Run,
    RunStatus,
    Status,
    Term,
)  # fmt: skip
from genglossary.pipeline.occurrences.matcher import pack
from genglossary.web.drawing import outline
from tests.factories import make_document, make_project, make_run, make_step, make_term, make_user

LARGEST = 200_000
PAGES = ("project", "documents", "terms", "glossary", "bar", "runs", "issues", "history")


def fill(project: Project, number: int) -> None:
    files = ((f"{at:05}-文書.md", f"# {at}\n\nValve {at}.".encode()) for at in range(number))
    list(documents.add(project, files))
    terms = [Term(project=project, text=f"用語 {at}", status=Status.ACCEPTED, found=True) for at in range(number)]
    Term.objects.bulk_create(terms, ignore_conflicts=True)
    make_step(make_run(project, RunStatus.COMPLETED))


def measured(client, page: str, project: Project) -> tuple[int, int]:
    """Queries and bytes, of somebody who has been there since something happened."""
    client.get(reverse(f"web:{page}", args=[project.pk]))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse(f"web:{page}", args=[project.pk]))
    assert answer.status_code == 200
    return len(queries), len(answer.content)


@pytest.mark.parametrize("page", PAGES)
def test_queries_do_not_grow_and_pages_stay_small(page, project, as_):
    owner = as_("owner")
    fill(project, 3)
    few, _ = measured(owner, page, project)
    fill(project, 300)
    many, size = measured(owner, page, project)
    assert many == few
    assert size <= LARGEST


def fill_one(project: Project, number: int) -> dict[str, list[Any]]:
    """Much about one term, one document, one run and the project; URL name → its arguments."""
    term = project.terms.filter(text="valve").first() or make_term(project, "valve", found=True)
    run = Run.objects.filter(project=project).first() or make_run(project, RunStatus.COMPLETED)
    step = run.steps.first() or make_step(run, "review")
    document = make_document(project, "valve.md")
    for at in range(number):
        document = make_document(project, "valve.md", f"The valve {at} of {number}.")
        mentioned = make_document(project, f"{number}-{at}.md", "The valve.")
        definition = Definition.objects.create(term=term, step=step, origin="extracted", text=f"{number} {at}")
        Evidence.objects.create(definition=definition, version=mentioned.current, start=0, end=9)
        offsets = pack(array("l", [4, 9]))
        Occurrence.objects.create(step=step, term=term, version=mentioned.current, count=1, offsets=offsets)
        Issue.objects.create(step=step, term=term, kind="unclear", detail=str(at))
        make_term(project, f"valve {number} {at}", preferred=term)
        run.remark(f"{number} {at}", source="test")
        members.set_role(project, make_user(), Role.READER)
    return {
        "entry": [term.pk], "card": [term.pk], "define": [term.pk], "document": [document.pk],
        "version": [document.current_id], "versions": [document.pk], "run": [run.pk], "settings": [],
    }  # fmt: skip


def test_pages_of_one_thing_ask_the_same_however_much_there_is_about_it(project, as_):
    owner = as_("owner")
    counts: dict[str, list[int]] = {}
    for number in (2, 30):
        for page, arguments in fill_one(project, number).items():
            path = reverse(f"web:{page}", args=[project.pk, *arguments])
            owner.get(path)  # what happened since is taken in
            outline.outline_of.cache_clear()
            outline._mentions_until.cache_clear()
            with CaptureQueriesContext(connection) as queries:
                answer = owner.get(path)
            assert answer.status_code == 200
            assert len(answer.content) <= LARGEST
            counts.setdefault(page, []).append(len(queries))
    assert {page: few for page, (few, _) in counts.items()} == {page: many for page, (_, many) in counts.items()}


def test_the_start_page_asks_the_same_for_many_projects(project, as_):
    owner = as_("owner")
    counts = []
    for number in (1, 30):
        for _ in range(number):
            make_project("x" * 200, by=owner.get(reverse("web:start")).wsgi_request.user)
        with CaptureQueriesContext(connection) as queries:
            size = len(owner.get(reverse("web:start")).content)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert size <= LARGEST
