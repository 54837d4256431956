"""`check_model`: words for operators, codes for scripts."""

import pytest

from genglossary.models import ModelConnection
from tests.engines.model.fake_server import FakeServer, refuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def fruit(server: FakeServer) -> FakeServer:
    server.answer = lambda asked: {"kind": "fruit"}
    return server


def test_a_named_connection_is_checked(run_command, fruit):
    ModelConnection.objects.create(name="Local", base_url=fruit.url, model="fake")
    called = run_command("check_model", "Local")
    assert called.code == 0
    assert "Local: works" in called.out
    assert "names 1 models: fake." in called.out


def test_a_name_that_does_not_exist_lists_those_that_do(run_command):
    ModelConnection.objects.create(name="Local", base_url="http://127.0.0.1:9/v1", model="m")
    called = run_command("check_model", "Lokal")
    assert called.code == 2
    assert "There are: Local." in called.err


def test_the_connection_of_the_environment_is_the_default(run_command, fruit, settings):
    settings.MODEL_URL, settings.MODEL_NAME = fruit.url, "fake"
    assert "the default connection: works" in run_command("check_model").out


def test_without_a_name_all_enabled_connections_are_checked(run_command, fruit, settings):
    settings.MODEL_URL = ""
    ModelConnection.objects.create(name="Good", base_url=fruit.url, model="fake")
    ModelConnection.objects.create(name="Dead", base_url="http://127.0.0.1:9/v1", model="m")
    ModelConnection.objects.create(name="Off", base_url="http://127.0.0.1:9/v1", model="m", enabled=False)
    called = run_command("check_model")
    assert called.code == 1
    assert "Good: works" in called.out
    assert "Dead: fails" in called.out
    assert "Nothing answers at http://127.0.0.1:9/v1" in called.out
    assert "Off" not in called.out


def test_nothing_configured_says_what_to_set(run_command, settings):
    settings.MODEL_URL = ""
    called = run_command("check_model")
    assert called.code == 1
    assert "GENGLOSSARY_MODEL_URL" in called.out


def test_a_rejected_key_is_not_repeated(run_command, server, settings, monkeypatch):
    monkeypatch.setenv("GENGLOSSARY_MODEL_KEY", "sk-a-very-secret-key")
    settings.MODEL_URL, settings.MODEL_NAME, settings.MODEL_HAS_KEY = server.url, "fake", True
    server.fault = refuse(401, "no sk-a-very-secret-key")
    called = run_command("check_model")
    assert "GENGLOSSARY_MODEL_KEY" in called.out
    assert "sk-a-very" not in called.out + called.err
