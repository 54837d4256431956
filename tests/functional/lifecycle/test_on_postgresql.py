"""The same tests once more on PostgreSQL, and those of several machines: in a process of their own."""

from pathlib import Path

from tests.again import passed_on_postgresql


def test_everything_holds_on_postgresql_too(postgresql_url):
    assert passed_on_postgresql(postgresql_url, "-s", str(Path(__file__).parent), f"--ignore={__file__}")
