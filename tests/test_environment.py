"""Configuration by environment variables: what is missing has a default, what is wrong is named."""

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from genglossary import environment


@pytest.mark.parametrize(("value", "expected"), [("yes", True), ("1", True), ("off", False), ("", False)])
def test_a_flag_is_yes_or_no(monkeypatch, value, expected):
    monkeypatch.setenv("SOME_FLAG", value)
    assert environment.flag("SOME_FLAG") is expected


def test_a_flag_that_is_neither_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="SOME_FLAG must be yes or no"):
        environment.flag("SOME_FLAG")


@pytest.mark.parametrize("value", ["0", "-3", "many", "1.5"])
def test_a_number_that_is_none_or_too_small_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("SOME_NUMBER", value)
    with pytest.raises(ImproperlyConfigured, match="SOME_NUMBER must be a whole number of at least 1"):
        environment.number("SOME_NUMBER", 5)


def test_a_log_level_and_a_time_zone_that_do_not_exist_are_refused_by_name(monkeypatch):
    monkeypatch.setenv("SOME_NAME", "loud")
    with pytest.raises(ImproperlyConfigured, match="SOME_NAME must be one of DEBUG, INFO"):
        environment.log_level("SOME_NAME", "WARNING")
    for value in ("Nowhere/Atlantis", "../../etc/passwd", "/etc/localtime"):
        monkeypatch.setenv("SOME_NAME", value)
        with pytest.raises(ImproperlyConfigured, match="SOME_NAME must be a time zone"):
            environment.time_zone("SOME_NAME", "UTC")


@pytest.mark.parametrize("url", ["postgres://u:hunter2@[::bad/x", "postgres://u:hunter2@host:port/x"])
def test_a_bad_database_address_is_refused_without_its_password(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not an address") as raised:
        environment.database(url)
    assert "hunter2" not in str(raised.value)


def test_a_secret_may_be_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("s3cret\n")
    monkeypatch.setenv("SOME_SECRET_FILE", str(tmp_path / "key"))
    assert environment.secret("SOME_SECRET") == "s3cret"


def test_a_secret_file_that_cannot_be_read_is_said_without_its_path(monkeypatch, tmp_path):
    monkeypatch.setenv("SOME_SECRET_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(ImproperlyConfigured, match="SOME_SECRET_FILE cannot be read"):
        environment.secret("SOME_SECRET")


def test_the_stored_secret_is_made_once_and_is_for_the_owners_eyes_only(tmp_path):
    path = tmp_path / "secret-key"
    made = environment.stored_secret(path)
    assert len(made) >= 50
    assert environment.stored_secret(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_processes_that_make_the_secret_at_once_agree_on_one(tmp_path):
    program = (
        "import sys, pathlib; from genglossary import environment; "
        "print(environment.stored_secret(pathlib.Path(sys.argv[1])))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "secret-key")]
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda _: subprocess.run(command, capture_output=True, text=True).stdout, range(4))
    assert len(set(made)) == 1


def test_the_data_folder_is_the_variables(monkeypatch, tmp_path):
    monkeypatch.setenv("GENGLOSSARY_DATA_DIR", str(tmp_path / "here"))
    assert environment.made_data_dir() == tmp_path / "here"
    assert stat.S_IMODE((tmp_path / "here").stat().st_mode) == 0o700


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_can_read_the_database_its_companions_its_copies_and_the_key(monkeypatch, tmp_path):
    monkeypatch.setenv("GENGLOSSARY_DATA_DIR", str(tmp_path))
    names = ("db.sqlite3-wal", "db.sqlite3-shm", "db-before-0002_final.sqlite3", "secret-key")
    for name in names:
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o644)
    tmp_path.chmod(0o755)
    database = environment.made_database()
    assert [mode_of(tmp_path / name) for name in names] == [0o600] * len(names)
    assert (mode_of(database), mode_of(tmp_path)) == (0o600, 0o700)


def test_a_database_that_was_readable_is_hidden(monkeypatch, tmp_path):
    monkeypatch.setenv("GENGLOSSARY_DATA_DIR", str(tmp_path))
    (tmp_path / "db.sqlite3").write_text("kept")
    (tmp_path / "db.sqlite3").chmod(0o664)
    assert mode_of(environment.made_database()) == 0o600
    assert (tmp_path / "db.sqlite3").read_text() == "kept"


def test_a_folder_with_other_things_in_it_stays_as_open_as_it_is(monkeypatch, tmp_path):
    monkeypatch.setenv("GENGLOSSARY_DATA_DIR", str(tmp_path))
    (tmp_path / "index.html").write_text("")
    tmp_path.chmod(0o755)
    assert mode_of(environment.made_database()) == 0o600
    assert mode_of(tmp_path) == 0o755


def test_in_a_checkout_the_data_folder_is_beside_manage_py(monkeypatch):
    monkeypatch.delenv("GENGLOSSARY_DATA_DIR", raising=False)
    assert environment.data_dir() == environment.CHECKOUT / "data"


def test_an_installed_program_uses_the_users_data_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("GENGLOSSARY_DATA_DIR", raising=False)
    monkeypatch.setattr(environment, "CHECKOUT", tmp_path)
    assert environment.data_dir().name == "genglossary"


def test_a_data_folder_that_cannot_be_made_is_said_in_one_line(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GENGLOSSARY_DATA_DIR", str(tmp_path / "file" / "inside"))
    with pytest.raises(ImproperlyConfigured, match="cannot be made"):
        environment.made_data_dir()


@pytest.mark.parametrize("value", ["glossary", "/a b", "/../x", "/admin", "/api/x", "/a//b", "/a?b"])
def test_a_path_that_could_not_be_told_from_our_own_is_refused_by_name(monkeypatch, value):
    monkeypatch.setenv("SOME_PATH", value)
    with pytest.raises(ImproperlyConfigured, match="SOME_PATH must be a path such as /glossary"):
        environment.sub_path("SOME_PATH")


def test_a_path_loses_its_last_slash(monkeypatch):
    monkeypatch.setenv("SOME_PATH", "/tools/glossary/")
    assert environment.sub_path("SOME_PATH") == "/tools/glossary"


def test_networks_that_are_none_are_refused_by_name(monkeypatch):
    monkeypatch.setenv("SOME_NETWORKS", "10.0.0.0/8, ::1")
    assert len(environment.networks("SOME_NETWORKS")) == 2
    monkeypatch.setenv("SOME_NETWORKS", "proxy.example")
    with pytest.raises(ImproperlyConfigured, match="SOME_NETWORKS must be addresses or networks"):
        environment.networks("SOME_NETWORKS")
