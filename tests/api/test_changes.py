"""The feed of decisions over the API."""

import uuid

from django.test import Client

from genglossary.actions.tokens import make
from genglossary.models import Change, Status, Term
from tests.factories import make_term


def test_decisions_are_told_in_order_and_taken_back(project, as_):
    term, program = make_term(project, "valve", status=Status.CANDIDATE), as_("editor")
    path = f"/projects/{project.pk}/changes"
    seen = program.get(path).json()["items"][-1]["id"]
    program.patch(f"/projects/{project.pk}/terms/{term.pk}", {"decision": "accept"})
    (change,) = program.get(f"{path}?after={seen}&kind=term&who=editor").json()["items"]
    assert (change["actor"], change["label"], change["object"]) == ("editor", "valve", term.pk)
    assert program.get(f"{path}?newest_first=true&limit=1").json()["items"][0]["id"] == change["id"]
    assert program.post(f"{path}/{change['batch']}/undo").json()["changed"] == 1
    assert Term.objects.get().status == Status.CANDIDATE


def test_an_unknown_batch_changes_nothing_and_what_is_no_batch_is_refused(project, as_):
    program, path = as_("editor"), f"/projects/{project.pk}/changes"
    assert program.post(f"{path}/{uuid.uuid4()}/undo").json()["changed"] == 0
    assert program.post(f"{path}/nonsense/undo").status_code == 422
    assert program.get(f"{path}?kind=nonsense").status_code == 422


def test_a_change_is_not_told_before_those_below_it_that_may_still_come(project, as_, monkeypatch):
    program, path = as_("owner"), f"/projects/{project.pk}/changes"
    for name in ("Kettles", "Pans"):
        program.patch(f"/projects/{project.pk}", {"name": name})
    older, newer = program.get(path).json()["items"][-2:]
    monkeypatch.setattr("genglossary.api.changes.settled", lambda rows: rows.filter(pk__lt=newer["id"]))
    assert program.get(f"{path}?after={older['id']}").json()["items"] == []
    assert program.get(f"{path}?newest_first=true").json()["items"][0]["id"] == newer["id"]


def test_an_undo_is_undone_and_what_owners_decide_needs_an_owner_and_the_scope(project, as_, django_user_model):
    owner, path = as_("owner"), f"/projects/{project.pk}/changes"
    assert owner.patch(f"/projects/{project.pk}", {"name": "Steam"}).status_code == 200
    batch = Change.objects.get(action="change").batch
    assert as_("editor").post(f"{path}/{batch}/undo").status_code == 403
    token, secret = make(django_user_model.objects.get(username="owner"), "few", scopes=["write"], days=1)
    few = {"Authorization": f"Bearer {secret}"}
    assert Client().post(f"/api/v1{path}/{batch}/undo", headers=few).status_code == 403, token
    undone = owner.post(f"{path}/{batch}/undo").json()
    project.refresh_from_db()
    assert (undone["changed"], project.name) == (1, "Boilers")
    assert owner.post(f"{path}/{undone['batch']}/undo").json()["changed"] == 1
    project.refresh_from_db()
    assert project.name == "Steam"
