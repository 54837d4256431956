"""Arguments that commands share: an example in every --help, projects by id or name."""

import argparse

from genglossary import embedded
from genglossary.actions.projects import called
from genglossary.management.errors import BadInput
from genglossary.models import Project


def add_example(parser: argparse.ArgumentParser, *lines: str) -> None:
    """Show `lines` as they are below the options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n  ".join(("Example:", *lines))


def add_project(parser: argparse.ArgumentParser, *, optional: bool = False, help: str) -> None:
    parser.add_argument("project", metavar="PROJECT", nargs="?" if optional else None, help=f"{help} (id or name)")


def is_id(text: str) -> bool:
    """Whether a database could have given that number to something."""
    return text.isascii() and text.isdecimal() and len(text) <= 18


def find_project(text: str) -> Project:
    """The project with that id, else with that name. Raises BadInput when there is none, or more than one."""
    by_id = Project.objects.filter(pk=int(text)) if is_id(text) else Project.objects.none()
    found = list(by_id or called(text)[:10])
    if not found:
        raise BadInput(f"There is no project {text!r}.")
    if len(found) > 1:
        raise BadInput(f"Several projects are called {text!r}: give an id ({', '.join(str(p.pk) for p in found)}).")
    return found[0]


def require_database() -> None:
    """Raise BadInput unless the database has this version's tables."""
    if embedded.has_pending_migrations():
        raise BadInput("The database is not up to date: run `genglossary migrate` first.")


def whole_number(text: str) -> int:
    """For argparse: 0 and above, as far as a database can count."""
    if not is_id(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)
