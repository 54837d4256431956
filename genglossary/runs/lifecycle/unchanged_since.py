"""For how long things have been seen unchanged, by the monotonic clock of this process alone."""

import time
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class UnchangedSince(Generic[Key]):
    """Counts only time throughout which we looked: after a gap longer than `gap` seconds it begins again.

    So a machine that slept, a database that was away, or we ourselves being stopped make nothing look old.
    """

    def __init__(self, *, gap: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap = gap
        self._clock = clock
        self._looked = clock()
        self._since: dict[Key, float] = {}

    def look(self, keys: Iterable[Key]) -> dict[Key, float]:
        """Note the `keys` that are there now; return for each how many seconds it has been there without a break."""
        now = self._clock()
        if now - self._looked > self._gap:
            self._since = {}
        self._looked = now
        self._since = {key: self._since.get(key, now) for key in keys}
        return {key: now - since for key, since in self._since.items()}
