"""Following a table while its transactions are committed in another order than their ids: on PostgreSQL, for real."""

import psycopg
import pytest

from genglossary.actions.changes import record
from genglossary.models import Change, settled
from genglossary.models.settled import Settled
from tests.factories import make_project

TABLE = "CREATE TABLE follow (id bigserial PRIMARY KEY)"


class OnPostgresql:
    """Stands in for Django's connection and rows, over a table of a real server."""

    vendor = "postgresql"

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)

    def cursor(self) -> psycopg.Cursor:
        return self.connection.cursor()

    def ids(self) -> list[int]:
        return [row[0] for row in self.connection.execute("SELECT id FROM follow ORDER BY id DESC").fetchall()]


class _Rows:
    def __init__(self, ids, model=None) -> None:
        self._ids = ids
        self.model = model

    def aggregate(self, newest) -> dict[str, int | None]:
        return {"newest": max(self._ids(), default=None)}

    def filter(self, pk__lte, pk__gt=0):
        return _Rows(lambda: [each for each in self._ids() if pk__gt < each <= pk__lte], self.model)

    def order_by(self, _):
        return self

    def values_list(self, *_, flat):
        return self._ids()


@pytest.fixture
def follow(postgresql_url, monkeypatch):
    server = OnPostgresql(postgresql_url)
    server.connection.execute("DROP TABLE IF EXISTS follow")
    server.connection.execute(TABLE)
    monkeypatch.setattr(settled, "connection", server)
    meta = type("Meta", (), {"db_table": "follow"})
    yield server, type("Model", (), {"_default_manager": _Rows(server.ids), "_meta": meta})
    server.connection.execute("DROP TABLE follow")
    server.connection.close()


def insert(connection: psycopg.Connection) -> int:
    row = connection.execute("INSERT INTO follow DEFAULT VALUES RETURNING id").fetchone()
    assert row
    return row[0]


@pytest.mark.parametrize("end", ["commit", "rollback"])
def test_an_id_is_not_told_before_every_lower_one_is_decided(follow, postgresql_url, end):
    server, model = follow
    following = Settled(model)
    with psycopg.connect(postgresql_url) as slow:
        lower = insert(slow)
        higher = insert(server.connection)
        assert following.look() < lower
        assert following.look() < lower
        getattr(slow, end)()
        assert following.look() == higher


def test_a_transaction_that_begins_later_holds_up_nothing(follow, postgresql_url):
    server, model = follow
    following = Settled(model)
    with psycopg.connect(postgresql_url) as slow, psycopg.connect(postgresql_url) as later:
        insert(slow)
        higher = insert(server.connection)
        assert following.look() == 0
        insert(later)
        slow.commit()
        assert following.look() == higher


def test_one_who_begins_now_misses_nothing_that_is_committed_from_now_on(follow, postgresql_url):
    server, model = follow
    insert(server.connection)
    with psycopg.connect(postgresql_url) as slow:
        lower = insert(slow)
        insert(server.connection)
        assert Settled(model).begin() == lower - 1
        slow.commit()
    assert Settled(model).begin() == lower + 1


def test_a_program_that_asks_for_what_came_after_the_last_id_misses_nothing_that_is_committed_late(
    follow, postgresql_url
):
    server, model = follow
    first = insert(server.connection)

    def told(after: int) -> list[int]:
        rows = settled.settled(_Rows(server.ids, model))  # pyright: ignore[reportArgumentType] - of a table without a model
        return sorted(each for each in rows.values_list(flat=True) if each > after)

    with psycopg.connect(postgresql_url) as slow:
        lower = insert(slow)
        higher = insert(server.connection)
        assert told(0) == [first]
        slow.commit()
    assert told(first) == [lower, higher]
    with psycopg.connect(postgresql_url) as given_up:
        insert(given_up)
        last = insert(server.connection)
        assert told(higher) == []
        given_up.rollback()
    assert told(higher) == [last]


@pytest.mark.django_db
def test_where_nobody_else_writes_every_id_is_settled_at_once():
    project = make_project()
    record(project, "change", project)
    newest = Change.objects.latest("pk").pk
    assert Settled(Change).look() == Settled(Change).begin() == newest
