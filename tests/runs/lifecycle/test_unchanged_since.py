"""Time is only what we looked through."""

from genglossary.runs.lifecycle.unchanged_since import Sightings


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_what_is_seen_again_and_again_grows_old():
    clock = Clock()
    sightings: Sightings[str] = Sightings(gap=5, clock=clock)
    for age in (0, 4, 8, 12):
        assert sightings.look(["a"]) == {"a": age}
        clock.now += 4


def test_what_was_away_once_begins_again():
    clock = Clock()
    sightings: Sightings[str] = Sightings(gap=5, clock=clock)
    sightings.look(["a"])
    clock.now += 4
    sightings.look([])
    clock.now += 4
    assert sightings.look(["a"]) == {"a": 0}


def test_time_in_which_nobody_looked_makes_nothing_old():
    clock = Clock()
    sightings: Sightings[str] = Sightings(gap=5, clock=clock)
    sightings.look(["a"])
    clock.now += 3600
    assert sightings.look(["a"]) == {"a": 0}
