"""The tests of the pages and of the admin once more, on PostgreSQL: in a process of their own."""

from tests.again import passed_on_postgresql


def test_pages_and_admin_hold_on_postgresql_too(postgresql_url: str) -> None:
    assert passed_on_postgresql(postgresql_url, "tests/web", "tests/admin") >= 600
