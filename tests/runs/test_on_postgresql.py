"""The heart of the life of runs once more, on PostgreSQL; tests/functional/runs does the same with all of it."""

import pytest

from tests.again import passed_on_postgresql

ONE_DOOR = ["tests/models/test_run.py", "tests/runs/lifecycle/test_claim.py", "tests/runs/writing/test_fenced.py"]


@pytest.mark.long
def test_claims_fences_and_the_one_door_of_a_status_hold_on_postgresql_too(postgresql_url):
    assert passed_on_postgresql(postgresql_url, *ONE_DOOR) >= 40
