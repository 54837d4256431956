"""Two programs, or a person and a program, at one thing: the second who saves is told, and nothing is lost."""

import pytest

from genglossary.models import Assignment, Change
from tests.factories import make_term


@pytest.fixture
def both(project, as_):
    """Programs of two editors."""
    project.memberships.filter(user__username="reader").update(role="editor")
    return as_("owner"), as_("editor")


def test_a_term_stays_with_whom_somebody_else_assigned_it_to(project, both):
    path = f"/projects/{project.pk}/terms/{make_term(project, 'valve').pk}/assignee"
    assert both[0].put(path, {"to": "editor", "seen": ""}).status_code == 200
    late = both[1].put(path, {"to": "reader", "seen": ""})
    assert late.status_code == 412 and late.json()["now"] == "editor"
    assert both[1].put(path, {"to": "reader", "seen": "editor"}).status_code == 200
    assert Assignment.objects.get().membership.user.username == "reader"


def test_one_decision_about_many_terms_replaces_nothing_that_was_not_seen(project, both):
    valve, pump = (make_term(project, text) for text in ("valve", "pump"))
    path, newest = f"/projects/{project.pk}/terms/bulk", f"/projects/{project.pk}/changes?newest_first=true"
    both[0].post(path, {"do": "accept", "ids": [pump.pk]})
    seen = both[1].get(newest).json()["items"][0]["id"]
    both[0].post(path, {"do": "require", "ids": [valve.pk]})
    wanted = {"do": "exclude", "ids": [valve.pk, pump.pk]}
    late = both[1].post(path, {**wanted, "seen": seen})
    assert late.status_code == 412 and late.json()["now"] == ["valve"]
    assert not Change.objects.filter(action="exclude").exists()
    seen = both[1].get(newest).json()["items"][0]["id"]
    assert both[1].post(path, {**wanted, "seen": seen}).json()["changed"] == 2


def test_a_webhook_and_the_public_part_are_changed_by_whoever_saw_them(project, as_):
    program, base = as_("owner"), f"/projects/{project.pk}"
    hook = f"{base}/webhooks/{program.post(f'{base}/webhooks', {'address': 'https://a.example/'}).json()['id']}"
    seen = {"If-Match": program.get(hook).headers["ETag"]}
    assert program.patch(hook, {"address": "https://b.example/"}, headers=seen).status_code == 200
    assert program.patch(hook, {"address": "https://c.example/"}, headers=seen).status_code == 412
    assert program.get(hook).json()["address"] == "https://b.example/"
    public = f"{base}/publication"
    seen = {"If-Match": program.get(public).headers["ETag"]}
    assert program.put(public, {"enabled": True, "slug": "boilers"}, headers=seen).status_code == 200
    assert program.put(public, {"enabled": True, "slug": "steam"}, headers=seen).status_code == 412
    assert program.get(public).json()["slug"] == "boilers"
