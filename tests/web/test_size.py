"""Pages stay small, and the number of queries does not grow with what a project holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import documents
from genglossary.models import Project, RunStatus, Status, Term
from tests.factories import make_project, make_run, make_step

LARGEST = 200_000
PAGES = ("project", "documents", "terms", "glossary", "bar", "runs", "issues", "history")


def fill(project: Project, number: int) -> None:
    files = ((f"{at:05}-文書.md", f"# {at}\n\nValve {at}.".encode()) for at in range(number))
    list(documents.add(project, files))
    terms = [Term(project=project, text=f"用語 {at}", status=Status.ACCEPTED, found=True) for at in range(number)]
    Term.objects.bulk_create(terms, ignore_conflicts=True)
    make_step(make_run(project, RunStatus.COMPLETED))


def measured(client, page: str, project: Project) -> tuple[int, int]:
    """Queries and bytes."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
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
