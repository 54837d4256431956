"""Puts the slow engine in the place of the real ones, and writes down which process plays which part."""

import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.utils import timezone


class SlowConfig(AppConfig):
    name = "tests.functional.lifecycle.slow"
    label = "slow"

    def ready(self) -> None:
        if os.environ.get("CRASHES_AT_ONCE", "nobody") in sys.orig_argv:
            raise SystemExit(7)
        _set_clock(float(os.environ.get("CLOCK_IS_OFF_BY", "0")))
        import django_q.cluster as q

        from genglossary.runs import execute
        from tests.functional.lifecycle.slow.engine import slow_engine_for

        execute.engine_for = slow_engine_for
        for part in ("worker", "pusher", "monitor"):
            setattr(q, part, _named(part, getattr(q, part)))


def _set_clock(seconds: float) -> None:
    """Let this process believe that it is so much later."""
    if seconds:
        right, true = time.time, timezone.now
        time.time = lambda: right() + seconds
        timezone.now = lambda: true() + timedelta(seconds=seconds)


def _named(part: str, target: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(target)
    def run(*args: Any) -> None:
        folder = Path(os.environ["LIFECYCLE_PARTS"])
        (folder / str(os.getpid())).write_text(part, encoding="ascii")
        target(*args)

    return run
