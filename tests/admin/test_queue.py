"""Django-Q2's pages: to look at only, and no way to have a function of one's choice executed."""

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now
from django_q.models import Failure, OrmQ, Schedule, Success, Task

from genglossary.runs.wake_up import wake_up

pytestmark = pytest.mark.django_db


def make_task(name: str, *, success: bool) -> Task:
    moment = now()
    return Task.objects.create(
        id=name, name=name, func="genglossary.tasks.execute_oldest_pending_run", started=moment, stopped=moment,
        success=success, result="nothing pending",
    )  # fmt: skip


@pytest.fixture
def rows() -> dict[str, object]:
    wake_up()
    return {
        "ormq": OrmQ.objects.get().pk,
        "success": make_task("a" * 32, success=True).pk,
        "failure": make_task("b" * 32, success=False).pk,
    }


def test_no_page_offers_schedules(superuser):
    assert Schedule not in admin.site._registry
    assert "schedule" not in superuser.get(reverse("admin:index")).content.decode().lower()
    assert superuser.get("/admin/django_q/schedule/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("admin:django_q_schedule_add")


@pytest.mark.parametrize("name", ["ormq", "success", "failure"])
def test_queue_and_results_can_be_read(superuser, rows, name):
    listed = superuser.get(reverse(f"admin:django_q_{name}_changelist"))
    assert listed.status_code == 200
    assert "execute_oldest_pending_run" in listed.content.decode()
    page = superuser.get(reverse(f"admin:django_q_{name}_change", args=(rows[name],)))
    assert page.status_code == 200
    assert "execute_oldest_pending_run" in page.content.decode()


@pytest.mark.parametrize("name", ["ormq", "success", "failure"])
def test_queue_and_results_can_only_be_read(superuser, rows, name):
    change = reverse(f"admin:django_q_{name}_change", args=(rows[name],))
    assert superuser.get(reverse(f"admin:django_q_{name}_add")).status_code == 403
    assert superuser.post(change, {"key": "x", "func": "os.system"}).status_code == 403
    assert superuser.post(reverse(f"admin:django_q_{name}_delete", args=(rows[name],))).status_code == 403
    assert 'name="action"' not in superuser.get(reverse(f"admin:django_q_{name}_changelist")).content.decode()


@pytest.mark.parametrize("name", ["success", "failure"])
def test_a_task_is_not_sent_to_the_queue_again(superuser, rows, name):
    before = OrmQ.objects.count()
    action = {"action": "resubmit_task", "_selected_action": [rows[name]]}
    superuser.post(reverse(f"admin:django_q_{name}_changelist"), action)
    assert OrmQ.objects.count() == before
    assert (Success.objects.count(), Failure.objects.count()) == (1, 1)
