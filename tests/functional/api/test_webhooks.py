"""Webhooks by a real `serve`: made over HTTP, sent by its cluster, verified by a real receiver."""

import json
import urllib.request

import pytest
from django.contrib.auth.models import User
from django.db import connection

from genglossary.actions import tokens
from genglossary.models import Run, WebhookDelivery
from tests.factories import make_document, make_project, make_user
from tests.functional.lifecycle.tree import Tree, eventually
from tests.webhooks.receiver import a_receiver


@pytest.fixture(autouse=True)
def _shared_database(transactional_db):
    yield
    connection.close()


class Asking:
    """Asks the API of `tree` with a token."""

    def __init__(self, tree: Tree, project) -> None:
        user = User.objects.get(memberships__project=project)
        self._secret = tokens.make(user, "hooks", scopes=["write", "run", "admin"], days=1)[1]
        self._at = f"{tree.url}api/v1/projects/{project.pk}/"

    def __call__(self, method: str, path: str, body=None):
        headers = {"Authorization": f"Bearer {self._secret}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body is not None else None
        with urllib.request.urlopen(
            urllib.request.Request(self._at + path, data, headers, method=method), timeout=30
        ) as answer:
            return json.loads(answer.read() or "null")


def test_a_run_that_ends_is_told_by_the_cluster_after_two_failures_and_again_by_hand():
    project = make_project("Boilers", by=make_user("mina"))
    make_document(project, "a.md", "A valve is a device that controls a flow. The valve is closed.")
    with a_receiver(500, 503) as receiver, Tree(GENGLOSSARY_WEBHOOK_HOSTS="127.0.0.0/8") as tree:
        ask = Asking(tree, project)
        made = ask("POST", "webhooks", {"address": receiver.url + "in", "events": ["run.ended"]})
        run = Run.objects.get(pk=ask("POST", "runs", {})["id"])
        eventually(lambda: WebhookDelivery.objects.filter(attempts=2, answer_status=503).exists())
        WebhookDelivery.objects.update(due_at=run.created_at)  # its pause is over
        eventually(lambda: len(receiver.received) >= 3)
        message = receiver.received[2].verified(made["secret"])
        run.refresh_from_db()
        assert (message["type"], message["data"]["run"]) == ("run.ended", run.pk)
        assert message["data"]["status"] == run.status
        with urllib.request.urlopen(tree.url + message["data"]["links"]["page"].removeprefix(tree.url)) as page:
            assert page.status == 200  # the sign-in page: it is a page of this server
        eventually(lambda: ask("GET", f"webhooks/{made['id']}/deliveries")["items"][0]["state"] == "delivered")
        delivery = ask("GET", f"webhooks/{made['id']}/deliveries")["items"][0]
        assert delivery["attempts"] == 3
        ask("POST", f"deliveries/{delivery['id']}/again")
        eventually(lambda: len(receiver.received) == 4)
        assert set(receiver.ids) == {delivery["message_id"]}
        assert "Traceback" not in tree.log_text(), tree.log_text()


def test_runs_that_hold_all_workers_do_not_hold_up_messages():
    project = make_project("Boilers", by=make_user("mina"))
    with a_receiver() as receiver, Tree(GENGLOSSARY_WEBHOOK_HOSTS="127.0.0.0/8", GENGLOSSARY_WORKERS="1") as tree:
        ask = Asking(tree, project)
        made = ask("POST", "webhooks", {"address": receiver.url, "events": ["glossary.changed"]})
        for number in range(50):
            make_document(project, f"{number}.md", f"A valve{number} is a device that controls a flow.")
        run = Run.objects.get(pk=ask("POST", "runs", {})["id"])
        eventually(lambda: Run.objects.get(pk=run.pk).status == "running")
        ask("POST", f"webhooks/{made['id']}/test")
        eventually(lambda: receiver.received)
        assert receiver.received[0].verified(made["secret"])["type"] == "test"
