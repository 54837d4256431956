import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from genglossary.models import Run, RunStatus
from tests.factories import make_project, make_run, make_user

pytestmark = pytest.mark.django_db


def test_runs_are_listed_newest_first_with_what_an_operator_asks(run_command):
    done = make_run(make_project("Handbook"), RunStatus.COMPLETED)
    busy = make_run(make_project("用語集"), RunStatus.RUNNING)
    Run.objects.filter(pk=busy.pk).update(step="define", done=45, total=100, started_at=now() - timedelta(minutes=3))
    out = run_command("runs").out
    lines = [line.split("  ") for line in out.splitlines() if line.strip() and line.split()[0].isdecimal()]
    assert [line[0].strip() for line in lines] == [str(busy.pk), str(done.pk)]
    for words in ("用語集", "running", "define 45 %", "3 min 0", "Handbook", "completed"):
        assert words in out


def test_a_cancelled_run_whose_worker_has_not_stopped_says_so(run_command):
    make_run(status=RunStatus.CANCELLED)
    assert "cancelled, worker stopping" in run_command("runs").out


def test_names_of_projects_are_data_and_no_markup(run_command):
    make_run(make_project("[bold]Plain[/bold] :smile:"))
    assert "[bold]Plain[/bold] :smile:" in run_command("runs").out


def test_names_of_projects_give_a_terminal_no_orders(run_command):
    make_run(make_project("Hand\x1b[2Jbook"))
    assert "\x1b" not in run_command("runs").out


def test_long_lines_are_not_broken_where_there_is_no_terminal(run_command):
    name = "A handbook with a very long name " * 6
    make_run(make_project(name.strip()))
    assert name.strip() in run_command("runs").out


def test_the_table_fits_a_terminal_of_80_columns(monkeypatch):
    run = make_run(make_project("Handbook of the pumping station " * 3), RunStatus.CANCELLED)
    Run.objects.filter(pk=run.pk).update(
        step="extract", started_at=now() - timedelta(minutes=59, seconds=50), finished_at=now()
    )
    monkeypatch.setenv("COLUMNS", "80")
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    call_command("runs", stdout=terminal, no_color=True)
    shown = terminal.getvalue()
    assert max(len(line) for line in shown.splitlines()) <= 80
    for whole in ("cancelled,", "stopping", "extract", "59 min 50 s", f"{now():%Y-%m-%d}"):
        assert whole in shown


def test_one_project_and_only_active_runs_may_be_asked_for(run_command):
    project = make_project("Handbook")
    make_run(project, RunStatus.COMPLETED)
    active, _other = make_run(project), make_run()
    listed = json.loads(run_command("runs", "Handbook", "--active", "--json").out)
    assert [run["id"] for run in listed] == [active.pk]


def test_json_has_every_field_typed(run_command):
    run = make_run(make_project("用語集"), RunStatus.FAILED, message="No answer.", by=make_user("anna"))
    (listed,) = json.loads(run_command("runs", "--json").out)
    assert listed["project"] == {"id": run.project_id, "name": "用語集"}
    assert (listed["status"], listed["scope"], listed["message"]) == ("failed", "full", "No answer.")
    assert (listed["started_by"], listed["worker_stopping"]) == ("anna", False)
    assert listed["finished_at"] == run.finished_at.isoformat()  # pyright: ignore[reportOptionalMemberAccess]
    assert listed["seconds"] >= 0


def test_a_completed_run_is_in_no_step_and_a_failed_one_in_that_which_failed(run_command):
    for status in (RunStatus.COMPLETED, RunStatus.FAILED):
        run = make_run(status=status)
        Run.objects.filter(pk=run.pk).update(step="define", done=122, total=300)
    failed, completed = json.loads(run_command("runs", "--json").out)
    assert (completed["step"], completed["done"], completed["total"]) == (None, None, None)
    assert (failed["step"], failed["done"], failed["total"]) == ("define", 122, 300)


def test_a_run_that_never_began_has_no_duration(run_command):
    make_run(status=RunStatus.CANCELLED, claimed=False)
    (listed,) = json.loads(run_command("runs", "--json").out)
    assert (listed["started_at"], listed["seconds"], listed["step"]) == (None, None, None)


def test_what_is_not_shown_is_said(run_command):
    for _ in range(3):
        make_run()
    called = run_command("runs", "--limit", "1")
    assert "Older runs not shown: 2." in called.out
    assert "not shown" not in run_command("runs", "--limit", "0").out
    assert "not shown" not in run_command("runs", "--limit", "3").out


def test_json_stays_json_when_there_is_something_to_say_besides(run_command):
    make_run()
    make_run()
    Run.objects.update(created_at=now() - timedelta(minutes=1))
    called = run_command("runs", "--json", "--limit", "1")
    assert len(json.loads(called.out)) == 1
    assert "Older runs not shown: 1." in called.err
    assert "No worker is answering, and 2 runs are waiting" in called.err


def test_no_runs_is_an_answer(run_command):
    called = run_command("runs")
    assert (called.code, called.out) == (0, "No runs.\n")


def test_bad_input_is_refused(run_command):
    assert run_command("runs", "Nowhere").code == 2
    assert "is not a whole number" in run_command("runs", "--limit", "-3").err


def test_the_number_of_queries_does_not_grow_with_the_runs(run_command, django_assert_num_queries):
    make_run(status=RunStatus.COMPLETED)
    for _ in range(10):
        make_run(status=RunStatus.COMPLETED, by=make_user())
    for limit in (1, 10):
        with django_assert_num_queries(5):  # two for migrations, runs, older ones, waiting ones
            run_command("runs", "--limit", limit)
