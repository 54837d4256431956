"""Listening to a project and to a run, in one process: told once, in order, from where one was."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from genglossary.actions import members, tokens
from genglossary.actions.changes import record
from genglossary.api.live import feed as feeds
from genglossary.api.live import hub as hubs
from genglossary.api.live.feed import Feed, may_listen
from genglossary.api.live.hub import hub
from genglossary.api.live.listener import Listener
from genglossary.models import ApiToken, Membership, RunStatus
from tests.factories import make_project, make_run

SOON = 10.0


class Heard:
    """Reads a stream in a thread of its own."""

    def __init__(self, answer: Any) -> None:
        self.text = ""
        self.has_ended = False
        self._answer = answer
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        for piece in self._answer.streaming_content:
            self.text += piece.decode()
        self.has_ended = True

    def events(self) -> list[tuple[str, str, Any]]:
        """Id, kind, data of what came."""
        found = []
        for block in self.text.split("\n\n"):
            fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
            if "data" in fields:
                found.append((fields.get("id", ""), fields["event"], json.loads(fields["data"])))
        return found

    def labels(self) -> list[str]:
        return [data["label"] for _, kind, data in self.events() if kind == "change"]


def eventually(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + SOON
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def quick(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(hubs, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(hubs, "HEARTBEAT_SECONDS", 0.2)
    yield
    ApiToken.objects.all().delete()
    eventually(lambda: hub.taken == 0 and hub._thread is None)


@pytest.fixture
def listen(as_: Any, project: Any) -> Callable[..., Heard]:
    def begin(path: str = "events", who: str = "reader", last: str = "", program: Any = None) -> Heard:
        headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": last} if last else {})
        answer = (program or as_(who)).get(f"/projects/{project.pk}/{path}", headers=headers)
        assert answer.status_code == 200, answer.content
        assert answer["Content-Type"].startswith("text/event-stream")
        heard = Heard(answer)
        eventually(lambda: ": still here" in heard.text)
        return heard

    return begin


def test_one_who_listens_hears_changes_and_runs_from_now_on_each_once(project, listen):
    record(project, "change", project, label="before")
    heard = listen()
    record(project, "change", project, label="after")
    run = make_run(project, RunStatus.COMPLETED)
    eventually(lambda: any(data.get("to_status") == "completed" for _, _, data in heard.events()))
    assert heard.labels() == ["after"]
    assert [data["run"] for _, kind, data in heard.events() if kind == "run"] == [run.pk, run.pk]
    assert heard.text.startswith("retry: ")


def test_the_last_event_id_goes_on_exactly_where_one_was(project, listen):
    heard = listen()
    for number in range(3):
        record(project, "change", project, label=f"{number}")
    eventually(lambda: len(heard.labels()) == 3)
    again = listen(last=heard.events()[0][0])
    record(project, "change", project, label="new")
    eventually(lambda: "new" in again.labels() and "new" in heard.labels())
    assert again.labels() == ["1", "2", "new"]
    assert heard.labels() == ["0", "1", "2", "new"]


def test_more_than_a_batch_is_told_completely_and_in_order(project, listen, monkeypatch):
    monkeypatch.setattr(feeds, "BATCH", 10)
    first = listen()
    place = f"{record(project, 'change', project, label='x').pk}-0"
    for number in range(35):
        record(project, "change", project, label=f"{number}")
    late = listen(last=place)
    wanted = [f"{number}" for number in range(35)]
    eventually(lambda: late.labels() == wanted and first.labels() == ["x", *wanted])


def test_a_project_tells_nothing_of_another_one(project, listen, as_):
    heard = listen()
    other = make_project("Other")
    record(other, "change", other, label="secret")
    make_run(other, RunStatus.FAILED)
    record(project, "change", project, label="ours")
    eventually(lambda: "ours" in heard.labels())
    assert [kind for _, kind, _ in heard.events()] == ["change"]
    assert "secret" not in heard.text


def test_the_stream_of_a_run_begins_with_its_log_and_ends_with_the_run(project, listen, as_):
    run = make_run(project, RunStatus.RUNNING)
    heard = listen(f"runs/{run.pk}/events")
    assert [data["to_status"] for _, kind, data in heard.events() if kind == "run"] == ["running"]
    assert [kind for _, kind, _ in heard.events()].count("progress") == 1
    run.transition(RunStatus.CANCELLED)
    eventually(lambda: heard.has_ended)
    last, _, data = heard.events()[-1]
    assert data["to_status"] == "cancelled"
    headers = {"Accept": "text/event-stream", "Last-Event-ID": last}
    assert as_("reader").get(f"/projects/{project.pk}/runs/{run.pk}/events", headers=headers).status_code == 204


@pytest.mark.parametrize("end", ["revoke", "expire", "remove"])
def test_the_stream_ends_soon_after_the_right_to_listen(project, listen, end):
    heard, stays = listen(), listen(who="editor")
    token = ApiToken.objects.get(user__username="reader")
    if end == "revoke":
        tokens.revoke(token)
    elif end == "expire":
        ApiToken.objects.filter(pk=token.pk).update(expires_at=token.created_at)
    else:
        members.remove(project, Membership.objects.get(user=token.user).user)
    eventually(lambda: heard.has_ended)
    record(project, "change", project, label="later")
    eventually(lambda: "later" in stays.labels())
    assert "later" not in heard.labels()


def test_above_the_limit_one_is_told_when_to_come_back_and_a_place_that_is_left_is_free(project, listen, settings, as_):
    settings.LISTENERS = 1
    heard = listen()
    refused = as_("owner").get(f"/projects/{project.pk}/events", headers={"Accept": "text/event-stream"})
    assert refused.status_code == 503 and refused["Retry-After"] == "30"
    assert refused["Content-Type"] == "application/problem+json"
    tokens.revoke(ApiToken.objects.get(user__username="reader"))
    eventually(lambda: heard.has_ended and hub.taken == 0)
    listen(who="owner")


def test_an_answer_that_nobody_reads_gives_its_place_back(project, as_):
    answer = as_("reader").get(f"/projects/{project.pk}/events", headers={"Accept": "text/event-stream"})
    assert hub.taken == 1
    answer.close()
    assert hub.taken == 0


@pytest.mark.parametrize("last", ["x", "1", "1-2-3", "-1-2", "٣-٣", "9" * 40 + "-1"])
def test_what_is_no_id_of_the_stream_is_refused(project, as_, last):
    headers = {"Accept": "text/event-stream", "Last-Event-ID": last.encode().decode("latin-1")}
    answer = as_("reader").get(f"/projects/{project.pk}/events", headers=headers)
    assert answer.status_code == 422 and answer.json()["errors"][0]["field"] == "header.Last-Event-ID"


def test_an_id_that_never_was_does_not_make_one_deaf(project, listen):
    heard = listen(last="999999999-999999999")
    record(project, "change", project, label="new")
    eventually(lambda: heard.labels() == ["new"])


def test_without_asking_for_a_stream_the_log_comes_in_pages(project, as_):
    run = make_run(project, RunStatus.COMPLETED)
    items = as_("reader").get(f"/projects/{project.pk}/events").json()["items"]
    assert [(each["run"], each["to_status"]) for each in items] == [(run.pk, "running"), (run.pk, "completed")]


def test_the_number_of_queries_does_not_grow_with_the_listeners(project, as_, django_assert_max_num_queries):
    token = tokens.make(Membership.objects.filter(project=project)[0].user, "t", scopes=(), days=1)[0]
    several = [Listener(token.pk, token.user_id, project.pk, None, None) for _ in range(50)]
    feed = Feed()
    for each in several:
        feed.begin(each)
    record(project, "change", project, label="new")
    with django_assert_max_num_queries(8):
        feed.look()
        feed.tell(several)
        feed.progress(several)
        assert may_listen(several) == several
    assert all(each.is_busy for each in several)
