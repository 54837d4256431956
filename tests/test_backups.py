"""Copies of the embedded database, checked, and put back without losing what was there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from genglossary import backups, embedded
from genglossary.backups import BackupRefused
from genglossary.models import Project

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.EMBEDDED, reason="backup and restore are for the embedded database"),
]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings, monkeypatch):
    settings.DATA_DIR = tmp_path
    file = Path(connection.settings_dict["NAME"])
    monkeypatch.setattr(embedded, "database_file", lambda: file)
    yield
    for kept in file.parent.glob("db-before-restore-*"):
        kept.unlink()


def names() -> list[str]:
    return list(Project.objects.values_list("name", flat=True))


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(tmp_path):
    Project.objects.create(name="then")
    backups.backup(tmp_path / "copy")
    Project.objects.create(name="later")

    kept = backups.restore(tmp_path / "copy")

    assert names() == ["then"]
    backups.restore(kept)
    assert names() == ["later", "then"]


def test_a_backup_is_a_private_file_and_overwrites_nothing(tmp_path):
    assert backups.backup(tmp_path / "copy") > 0
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0
    with pytest.raises(BackupRefused, match="exists already"):
        backups.backup(tmp_path / "copy")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BackupRefused, match="cannot be written"):
        backups.backup(tmp_path / "no" / "copy")


@pytest.mark.parametrize(("content", "reason"), [(None, "does not exist"), (b"hello", "not a database of GenGlossary")])
def test_what_is_no_backup_is_refused(tmp_path, content, reason):
    if content is not None:
        (tmp_path / "file").write_bytes(content)
    with pytest.raises(BackupRefused, match=reason):
        backups.restore(tmp_path / "file")


def test_a_database_of_something_else_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "file")) as other:
        other.execute("CREATE TABLE recipes (name)")
        other.commit()
    with pytest.raises(BackupRefused, match="not a database of GenGlossary"):
        backups.restore(tmp_path / "file")


def test_a_backup_of_a_newer_version_is_refused(tmp_path):
    backups.backup(tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        copy.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('genglossary', '9999_later', 'now')")
        copy.commit()
    with pytest.raises(BackupRefused, match="newer version of GenGlossary"):
        backups.restore(tmp_path / "copy")


def test_a_damaged_backup_is_refused_and_changes_nothing(tmp_path):
    Project.objects.create(name="then")
    backups.backup(tmp_path / "copy")
    data = bytearray((tmp_path / "copy").read_bytes())
    data[5000:60000] = b"\x55" * 55000
    (tmp_path / "copy").write_bytes(data)
    Project.objects.create(name="later")
    with pytest.raises(BackupRefused):
        backups.restore(tmp_path / "copy")
    assert names() == ["later", "then"]


def test_nothing_is_restored_while_somebody_serves(tmp_path):
    backups.backup(tmp_path / "copy")
    with embedded.held(), pytest.raises(embedded.DatabaseNotReady, match="already: stop that first"):
        backups.restore(tmp_path / "copy")
