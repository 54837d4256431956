"""Errors of commands: one line, "Error: …", and an exit code."""

from django.core.management.base import CommandError

from genglossary.models.stated import translated
from genglossary.pipeline.text.controls import shown


class Error(CommandError):
    """The command did not do what it was asked to; `returncode` is its exit code (1 unless said otherwise).

    Names of files and words of servers may be in the message: nothing in it is obeyed by a terminal.
    """

    def __init__(self, message: str, returncode: int = 1) -> None:
        super().__init__(shown(translated(message)), returncode=returncode)


class BadInput(Error):
    """The error of a command that was given something wrong: exit code 2, nothing was changed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=2)


# Django prints the name of the class in front of the message.
BadInput.__name__ = Error.__name__
