"""What commands say when something is wrong with what they were given."""

from django.core.management.base import CommandError


class BadInput(CommandError):
    """One clear line and exit code 2: nothing was changed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=2)
