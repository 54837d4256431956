"""The embedded database: brought up to date by itself, under a lock, after a backup."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from filelock import FileLock, Timeout

from genglossary.pipeline.text.stated import stated

LOCK_SECONDS = 60


class DatabaseNotReady(Exception):
    """The database cannot be used as it is; the message says what to do."""


def prepare() -> None:
    """Make the database ready for this version of the program.

    The embedded one is migrated, after a backup; any other is never migrated by itself: DatabaseNotReady.
    """
    if not has_pending_migrations():
        return
    if not settings.EMBEDDED:
        raise DatabaseNotReady(stated("The database is not up to date: run `manage.py migrate` first."))
    try:
        with FileLock(_lock_file(), timeout=LOCK_SECONDS):
            _migrate()
    except Timeout as error:
        raise DatabaseNotReady(
            stated("Another process is using the data folder with an older database: stop it first.")
        ) from error


@contextmanager
def held() -> Iterator[None]:
    """Hold the embedded data folder alone, with its database ready, for as long as the block lasts.

    The lock dies with the process. Raises DatabaseNotReady when another process has it. Any other database is
    shared: then this is `prepare`.
    """
    if not settings.EMBEDDED:
        prepare()
        yield
        return
    try:
        lock = FileLock(_lock_file(), timeout=0).acquire()
    except Timeout as error:
        raise DatabaseNotReady(
            stated("GenGlossary is serving %(folder)s already: stop that first.", folder=settings.DATA_DIR)
        ) from error
    with lock:
        _migrate()
        yield


def database_file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _lock_file() -> Path:
    return settings.DATA_DIR / "serve.lock"


def has_pending_migrations() -> bool:
    """Whether the database lacks tables or columns that this version of the program uses."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    """Another process may have done it while we waited for the lock."""
    if has_pending_migrations():
        backup(database_file())
        call_command("migrate", verbosity=0, interactive=False)


def backup(database: Path) -> Path | None:
    """A copy beside the database, named after its newest migration; None when there is nothing to copy."""
    if not database.exists() or not connection.introspection.table_names():
        return None
    target = database.with_name(f"{database.stem}-before-{_newest_migration()}.sqlite3")
    if not target.exists():
        target.touch(mode=0o600)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    return target


def _newest_migration() -> str:
    """Of our own migrations, the next to be applied: the backup holds the state before it."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return plan[0][0].name
