"""The first page of operators: who works, what waits, what went wrong, and trying again."""

import pytest
from django.urls import reverse

from genglossary.models import Run, RunStatus, Worker
from tests.admin.conftest import messages_of
from tests.factories import make_document, make_project, make_run

INDEX = reverse("admin:index")


def retry_path(run: Run) -> str:
    return reverse("admin:genglossary_run_retry", args=[run.pk])


@pytest.fixture
def failed(db: None) -> Run:
    project = make_project("Boilers")
    make_document(project, "a.md")
    return make_run(project, RunStatus.FAILED, message="The disk was full.")


def test_it_shows_workers_queue_and_failures(operator, failed):
    Worker.objects.create(name="host 1", host="mill", pid=4711, processes=2)
    make_run(make_project("Pumps"), RunStatus.RUNNING)
    make_run(make_project("Valves"), RunStatus.PENDING)
    page = operator.get(INDEX).content.decode()
    for words in ("mill", "4711", "2 runs at once", "Pumps", "Valves", "Boilers", "The disk was full.", "Try again"):
        assert words in page


def test_it_says_when_nobody_takes_what_waits(operator):
    make_run(make_project("Valves"), RunStatus.PENDING)
    Run.objects.update(created_at="2026-01-01T00:00Z")
    assert "No worker is answering" in operator.get(INDEX).content.decode()


def test_an_operator_who_may_not_see_runs_sees_none(client_of, failed):
    assert "The disk was full." not in client_of("genglossary.view_project").get(INDEX).content.decode()


def test_it_needs_the_same_queries_however_many_runs_failed(operator, django_assert_max_num_queries):
    for number in range(12):
        make_run(make_project(f"p{number}"), RunStatus.FAILED, message="No.")
    with django_assert_max_num_queries(30):
        assert operator.get(INDEX).content.decode().count("Try again") == 10


def test_a_failed_run_is_tried_again_with_its_steps_and_once(operator, failed):
    answer = operator.post(retry_path(failed))
    run = Run.objects.latest("pk")
    assert answer.headers["Location"] == reverse("admin:genglossary_run_change", args=[run.pk])
    assert (run.retry_of, run.scope, run.engine, run.status) == (failed, failed.scope, failed.engine, "pending")
    page = operator.get(INDEX).content.decode()
    assert "Try again" not in page
    assert f">run {run.pk}</a>" in " ".join(page.split()).replace(" >", ">")
    again = operator.post(retry_path(failed))
    assert Run.objects.count() == 2
    assert any("active" in words or "pending" in words for words in messages_of(again))


def test_only_a_failed_run_is_tried_again_and_only_with_the_permission(operator, client_of, failed):
    done = make_run(make_project("Pumps"), RunStatus.COMPLETED)
    assert messages_of(operator.post(retry_path(done))) == ["Only a failed run is tried again."]
    looking = client_of("genglossary.view_run")
    assert looking.post(retry_path(failed)).status_code == 403
    assert "Try again" not in looking.get(INDEX).content.decode()
    assert operator.get(retry_path(failed)).status_code == 405
    assert Run.objects.count() == 2


def test_the_page_of_a_failed_run_offers_it_too(operator, failed):
    there = reverse("admin:genglossary_run_change", args=[failed.pk])
    assert "Try it again" in operator.get(there).content.decode()
