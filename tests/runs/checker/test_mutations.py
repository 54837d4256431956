"""The model checker is worth something only if it sees a guard that is missing: each in turn is taken away here."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.conf import settings

from tests.runs import mutants
from tests.runs.checker.actors import Cast
from tests.runs.checker.casts import another_run, people_and_death, signs_of_life, small_world, two_steps
from tests.runs.checker.explore import Explorer, Found

pytestmark = pytest.mark.django_db

Mutant = Callable[[], AbstractContextManager]

# What is missing, who plays, and what the checker says of it. In all but the last the trigger is still there.
SEEN = [
    (mutants.without_the_transition, people_and_death, "the status of a finished run is final"),
    (mutants.without_the_status_in_the_transition, people_and_death, "the status of a finished run is final"),
    (mutants.without_the_epoch_in_the_transition, two_steps, "a worker that had lost its run committed"),
    (mutants.without_the_beat_in_the_transition, signs_of_life, "had shown a sign of life"),
    (mutants.without_the_status_in_the_fence, two_steps, "written after the run was cancelled"),
    (mutants.without_the_epoch_in_the_fence, two_steps, "a worker that had lost its run committed"),
    (mutants.without_the_unique_constraint, another_run, "2 runs of one project are active"),
    (mutants.without_the_wake_up_of_a_requeued_run, signs_of_life, "no worker was woken up"),
    (mutants.without_transition_and_trigger, people_and_death, "cancelled was final, and is completed now"),
]


@pytest.fixture(autouse=True)
def _small_world():
    with small_world():
        yield


# On PostgreSQL those that the founding race needs; the constraints have tests of their own there.
TRIED = SEEN if settings.EMBEDDED else SEEN[:2] + SEEN[-1:]


@pytest.mark.parametrize(("mutant", "cast", "words"), TRIED, ids=[mutant.__name__ for mutant, *_ in TRIED])
def test_the_checker_sees_a_world(mutant: Mutant, cast: Callable[[], Cast], words: str):
    players = cast()
    with mutant(), pytest.raises(Found, match=words):
        Explorer().explore(players)
