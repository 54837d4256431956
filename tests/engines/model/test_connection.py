"""Connections, their keys, and what a check of one says."""

import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import web

from genglossary.engines.model.check import Report, check
from genglossary.engines.model.connection import NO_KEY, Connection, Key
from genglossary.engines.protocol import EngineError
from tests.engines.model.fake_server import Asked, FakeServer, refuse

KEY = "sk-a-very-secret-key"


def connect(server: FakeServer, model: str = "fake", **more: object) -> Connection:
    return Connection(name="mine", base_url=server.url, model=model, **more)  # type: ignore[arg-type]


def answer_fruit(asked: Asked) -> object:
    return {"kind": "fruit"}


def checked(connection: Connection) -> tuple[bool, str]:
    report: Report = check(connection)
    return report.works, "\n".join(report.lines)


def test_a_key_comes_from_a_variable_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOME_KEY", f" {KEY}\n")
    (tmp_path / "key").write_text(f"{KEY}\n")
    assert Key(variable="SOME_KEY").read() == KEY
    assert Key(file=str(tmp_path / "key")).read() == KEY
    assert Key().read() == NO_KEY


def test_a_key_is_in_no_representation(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOME_KEY", KEY)
    connection = Connection(name="x", base_url="http://x", model="m", key=Key(variable="SOME_KEY"))
    connection.key.read()
    assert KEY not in f"{connection!r} {connection}"


def test_a_missing_key_is_said_in_words(tmp_path: Path):
    (tmp_path / "empty").write_text("")
    with pytest.raises(EngineError, match="NO_SUCH_KEY is not set"):
        Key(variable="NO_SUCH_KEY").read()
    with pytest.raises(EngineError, match="No such file"):
        Key(file=str(tmp_path / "none")).read()
    with pytest.raises(EngineError, match="is empty"):
        Key(file=str(tmp_path / "empty")).read()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"base_url": "localhost:11434"}, "must start with http"),
        ({"base_url": "https://x/openai/deployments/d?api-version=2024-10-21"}, "must have no query"),
        ({"model": ""}, "names no model"),
        ({"concurrency": 0}, "concurrency"),
        ({"context_tokens": 500}, "context"),
        ({"silence": 0}, "time-outs"),
    ],
)
def test_a_connection_that_cannot_work_is_refused(wrong: dict[str, object], words: str):
    with pytest.raises(EngineError, match=words):
        Connection(**({"name": "x", "base_url": "http://x/v1", "model": "m"} | wrong))  # type: ignore[arg-type]


def test_a_good_connection_is_praised(server: FakeServer):
    server.answer = answer_fruit
    works, said = checked(connect(server))
    assert works
    assert "names 1 models: fake." in said
    assert "Answers follow a JSON schema." in said


def test_an_address_as_azure_has_it_works_and_a_model_that_is_not_listed_too(server: FakeServer):
    server.answer, server.models = answer_fruit, ["gpt-5-mini-2025-08-07"]
    address = server.url.replace("/v1", "/openai/v1/")
    works, said = checked(Connection(name="Azure", base_url=address, model="my-deployment"))
    assert works
    assert "The model my-deployment is not among them." in said


def test_parameters_that_only_some_servers_know_go_into_the_call_as_they_are(server: FakeServer):
    server.answer = answer_fruit
    options = {"chat_template_kwargs": {"enable_thinking": False}, "temperature": 0.2}
    works, _ = checked(Connection(name="vLLM", base_url=server.url, model="fake", options=options))
    assert works
    assert options.items() <= server.asked[0].body.items()


def test_a_missing_model_is_named(server: FakeServer):
    server.fault = refuse(404, "model 'big' not found")
    works, said = checked(connect(server, model="big"))
    assert not works
    assert "The model big is not among them." in said


def test_nobody_at_the_address(server: FakeServer):
    works, said = checked(Connection(name="x", base_url="http://127.0.0.1:9/v1", model="m"))
    assert not works
    assert said == "Nothing answers at http://127.0.0.1:9/v1 (connection refused or name unknown)."


def test_a_rejected_key(server: FakeServer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOME_KEY", KEY)
    server.fault = refuse(401, f"bad key {KEY}")
    works, said = checked(connect(server, key=Key(variable="SOME_KEY")))
    assert not works
    assert "rejects the key" in said
    assert KEY not in said


def test_a_missing_key_ends_the_check(server: FakeServer):
    assert checked(connect(server, key=Key(variable="NO_SUCH_KEY"))) == (
        False,
        "The key of the model connection is missing: NO_SUCH_KEY is not set.",
    )


def test_a_server_without_schemas_says_which_fallback_is_used(server: FakeServer):
    def no_schema(asked: Asked) -> web.Response | None:
        kind = asked.body.get("response_format", {}).get("type")
        return refuse(400, "json_schema not supported")(asked) if kind == "json_schema" else None  # type: ignore[return-value]

    server.fault = no_schema
    server.answer = answer_fruit
    works, said = checked(connect(server))
    assert works
    assert "no JSON schemas; it is asked for JSON without a schema" in said


def test_a_model_that_answers_nonsense(server: FakeServer):
    server.answer = lambda asked: {"kind": "stone"}
    works, said = checked(connect(server))
    assert not works
    assert "cannot be used" in said


def test_a_page_that_is_no_model_server(server: FakeServer):
    connection = Connection(name="x", base_url=server.url.replace("/v1", "/page"), model="m")
    works, said = checked(connection)
    assert not works
    assert "does not speak the OpenAI protocol" in said


def test_the_client_is_not_imported_before_a_call():
    code = "import sys, genglossary.engines.model.engine; print('openai' in sys.modules, 'django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
