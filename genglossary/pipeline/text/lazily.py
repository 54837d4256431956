"""Patterns that are compiled when they are first used: a command that needs few of them starts sooner."""

import re
from typing import Any, cast


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern as `re.compile` gives it, as far as its methods and attributes go. For `re.sub(pattern, …)`, which
    wants a real one, there is `pattern.sub`."""
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not in `__dict__`: what was found once is."""
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._source), name)
        self.__dict__[name] = found
        return found
