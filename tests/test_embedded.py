"""The embedded database brings itself up to date; any other says what to do."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection
from filelock import FileLock

from genglossary import embedded

IMPORTS = "genglossary_plannedimport"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def behind(settings, tmp_path):
    """The database as the version before left it, without the tables of imports."""
    yield from _migrated_back(settings, tmp_path, "0012")


@pytest.fixture
def far_behind(settings, tmp_path):
    """The database as the first version left it: the trigger on final states is missing."""
    yield from _migrated_back(settings, tmp_path, "0001")


def _migrated_back(settings, folder, migration: str):
    if connection.vendor != "sqlite":
        pytest.skip("about the embedded database")
    settings.DATA_DIR = folder
    call_command("migrate", "genglossary", migration, verbosity=0)
    yield folder
    call_command("migrate", verbosity=0)


def names(kind: str) -> set[str]:
    """The names of the tables or triggers of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = %s", [kind])
        return {name for (name,) in cursor.fetchall()}


def test_pending_migrations_are_applied_after_a_backup(far_behind):
    assert names("trigger") == set()
    embedded.prepare()
    assert names("trigger") == {"genglossary_run_final"}


def test_the_backup_holds_the_state_before(behind, settings):
    target = embedded.backup(embedded.Path(connection.settings_dict["NAME"]))
    assert target
    assert target.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", [IMPORTS]).fetchone() == (0,)
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
    assert IMPORTS not in names("table")
