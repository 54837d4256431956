"""Model connections and replies, as operators see them."""

import pytest
from django.urls import reverse

from genglossary.models import ModelConnection, ModelReply
from tests.admin.conftest import messages_of
from tests.engines.model.fake_server import FakeServer, refuse
from tests.factories import make_project, make_run

LIST = reverse("admin:genglossary_modelconnection_changelist")
ADD = reverse("admin:genglossary_modelconnection_add")
REPLIES = reverse("admin:genglossary_modelreply_changelist")
KEY = "sk-a-very-secret-key"
GOOD = {
    "name": "Local", "base_url": "http://ollama:11434/v1", "model": "qwen3:8b", "enabled": "on", "concurrency": 4,
    "silence_timeout": 300, "context_size": 8192, "options": "{}", "currency": "USD",
}  # fmt: skip


@pytest.fixture
def connection(db: None, server: FakeServer) -> ModelConnection:
    return ModelConnection.objects.create(name="fake", base_url=server.url, model="fake")


def page_of(connection: ModelConnection) -> str:
    return reverse("admin:genglossary_modelconnection_change", args=(connection.pk,))


def try_path(connection: ModelConnection) -> str:
    return reverse("admin:genglossary_modelconnection_test", args=(connection.pk,))


def test_an_operator_makes_a_connection(superuser):
    assert superuser.post(ADD, GOOD).status_code == 302
    made = ModelConnection.objects.get()
    assert (made.name, made.base_url, made.enabled) == ("Local", "http://ollama:11434/v1", True)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"base_url": "localhost:11434"}, "Enter http:// or https://"),
        ({"base_url": "https://user:password@host/v1"}, "no password"),
        ({"key_variable": KEY}, "not the key itself"),
        ({"key_variable": "SECRET_KEY"}, "secret of GenGlossary"),
        ({"key_variable": "A", "key_file": "/b"}, "not both"),
        ({"concurrency": 0}, "greater than or equal to 1"),
        ({"context_size": 100}, "greater than or equal to 2048"),
        ({"options": "[1]"}, "Enter a JSON object"),
        ({"options": '{"model": "x"}'}, "must not set model"),
    ],
)
def test_what_a_run_would_refuse_is_refused_in_the_form(superuser, wrong, words):
    said = superuser.post(ADD, GOOD | wrong).content.decode()
    assert words in said.replace("&#x27;", "'")
    assert not ModelConnection.objects.exists()


def test_a_key_file_in_the_data_folder_is_refused(superuser, settings):
    said = superuser.post(ADD, GOOD | {"key_file": str(settings.DATA_DIR / "secret-key")}).content.decode()
    assert "secrets of GenGlossary itself" in said


def test_a_connection_is_tried_by_a_button_and_the_answer_is_words(superuser, connection, server):
    server.answer = lambda asked: {"kind": "fruit"}
    assert try_path(connection) in superuser.get(page_of(connection)).content.decode()
    said = " ".join(messages_of(superuser.post(try_path(connection))))
    assert "names 1 models: fake." in said
    assert "Answers follow a JSON schema." in said


def test_a_connection_that_fails_says_why_and_never_the_key(superuser, connection, server, monkeypatch):
    monkeypatch.setenv("SOME_KEY", KEY)
    ModelConnection.objects.update(key_variable="SOME_KEY")
    server.fault = refuse(401, f"bad key {KEY}")
    response = superuser.post(try_path(connection), follow=True)
    page = response.content.decode()
    assert "rejects the key" in page
    assert "SOME_KEY" in page
    assert KEY not in page


def test_trying_needs_a_post_and_the_permission_to_change(superuser, client_of, connection, server):
    assert superuser.get(try_path(connection)).status_code == 405
    looker = client_of("genglossary.view_modelconnection")
    assert looker.post(try_path(connection)).status_code == 403
    assert try_path(connection) not in looker.get(page_of(connection)).content.decode()
    assert client_of(staff=False).post(try_path(connection)).status_code == 302
    assert not server.asked


@pytest.fixture
def reply(db: None) -> ModelReply:
    project = make_project("Handbook")
    call = ModelReply.objects.create(
        project=project, run=make_run(project), key="a" * 64, judgement="classify", model="m", prompt="What is <b>?",
        reply='{"T1": "<script>"}', input_tokens=1200, output_tokens=30, seconds=1.5,
    )  # fmt: skip
    ModelReply.objects.create(project=project, key="b" * 64, judgement="classify", model="m", answer="{}", call=call)
    return call


def test_prompt_and_reply_of_a_call_are_read_and_never_changed(superuser, client_of, reply):
    path = reverse("admin:genglossary_modelreply_change", args=(reply.pk,))
    page = superuser.get(path).content.decode()
    assert "What is &lt;b&gt;?" in page
    assert "&lt;script&gt;" in page
    assert superuser.post(path, {"reply": "other"}).status_code == 403
    assert client_of("genglossary.view_run").get(path).status_code == 403


def test_the_list_shows_calls_and_not_each_item(superuser, reply):
    page = superuser.get(REPLIES).content.decode()
    assert "1,200 / 30" in page
    assert page.count('class="field-project') == 1


def test_a_forgotten_prompt_says_so(superuser, reply):
    ModelReply.objects.update(prompt="", reply="")
    page = superuser.get(reverse("admin:genglossary_modelreply_change", args=(reply.pk,))).content.decode()
    assert "older than the retention time" in page


def test_a_run_shows_what_it_asked_of_the_model(superuser, reply):
    from genglossary.models import Run

    Run.objects.update(engine="model")
    page = superuser.get(reverse("admin:genglossary_run_change", args=(reply.run_id,))).content.decode()
    assert "1 call, 1,200 tokens in, 30 out, cost unknown" in page
