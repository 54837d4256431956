"""Find out whether a commit was made when the connection was lost while committing: read again what it wrote."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

# What a database that went away, restarts, or stays locked makes of a statement or a commit.
CONNECTION_LOST = (OperationalError, InterfaceError)

REREAD_SECONDS = 10.0
PAUSE_SECONDS = 0.5

Answer = TypeVar("Answer")


def reread(question: Callable[[], Answer]) -> Answer:
    """Call `question` on a new connection, until the database is there again, and return its answer.

    Raises the database's own error when it does not come back within REREAD_SECONDS.
    """
    deadline = time.monotonic() + REREAD_SECONDS
    while True:
        connection.close()
        try:
            return question()
        except CONNECTION_LOST:
            if time.monotonic() >= deadline:
                raise
            time.sleep(PAUSE_SECONDS)
