"""Cancelling from the admin: the button on a run's page, and the action with its confirmation page."""

import pytest
from django.test import Client
from django.urls import reverse

from genglossary.models import Run, RunEvent, RunStatus
from tests.admin.conftest import messages_of
from tests.factories import make_project, make_run, make_user

LIST = reverse("admin:genglossary_run_changelist")
BUTTON = "Cancel this run"


def cancel_path(run: Run) -> str:
    return reverse("admin:genglossary_run_cancel", args=(run.pk,))


def page_of(run: Run) -> str:
    return reverse("admin:genglossary_run_change", args=(run.pk,))


def status_of(run: Run) -> str:
    return Run.objects.values_list("status", flat=True).get(pk=run.pk)


def select(*runs: Run, **values: str) -> dict:
    return {"action": "cancel_runs", "_selected_action": [run.pk for run in runs], **values}


@pytest.mark.parametrize("status", [RunStatus.PENDING, RunStatus.RUNNING])
def test_the_button_cancels_at_once_and_for_good(operator, status):
    run = make_run(status=status)
    assert BUTTON in operator.get(page_of(run)).content.decode()
    response = operator.post(cancel_path(run))
    assert (response.status_code, response.url) == (302, page_of(run))
    assert messages_of(response) == [f"Run {run.pk}: cancelled"]
    assert status_of(run) == RunStatus.CANCELLED
    assert BUTTON not in operator.get(page_of(run)).content.decode()


def test_the_log_says_who_cancelled_and_from_where(client_of):
    run = make_run()
    client = Client()
    client.force_login(make_user("anna", "genglossary.view_run", "genglossary.cancel_run", staff=True))
    client.post(cancel_path(run))
    event = RunEvent.objects.get(run=run, to_status=RunStatus.CANCELLED)
    assert (str(event.actor), event.source, event.message) == ("anna", "admin", "Cancelled by anna.")


def test_too_late_is_said_with_the_time_and_changes_nothing(operator):
    run = make_run(status=RunStatus.COMPLETED)
    (message,) = messages_of(operator.post(cancel_path(run)))
    assert message.startswith(f"Run {run.pk}: already completed at ")
    assert status_of(run) == RunStatus.COMPLETED


def test_a_run_that_does_not_exist_is_not_found(operator):
    response = operator.post(reverse("admin:genglossary_run_cancel", args=(987654,)))
    assert messages_of(response) == ["Run 987654: not found"]


def test_looking_at_the_address_cancels_nothing(operator):
    run = make_run()
    assert operator.get(cancel_path(run)).status_code == 405
    assert status_of(run) == RunStatus.PENDING


def test_a_form_of_another_site_cancels_nothing(operator):
    run = make_run()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = operator.cookies
    assert strict.post(cancel_path(run)).status_code == 403
    assert status_of(run) == RunStatus.PENDING


def test_only_staff_with_the_permission_may_cancel(client, client_of):
    run = make_run()
    assert client.post(cancel_path(run)).url.startswith(reverse("admin:login"))
    not_staff = client_of("genglossary.view_run", "genglossary.cancel_run", staff=False)
    assert not_staff.post(cancel_path(run)).status_code == 302
    for permissions in (["genglossary.view_run"], ["genglossary.cancel_run"], ["genglossary.change_run"]):
        assert client_of(*permissions).post(cancel_path(run)).status_code == 403
    assert status_of(run) == RunStatus.PENDING


def test_who_may_only_look_is_offered_neither_button_nor_action(client_of):
    run, looker = make_run(), client_of("genglossary.view_run")
    assert BUTTON not in looker.get(page_of(run)).content.decode()
    assert "cancel_runs" not in looker.get(LIST).content.decode()
    looker.post(LIST, select(run, confirmed="yes"))
    assert status_of(run) == RunStatus.PENDING


def test_the_action_asks_before_it_cancels(operator):
    active = make_run(make_project("Handbook"), RunStatus.RUNNING)
    ended = make_run(make_project("Novel"), RunStatus.COMPLETED)
    response = operator.post(LIST, select(active, ended))
    page = response.content.decode()
    assert response.status_code == 200
    assert f"Run {active.pk} of Handbook, everything: running" in page
    assert f"Run {ended.pk} of Novel: completed at " in page
    assert f'name="_selected_action" value="{active.pk}"' in page
    assert f'name="_selected_action" value="{ended.pk}"' not in page
    assert status_of(active) == RunStatus.RUNNING


def test_the_confirmed_action_tells_for_each_run_what_happened(operator):
    pending, running, late = make_run(), make_run(status=RunStatus.RUNNING), make_run(status=RunStatus.FAILED)
    response = operator.post(LIST, select(pending, running, late, confirmed="yes"))
    told = messages_of(response)
    assert response.status_code == 302
    assert {f"Run {pending.pk}: cancelled", f"Run {running.pk}: cancelled"} < set(told)
    assert sum(m.startswith(f"Run {late.pk}: already failed at ") for m in told) == 1
    assert [status_of(r) for r in (pending, running, late)] == ["cancelled", "cancelled", "failed"]


def test_nothing_to_cancel_needs_no_confirmation(operator):
    run = make_run(status=RunStatus.COMPLETED)
    (message,) = messages_of(operator.post(LIST, select(run)))
    assert message.startswith(f"Run {run.pk}: already completed at ")


def test_many_runs_are_confirmed_with_as_many_queries_as_few(operator, django_assert_max_num_queries):
    for _ in range(30):
        make_run(status=RunStatus.COMPLETED)
    runs = [make_run() for _ in range(30)]
    with django_assert_max_num_queries(11):
        page = operator.post(LIST, select(*Run.objects.all())).content.decode()
    assert page.count('name="_selected_action"') == len(runs)


def test_without_javascript_the_whole_way_is_forms(operator):
    run = make_run()
    page = operator.get(page_of(run)).content.decode()
    assert f'<form method="post" action="{cancel_path(run)}">' in page
