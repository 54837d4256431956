"""Starting runs from a shell. The worker's part is played by the test, while the command waits."""

import pytest
from django_q.models import OrmQ

from genglossary.management.commands import start_run
from genglossary.models import Run, RunStatus, Scope
from genglossary.runs.lifecycle.claim import claim_in_transaction
from genglossary.runs.lifecycle.process_identity import this_process
from tests.factories import make_document, make_project, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project("Handbook")
    make_document(project)
    return project


@pytest.fixture
def meanwhile(monkeypatch):
    """Have the given things happen, one at each time the command pauses."""

    def arrange(*happenings):
        remaining = list(happenings)
        monkeypatch.setattr(start_run.time, "sleep", lambda seconds: remaining.pop(0)())

    return arrange


def the_run() -> Run:
    return Run.objects.get()


def claimed() -> None:
    claim_in_transaction(the_run(), owner=this_process(), source="worker")


def in_step(name: str, done: int, total: int):
    return lambda: Run.objects.update(step=name, done=done, total=total)


def ended(status: str, message: str = ""):
    return lambda: the_run().transition(status, message=message)


def test_a_pending_run_is_made_and_a_worker_woken_up(run_command, project):
    called = run_command("start_run", "Handbook")
    run = the_run()
    assert (called.code, called.out) == (0, f"Run {run.pk} of Handbook is pending.\n")
    assert (run.scope, run.project, run.versions.count()) == (Scope.FULL, project, 1)
    assert OrmQ.objects.count() == 1


def test_a_scope_may_be_chosen(run_command, project):
    assert run_command("start_run", project.pk, "--scope", "extract").code == 0
    assert the_run().scope == Scope.EXTRACT


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("Nowhere",), "There is no project 'Nowhere'"),
        (("Handbook", "--scope", "define"), "run extract first"),
        (("Handbook", "--scope", "paint"), "invalid choice: 'paint'"),
        ((), "PROJECT"),
    ],
)
@pytest.mark.usefixtures("project")
def test_bad_input_is_one_clear_line_and_no_run(run_command, arguments, reason):
    called = run_command("start_run", *arguments)
    assert reason in called.err
    assert not Run.objects.exists()


def test_a_second_active_run_is_refused_and_names_the_first(run_command, project):
    first = make_run(project)
    called = run_command("start_run", "Handbook")
    assert called.code == 2
    assert f"Run {first.pk} of this project is pending already" in called.err


@pytest.mark.usefixtures("project")
def test_waiting_shows_the_steps_and_ends_with_the_run(run_command, meanwhile):
    meanwhile(claimed, in_step("extract", 1, 2), in_step("define", 0, 9), ended(RunStatus.COMPLETED))
    called = run_command("start_run", "Handbook", "--wait")
    assert called.code == 0
    assert called.out.splitlines()[-1] == f"Run {the_run().pk} completed."
    assert called.err.splitlines() == ["extract terms …", "define terms …"]


@pytest.mark.parametrize(("status", "code"), [(RunStatus.FAILED, 1), (RunStatus.CANCELLED, 3)])
@pytest.mark.usefixtures("project")
def test_the_exit_code_tells_how_the_run_ended(run_command, meanwhile, status, code):
    meanwhile(claimed, ended(status, "That was it."))
    called = run_command("start_run", "Handbook", "--wait")
    assert called.code == code
    assert called.out.splitlines()[-1] == f"Run {the_run().pk} {status}: That was it."


@pytest.mark.usefixtures("project")
def test_a_run_that_is_deleted_meanwhile_is_told(run_command, meanwhile):
    meanwhile(lambda: Run.objects.all().delete())
    called = run_command("start_run", "Handbook", "--wait")
    assert called.code == 4
    assert "was deleted" in called.err


@pytest.mark.usefixtures("project")
def test_ctrl_c_stops_the_waiting_and_not_the_run(run_command, meanwhile):
    def interrupt():
        raise KeyboardInterrupt

    meanwhile(claimed, interrupt)
    called = run_command("start_run", "Handbook", "--wait")
    assert called.code == 130
    assert f"Run {the_run().pk} goes on" in called.err
    assert f"cancel-run {the_run().pk}" in called.err
    assert the_run().status == RunStatus.RUNNING


@pytest.mark.usefixtures("project")
def test_waiting_for_nobody_says_once_that_no_worker_is_answering(run_command, meanwhile, monkeypatch):
    monkeypatch.setattr(start_run, "no_worker_line", lambda: "No worker is answering.")
    meanwhile(lambda: None, lambda: None, ended(RunStatus.CANCELLED))
    assert run_command("start_run", "Handbook", "--wait").err.count("No worker is answering.") == 1
