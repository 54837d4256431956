"""Change forms of operators: the second who saves is told, and nothing of the first one's is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from genglossary.actions import webhooks
from genglossary.models import ModelConnection
from tests.admin.test_project import opened
from tests.factories import make_project, make_user


def path_of(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def connection(db: None) -> ModelConnection:
    return ModelConnection.objects.create(name="Local", base_url="http://127.0.0.1:9/v1", model="small")


def test_a_connection_keeps_what_somebody_else_changed(superuser, connection):
    mine = opened(superuser, path_of(connection))
    ModelConnection.objects.filter(pk=connection.pk).update(model="large", concurrency=7)
    assert "It says now: large" in superuser.post(path_of(connection), mine | {"model": "tiny"}).content.decode()
    assert superuser.post(path_of(connection), mine | {"name": "Here"}).status_code == 302
    connection.refresh_from_db()
    assert (connection.name, connection.model, connection.concurrency) == ("Here", "large", 7)


def test_a_webhook_keeps_what_its_owner_changed(superuser):
    webhook = webhooks.add(make_project(), "https://one.example/", ["run.ended"], site="https://w.example/", by=None)[0]
    mine = opened(superuser, path_of(webhook))
    type(webhook).objects.filter(pk=webhook.pk).update(address="https://two.example/")
    page = superuser.post(path_of(webhook), mine | {"address": "https://three.example/"}).content.decode()
    assert "It says now: https://two.example/" in page
    assert superuser.post(path_of(webhook), mine | {"events": ["glossary.changed"]}).status_code == 302
    webhook.refresh_from_db()
    assert (webhook.address, webhook.events) == ("https://two.example/", ["glossary.changed"])


def test_an_account_and_a_group_keep_what_somebody_else_changed(superuser):
    user, group = make_user("ken"), Group.objects.create(name="Operators")
    mine, of_group = opened(superuser, path_of(user)), opened(superuser, path_of(group))
    assert "initial-password" not in mine
    User.objects.filter(pk=user.pk).update(is_staff=True, last_name="K")
    Group.objects.filter(pk=group.pk).update(name="Keepers")
    assert superuser.post(path_of(user), mine | {"first_name": "Ken"}).status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.last_name, user.is_staff) == ("Ken", "K", True)
    assert "It says now: Keepers" in superuser.post(path_of(group), of_group | {"name": "Crew"}).content.decode()
