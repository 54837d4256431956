"""When the connection is lost while committing nobody knows whether the commit landed: then we read it again."""

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
    """The answer to `question` on a new connection, asked until the database is there again.

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
