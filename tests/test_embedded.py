"""The embedded database brings itself up to date; any other says what to do."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection
from filelock import FileLock

from genglossary import embedded

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def behind(settings, tmp_path, monkeypatch):
    """The database as an older version of the program left it: the trigger on final states is missing."""
    if connection.vendor != "sqlite":
        pytest.skip("about the embedded database")
    settings.DATA_DIR = tmp_path
    call_command("migrate", "genglossary", "0001", verbosity=0)
    yield tmp_path
    call_command("migrate", verbosity=0)


def triggers() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return [name for (name,) in cursor.fetchall()]


def test_pending_migrations_are_applied_after_a_backup(behind):
    assert triggers() == []
    embedded.prepare()
    assert triggers() == ["genglossary_run_final"]


def test_the_backup_holds_the_state_before(behind, settings):
    target = embedded.backup(embedded.Path(connection.settings_dict["NAME"]))
    assert target
    assert target.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() == (0,)
    target.unlink()


def test_a_data_folder_that_somebody_else_serves_is_not_migrated_under_their_feet(behind, monkeypatch):
    monkeypatch.setattr(embedded, "LOCK_SECONDS", 0.1)
    with (
        FileLock(behind / "serve.lock"),
        pytest.raises(embedded.DatabaseNotReady, match="Another process is using the data folder"),
    ):
        embedded.prepare()


def test_a_database_of_somebodys_own_is_never_migrated_by_itself(behind, settings):
    settings.EMBEDDED = False
    with pytest.raises(embedded.DatabaseNotReady, match="migrate"):
        embedded.prepare()
    assert triggers() == []
