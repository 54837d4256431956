"""Empty the text of prompts and replies when their time is over; answers are kept for ever."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils.timezone import now

from genglossary.models import ModelReply

CHUNK = 500
LOOK_AGAIN_SECONDS = 3600.0


class Retention:
    """Empties old prompts bit by bit; made once for a process. Several processes may have one each."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._due = clock()

    def look(self) -> None:
        """Empty at most one chunk, so that nothing else has to wait long; to be called every second or so."""
        if self._clock() >= self._due and forget_some_old_prompts() < CHUNK:
            self._due = self._clock() + LOOK_AGAIN_SECONDS


def forget_old_prompts() -> int:
    """Empty prompts and replies that are older than the setting, and keep the answers; return how many."""
    forgotten = 0
    while some := forget_some_old_prompts():
        forgotten += some
    return forgotten


def forget_some_old_prompts() -> int:
    """Do the same for up to CHUNK of them."""
    old = ModelReply.objects.filter(created_at__lt=now() - timedelta(days=settings.PROMPT_DAYS))
    keys = list(old.exclude(prompt="", reply="").values_list("pk", flat=True)[:CHUNK])
    return ModelReply.objects.filter(pk__in=keys).update(prompt="", reply="") if keys else 0
