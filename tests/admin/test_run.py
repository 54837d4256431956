"""The list of runs and the page of one run."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from genglossary.models import ModelReply, Run, RunStatus, Scope
from tests.factories import make_project, make_run, make_step, make_user

LIST = reverse("admin:genglossary_run_changelist")


def page_of(run: Run) -> str:
    return reverse("admin:genglossary_run_change", args=(run.pk,))


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def waiting_for_long() -> Run:
    run = make_run()
    Run.objects.filter(pk=run.pk).update(created_at=now() - timedelta(minutes=5))
    return run


def test_the_list_says_how_each_run_is_doing(operator):
    busy = make_run(make_project("Handbook"), RunStatus.RUNNING, by=make_user("anna"))
    Run.objects.filter(pk=busy.pk).update(step="define", done=45, total=100)
    make_run(status=RunStatus.FAILED)
    listed = text(operator.get(LIST))
    assert '<span class="run-badge run-running">running</span>' in listed
    assert '<span class="run-badge run-failed">failed</span>' in listed
    assert '<progress class="run-progress" max="100" value="45" aria-label="define"></progress>' in listed
    for words in ("Handbook", "anna", "define 45 %"):
        assert words in listed


def test_a_step_that_does_not_count_has_a_bar_that_only_moves(operator):
    busy = make_run(status=RunStatus.RUNNING)
    Run.objects.filter(pk=busy.pk).update(step="extract")
    assert '<progress class="run-progress" aria-label="extract terms (1 of 4)"></progress>' in text(
        operator.get(page_of(busy))
    )


def test_a_cancelled_run_whose_worker_has_not_stopped_says_so(operator):
    run = make_run(status=RunStatus.CANCELLED)
    assert "cancelled, worker stopping" in text(operator.get(LIST))
    Run.objects.filter(pk=run.pk).update(stopped_at=now())
    assert "worker stopping" not in text(operator.get(LIST))


def test_runs_are_found_by_project_and_by_number_and_filtered_by_status(operator):
    mine, other = make_run(make_project("Handbook"), RunStatus.FAILED), make_run(make_project("Novel"))
    for query in ("q=handb", f"q={mine.pk}", "status__exact=failed"):
        listed = text(operator.get(f"{LIST}?{query}"))
        assert page_of(mine) in listed
        assert page_of(other) not in listed


def add_runs(count: int, notes: int) -> Run:
    runs = [make_run(make_project(), RunStatus.COMPLETED, by=make_user()) for _ in range(count)]
    run = runs[-1]
    for name in (Scope.EXTRACT, Scope.DEFINE, Scope.REVIEW):
        make_step(run, name)
    for number in range(notes):
        run.remark(f"note {number}")
    return run


@pytest.mark.parametrize("path", [LIST, None])
def test_the_number_of_queries_does_not_grow_with_the_runs(operator, path):
    counts = []
    for size in (3, 12):
        run = add_runs(size, notes=2 * size)
        operator.get(path or page_of(run))  # from now on Django remembers its content types
        with CaptureQueriesContext(connection) as captured:
            text(operator.get(path or page_of(run)))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 14


def test_the_page_of_a_run_shows_its_steps_its_log_and_how_it_ended(operator):
    run = make_run(status=RunStatus.RUNNING)
    make_step(run, Scope.EXTRACT)
    make_step(run, Scope.DEFINE, completed=False)
    run.remark("3 terms were deleted meanwhile.")
    run.transition(RunStatus.FAILED, message="The server did not answer.", by=make_user("anna"))
    shown = text(operator.get(page_of(run)))
    for words in ("published <time", "not published", "3 terms were deleted meanwhile.", "running → failed", "anna"):
        assert words in shown
    assert ": The server did not answer." in shown


def test_the_page_tells_what_a_later_run_need_not_ask_again(operator):
    run = make_run(status=RunStatus.CANCELLED)
    ModelReply.objects.create(project=run.project, run=run, key="1", judgement="define", model="m", reply="{}")
    assert "not asked for again: 1" in text(operator.get(page_of(run)))


def test_words_of_documents_and_servers_are_shown_and_not_executed(operator):
    run = make_run(make_project("<script>alert(1)</script>"), RunStatus.FAILED, message="<img src=x onerror=alert(2)>")
    for path in (LIST, page_of(run)):
        shown = text(operator.get(path))
        assert "<script>alert(1)" not in shown
        assert "<img src=x" not in shown


def test_waiting_runs_and_no_worker_give_a_warning_with_the_command(operator):
    run = waiting_for_long()
    for path in (LIST, page_of(run)):
        assert "No worker is answering, and 1 run is waiting. Start one with: genglossary serve" in text(
            operator.get(path)
        )


def test_a_run_that_has_ended_gives_no_warning_about_others(operator):
    waiting_for_long()
    assert "No worker is answering" not in text(operator.get(page_of(make_run(status=RunStatus.COMPLETED))))


def test_nobody_adds_changes_or_deletes_a_run_here(superuser):
    run = make_run(status=RunStatus.COMPLETED)
    assert superuser.get(reverse("admin:genglossary_run_add")).status_code == 403
    assert superuser.get(reverse("admin:genglossary_run_delete", args=(run.pk,))).status_code == 403
    assert superuser.post(page_of(run), {"status": "pending"}).status_code == 403
    listed = text(superuser.get(LIST))
    assert "delete_selected" not in listed
    assert Run.objects.get(pk=run.pk).status == RunStatus.COMPLETED


def test_strangers_see_no_runs(client, client_of):
    run = make_run()
    for path in (LIST, page_of(run)):
        assert client.get(path).status_code == 302
        assert client_of("genglossary.view_run", staff=False).get(path).status_code == 302
        assert client_of("genglossary.view_project").get(path).status_code == 403


def test_a_run_that_does_not_exist_is_said_to_be_missing(operator):
    response = operator.get(reverse("admin:genglossary_run_change", args=(987654,)), follow=True)
    assert "doesn’t exist" in response.content.decode()
