"""The model checker with more turns for everybody: minutes instead of seconds."""

import pytest

from genglossary.models import Scope
from tests.runs.checker.casts import everybody, small_world
from tests.runs.checker.explore import Explorer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scope", [Scope.EXTRACT, Scope.FULL])
def test_every_promise_holds_when_everybody_may_do_more(scope):
    with small_world():
        explored = Explorer().explore(everybody(scope))
    print(f"{scope}: {explored}")
    assert explored.states > 10_000
