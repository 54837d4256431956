"""The base of our commands."""

from argparse import SUPPRESS
from typing import Any

from django.core.management import base

# Django gives them to every command. They are for whoever works on the program, and in English in every language.
_OF_DJANGO = frozenset(
    {"force_color", "no_color", "pythonpath", "settings", "skip_checks", "traceback", "verbosity", "version"}
)


class BaseCommand(base.BaseCommand):
    """A command whose --help says what it does itself; what Django adds works without being shown."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> base.CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        for action in parser._actions:
            if action.dest in _OF_DJANGO:
                action.help = SUPPRESS
        return parser
