"""Copies of the embedded database: taken while it is in use, checked, and put back.

SQLite's VACUUM INTO writes a consistent copy without the free pages; its backup interface replaces the contents of a
database in one transaction, so that a process which has it open meanwhile sees the old state or the new one.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from genglossary import embedded
from genglossary.pipeline.text.stated import stated


class BackupRefused(Exception):
    """The copy cannot be made or put back; the message says why. Nothing was changed."""


def backup(target: Path) -> int:
    """Write a checked copy of the embedded database to `target`; returns its size in bytes. Raises BackupRefused."""
    if target.exists():
        raise BackupRefused(stated("%(file)s exists already: a backup never overwrites anything.", file=target))
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        fresh.touch(mode=0o600)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(fresh)])
        check(fresh)
        os.link(fresh, target)
    except OSError as error:
        raise BackupRefused(
            stated("%(file)s cannot be written: %(reason)s.", file=target, reason=error.strerror)
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
    return target.stat().st_size


def check(file: Path) -> None:
    """Raise BackupRefused unless `file` is a sound database of GenGlossary, of this version or an older one."""
    if not file.is_file():
        raise BackupRefused(stated("%(path)s does not exist.", path=file))
    try:
        with closing(_read_only(file)) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
            broken = database.execute("PRAGMA foreign_key_check").fetchone()
            applied = database.execute("SELECT name FROM django_migrations WHERE app = 'genglossary'").fetchall()
    except sqlite3.DatabaseError as error:
        raise BackupRefused(
            stated("%(file)s is not a database of GenGlossary (%(error)s).", file=file, error=error)
        ) from error
    if verdict != "ok" or broken:
        found = stated("rows are missing") if verdict == "ok" else verdict
        raise BackupRefused(stated("%(file)s is damaged: %(found)s.", file=file, found=found))
    known = {name for app, name in MigrationLoader(None).graph.nodes if app == "genglossary"}
    if newer := {name for (name,) in applied} - known:
        raise BackupRefused(
            stated("%(file)s was made by a newer version of GenGlossary (%(newest)s).", file=file, newest=max(newer))
        )


def restore(source: Path) -> Path:
    """Replace the embedded database by `source`, checked first; returns where the state before is kept.

    Raises BackupRefused, and embedded.DatabaseNotReady while something serves the data folder.
    """
    check(source)
    with embedded.held():
        kept = embedded.database_file().with_name(f"db-before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3")
        backup(kept)
        connection.close()
        with closing(_read_only(source)) as old, closing(sqlite3.connect(embedded.database_file())) as live:
            old.backup(live)
    embedded.prepare()
    return kept


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
