"""The embedded database brings itself up to date; any other says what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from filelock import FileLock

from genglossary import embedded

APPLIED = "SELECT name FROM django_migrations WHERE app = 'genglossary'"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def behind(settings, tmp_path):
    """The database as the version before left it: the newest migration is missing. Returns its name."""
    if connection.vendor != "sqlite":
        pytest.skip("about the embedded database")
    settings.DATA_DIR = tmp_path
    graph = MigrationLoader(connection).graph
    ((app, newest),) = graph.leaf_nodes("genglossary")
    ((_, before),) = [node.key for node in graph.node_map[app, newest].parents if node.key[0] == app]
    call_command("migrate", app, before, verbosity=0)
    yield newest
    call_command("migrate", verbosity=0)


def applied() -> list[str]:
    """The names of the migrations that the database has."""
    with connection.cursor() as cursor:
        cursor.execute(APPLIED)
        return [name for (name,) in cursor.fetchall()]


def test_pending_migrations_are_applied_after_a_backup(behind):
    assert behind not in applied()
    embedded.prepare()
    assert behind in applied()
    kept = [*Path(connection.settings_dict["NAME"]).parent.glob(f"*-before-{behind}.sqlite3")]
    assert len(kept) == 1
    kept[0].unlink()


def test_the_backup_holds_the_state_before(behind):
    target = embedded.backup(Path(connection.settings_dict["NAME"]))
    assert target
    assert target.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(target)) as copy:
        names = [name for (name,) in copy.execute(APPLIED)]
    assert names and behind not in names
    target.unlink()


def test_a_data_folder_that_somebody_else_serves_is_not_migrated_under_their_feet(behind, settings, monkeypatch):
    monkeypatch.setattr(embedded, "LOCK_SECONDS", 0.1)
    with (
        FileLock(settings.DATA_DIR / "serve.lock"),
        pytest.raises(embedded.DatabaseNotReady, match="Another process is using the data folder"),
    ):
        embedded.prepare()
    assert behind not in applied()


def test_a_database_of_somebodys_own_is_never_migrated_by_itself(behind, settings):
    settings.EMBEDDED = False
    with pytest.raises(embedded.DatabaseNotReady, match="migrate"):
        embedded.prepare()
    assert behind not in applied()
