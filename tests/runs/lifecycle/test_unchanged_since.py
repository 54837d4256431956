"""Time is only what we looked through."""

from genglossary.runs.lifecycle.unchanged_since import UnchangedSince


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_what_is_seen_again_and_again_grows_old():
    clock = Clock()
    seen: UnchangedSince[str] = UnchangedSince(gap=5, clock=clock)
    for age in (0, 4, 8, 12):
        assert seen.look(["a"]) == {"a": age}
        clock.now += 4


def test_what_was_away_once_begins_again():
    clock = Clock()
    seen: UnchangedSince[str] = UnchangedSince(gap=5, clock=clock)
    seen.look(["a"])
    clock.now += 4
    seen.look([])
    clock.now += 4
    assert seen.look(["a"]) == {"a": 0}


def test_time_in_which_nobody_looked_makes_nothing_old():
    clock = Clock()
    seen: UnchangedSince[str] = UnchangedSince(gap=5, clock=clock)
    seen.look(["a"])
    clock.now += 3600
    assert seen.look(["a"]) == {"a": 0}
