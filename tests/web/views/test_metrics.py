"""Numbers for Prometheus, as its own parser reads them."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from prometheus_client.parser import text_string_to_metric_families

from genglossary.models import Run, RunStatus, Worker
from tests.factories import make_project, make_run

TOKEN = {"Authorization": "Bearer of-the-watch"}


@pytest.fixture
def configured(settings, db) -> None:
    settings.METRICS_TOKEN = "of-the-watch"


def measured(client: Client) -> dict[tuple[str, str], float]:
    """Each sample by its name and the status in its labels."""
    answer = client.get(reverse("web:metrics"), headers=TOKEN)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    families = text_string_to_metric_families(answer.content.decode())
    return {(each.name, each.labels.get("status", "")): each.value for family in families for each in family.samples}


def test_there_are_none_unless_they_are_configured(client, db):
    assert client.get("/metrics", headers=TOKEN).status_code == 404


@pytest.mark.parametrize("said", [{}, {"Authorization": "Bearer other"}, {"Authorization": "Bearer "}])
def test_nobody_reads_them_without_the_token(client, configured, said):
    answer = client.get("/metrics", headers=said)
    assert answer.status_code == 401
    assert answer.content == b""


def test_nothing_has_happened_yet(client, configured):
    found = measured(client)
    assert found["genglossary_runs", "pending"] == 0
    assert found["genglossary_oldest_pending_seconds", ""] == 0
    assert found["genglossary_workers", ""] == 0


def test_runs_and_workers_are_counted_and_no_project_is_named(client, configured):
    project = make_project("Secret plans")
    waiting, ended = make_run(project), make_run(make_project("b"), RunStatus.COMPLETED)
    Run.objects.filter(pk=waiting.pk).update(created_at=now() - timedelta(minutes=5))
    Run.objects.filter(pk=ended.pk).update(started_at=now() - timedelta(seconds=90), finished_at=now())
    Worker.objects.create(name="a:1", host="a", pid=1, processes=3)
    Worker.objects.create(name="b:1", host="b", pid=1, processes=3, seen_at=now() - timedelta(hours=1))
    found = measured(client)
    assert found["genglossary_runs", "pending"] == found["genglossary_runs", "completed"] == 1
    assert found["genglossary_oldest_pending_seconds", ""] == pytest.approx(300, abs=5)
    assert found["genglossary_run_seconds_sum", "completed"] == pytest.approx(90, abs=5)
    assert found["genglossary_run_seconds_count", "completed"] == 1
    assert (found["genglossary_workers", ""], found["genglossary_worker_processes", ""]) == (1, 3)
    assert found["genglossary_worker_seen_timestamp_seconds", ""] == pytest.approx(now().timestamp(), abs=5)
    assert "Secret" not in client.get("/metrics", headers=TOKEN).content.decode()


def test_their_queries_do_not_grow_with_the_runs(client, configured, django_assert_num_queries):
    for name in "abc":
        make_run(make_project(name), RunStatus.COMPLETED)
    with django_assert_num_queries(5):
        client.get("/metrics", headers=TOKEN)


def test_an_answer_carries_the_number_that_its_lines_in_the_log_have(client, db, settings):
    first, second = (client.get("/healthz").headers["X-Request-ID"] for _ in range(2))
    assert first != second
    settings.BEHIND_PROXY = True
    said = client.get("/healthz", headers={"X-Request-ID": "from-the-proxy-1"})
    assert said.headers["X-Request-ID"] == "from-the-proxy-1"
    odd = client.get("/healthz", headers={"X-Request-ID": json.dumps({"a": 1})})
    assert odd.headers["X-Request-ID"] != json.dumps({"a": 1})
