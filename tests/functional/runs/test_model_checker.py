"""The model checker with more turns for everybody: minutes instead of seconds."""

import pytest

from tests.runs.checker.casts import everybody, small_world
from tests.runs.checker.explore import Explorer

pytestmark = pytest.mark.django_db


def test_every_promise_holds_when_everybody_may_do_more():
    with small_world():
        explored = Explorer().explore(everybody())
    print(explored)
    assert explored.states > 5_000
