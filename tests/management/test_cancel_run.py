import pytest

from genglossary.models import Run, RunEvent, RunStatus
from tests.factories import make_run

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", [RunStatus.PENDING, RunStatus.RUNNING])
def test_an_active_run_is_cancelled_and_the_command_says_so(run_command, status):
    run = make_run(status=status)
    called = run_command("cancel_run", run.pk)
    assert (called.code, called.out) == (0, f"Run {run.pk}: cancelled\n")
    assert Run.objects.get(pk=run.pk).status == RunStatus.CANCELLED
    assert RunEvent.objects.filter(run=run, to_status=RunStatus.CANCELLED, source="command").count() == 1


def test_too_late_is_said_per_run_and_in_the_exit_code(run_command):
    late, early = make_run(status=RunStatus.COMPLETED), make_run()
    called = run_command("cancel_run", late.pk, early.pk)
    assert called.code == 1
    first, second = called.out.splitlines()
    assert first.startswith(f"Run {late.pk}: already completed at ")
    assert second == f"Run {early.pk}: cancelled"


def test_a_run_that_does_not_exist_is_not_found(run_command):
    called = run_command("cancel_run", 987654)
    assert (called.code, called.out) == (1, "Run 987654: not found\n")


def test_a_run_named_twice_is_cancelled_once_and_counts_as_cancelled(run_command):
    run = make_run()
    called = run_command("cancel_run", run.pk, run.pk)
    assert (called.code, called.out) == (0, f"Run {run.pk}: cancelled\n")


@pytest.mark.parametrize("bad", ["abc", "1.5", "9" * 40])
def test_what_is_no_number_is_refused_before_anything_is_cancelled(run_command, bad):
    run = make_run()
    called = run_command("cancel_run", run.pk, bad)
    assert "is not a whole number" in called.err
    assert Run.objects.get(pk=run.pk).status == RunStatus.PENDING
