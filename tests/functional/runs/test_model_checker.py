"""The model checker with all casts, and with more turns for everybody: minutes instead of seconds."""

import pytest

from tests.runs.checker.casts import CASTS, everybody, small_world
from tests.runs.checker.explore import Explorer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("cast", "states", "schedules"), CASTS)
def test_every_promise_holds_in_every_order_of_turns(cast, states, schedules):
    with small_world():
        explored = Explorer().explore(cast())
    print(f"{cast.__name__}: {explored}")
    assert explored.states >= states
    assert explored.schedules >= schedules


def test_every_promise_holds_when_everybody_may_do_more():
    with small_world():
        explored = Explorer().explore(everybody())
    print(explored)
    assert explored.states > 5_000
