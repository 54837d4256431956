"""The commands around serving: what they say, and what they refuse."""

import sys
from pathlib import Path

import pytest
from django.conf import settings

from genglossary import embedded
from genglossary.management.commands import recover_runs, serve
from genglossary.models import RunStatus
from genglossary.serving import address
from tests.runs.given import a_claimed_run, status_of

pytestmark = pytest.mark.django_db(transaction=True)

only_embedded = pytest.mark.skipif(not settings.EMBEDDED, reason="about the embedded database")


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@only_embedded
def test_a_sign_in_link_is_printed_for_the_address_that_is_served(run_command, folder):
    assert run_command("sign_in_link").out.startswith("http://127.0.0.1:8000/sign-in/")
    address.remember(folder, address.url("0.0.0.0", 8123))
    assert run_command("sign_in_link").out.startswith("http://127.0.0.1:8123/sign-in/")
    assert run_command("sign_in_link", "--port", "9000").out.startswith("http://127.0.0.1:9000/sign-in/")
    assert run_command("sign_in_link", "--host", "box.test").out.startswith("http://box.test:8123/sign-in/")


@only_embedded
def test_serve_leaves_the_port_that_it_really_took(run_command, folder, monkeypatch):
    monkeypatch.setattr(serve, "supervise", lambda web, announce, stderr: announce() or 0)
    port = run_command("serve", "--port", "0").out.split("127.0.0.1:")[1].split("/")[0]
    assert run_command("sign_in_link").out.startswith(f"http://127.0.0.1:{port}/sign-in/")


@only_embedded
def test_an_ipv6_address_stays_one(run_command, folder):
    address.remember(folder, address.url("::", 8123))
    assert run_command("sign_in_link").out.startswith("http://[::1]:8123/sign-in/")
    assert run_command("sign_in_link", "--port", "9").out.startswith("http://[::1]:9/sign-in/")


@pytest.mark.parametrize("command", [("sign_in_link",), ("backup", "x"), ("restore", "x")])
def test_what_is_for_the_embedded_database_is_refused_for_another(run_command, settings, command):
    settings.EMBEDDED = False
    called = run_command(*command)
    assert called.code == 2
    assert "embedded database" in called.err


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_windows_is_told_what_to_do(run_command, monkeypatch, command):
    monkeypatch.setattr(sys, "platform", "win32")
    called = run_command(command)
    assert called.code == 2
    assert "on Windows use WSL" in called.err


@only_embedded
@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("worker",)])
def test_a_data_folder_that_is_served_already_is_refused(run_command, settings, tmp_path, command):
    settings.DATA_DIR = tmp_path
    with embedded.held():
        called = run_command(*command)
    assert called.code == 2
    assert "already: stop that first" in called.err


def test_recover_runs_has_nothing_to_do_when_nothing_runs(run_command):
    assert run_command("recover_runs").out == "No run is running.\n"


def test_recover_runs_gives_a_dead_run_back_and_says_so(run_command, monkeypatch):
    monkeypatch.setattr(recover_runs, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr("genglossary.runs.lifecycle.reaper.DEAD_SECONDS", 0.2)
    monkeypatch.setattr(recover_runs, "DEAD_SECONDS", 0.5)
    run = a_claimed_run().run
    assert f"Run {run.pk}: pending" in run_command("recover_runs").out
    assert status_of(run) == RunStatus.PENDING
