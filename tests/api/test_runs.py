"""Runs over the API: started once, cancelled for ever, told truly."""

from genglossary.models import Run, RunStatus
from tests.factories import make_document, make_project, make_run


def test_a_run_is_started_seen_and_cancelled(project, as_):
    make_document(project)
    program, path = as_("editor"), f"/projects/{project.pk}/runs"
    started = program.post(path, {})
    assert (started.status_code, started.json()["started_by"]) == (201, "editor")
    one = f"{path}/{started.json()['id']}"
    assert program.post(f"{one}/cancel").json() == {"result": "cancelled"}
    assert program.get(one).json()["status"] == "cancelled"
    assert [each["id"] for each in program.get(path).json()["items"]] == [started.json()["id"]]
    assert program.get(f"{one}/events").json()["items"][-1]["to_status"] == "cancelled"
    assert program.post(f"{one}/cancel").json()["result"] == "already_cancelled"


def test_a_run_that_ended_before_is_never_said_to_be_cancelled(project, as_):
    run = make_run(project, RunStatus.COMPLETED)
    answer = as_("editor").post(f"/projects/{project.pk}/runs/{run.pk}/cancel").json()
    assert answer["result"] == "already_completed"
    ended = Run.objects.get().finished_at
    assert ended and answer["finished_at"][:19] == ended.isoformat()[:19]
    assert Run.objects.get().status == RunStatus.COMPLETED


def test_a_run_of_another_project_is_not_there(project, as_):
    run = make_run(make_project())
    assert as_("owner").post(f"/projects/{project.pk}/runs/{run.pk}/cancel").status_code == 404
    assert Run.objects.get().status == RunStatus.PENDING


def test_the_same_call_sent_twice_starts_one_run(project, as_):
    make_document(project)
    program, path, key = as_("editor"), f"/projects/{project.pk}/runs", {"Idempotency-Key": "a"}
    first, again = (program.post(path, {}, headers=key) for _ in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert Run.objects.count() == 1
    assert program.post(path, {"scope": "extract"}, headers=key).status_code == 422


def test_a_second_run_is_refused_and_the_first_one_named(project, as_):
    make_document(project)
    run = make_run(project)
    answer = as_("editor").post(f"/projects/{project.pk}/runs", {})
    assert (answer.status_code, answer.json()["active_run"]) == (409, run.pk)


def test_the_estimate_is_a_sentence(project, as_):
    assert "no language model" in as_("editor").get(f"/projects/{project.pk}/estimate").json()["sentence"]
