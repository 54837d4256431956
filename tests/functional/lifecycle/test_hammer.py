"""Complete against cancel against reap, from one barrier, row by row. `HAMMER_ROWS=10000` makes it the long form."""

import os
import time

from tests.functional.lifecycle.hammer import ROLES, broken_promises, naive_violations, race, targets

ROWS = int(os.environ.get("HAMMER_ROWS", "300"))


def test_no_acknowledged_outcome_is_ever_taken_back_and_the_naive_way_takes_many_back():
    began = time.monotonic()
    raced = targets(ROWS)
    answers = race(raced, ROLES)
    broken = broken_promises(raced, answers)
    won = dict(zip(("completed", "cancelled", "given back"), map(sum, answers), strict=True))
    naive = naive_violations(ROWS)
    print(f"{ROWS} rows in {time.monotonic() - began:.0f} s: {won}; broken: {broken.total()}; naive: {naive}")
    assert not broken.total(), broken
    # Both the worker and the person must have won some, or nothing was raced.
    assert won["completed"]
    assert won["cancelled"]
    assert naive
