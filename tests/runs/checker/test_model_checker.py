"""Nothing that two workers, a reaper, people and accidents can do, in any order, breaks a promise of the run."""

import pytest

from genglossary.models import RunStatus
from tests.runs.checker.actors import COMPLETE, Cast
from tests.runs.checker.casts import CASTS, people_and_death, small_world
from tests.runs.checker.explore import Explorer
from tests.runs.checker.picture import take_picture

pytestmark = pytest.mark.django_db

# The others take half a minute: tests/functional/runs explores them.
TRIED = CASTS[:1]


@pytest.fixture(autouse=True)
def _small_world():
    with small_world():
        yield


@pytest.mark.parametrize(("cast", "states", "schedules"), TRIED)
def test_every_promise_holds_in_every_order_of_turns(cast, states, schedules):
    explored = Explorer().explore(cast())

    print(f"{cast.__name__}: {explored}")
    assert explored.states >= states
    assert explored.schedules >= schedules


def test_the_schedule_that_the_project_was_founded_on_is_one_of_them_and_ends_cancelled():
    cast = play(people_and_death(), "worker 0 is woken up and looks", "worker 0 claims")
    cast = play(cast, "worker 0 takes its turn: begin 0", "worker 0 takes its turn: publish 0")
    assert cast.workers[0].at == COMPLETE, "it has checked, was not cancelled, and will write completed next"

    cast = play(cast, "somebody cancels run", "worker 0 takes its turn: complete 0", "worker 0 acknowledges")

    [run] = take_picture().runs
    assert run.status == RunStatus.CANCELLED
    assert run.stopped
    assert run.visible == (False, False)


def play(cast: Cast, *words: str) -> Cast:
    """Let the turns be taken that begin with these words."""
    for begin in words:
        cast = next(turn for turn in cast.turns(take_picture()) if turn.words.startswith(begin)).take()
    return cast
