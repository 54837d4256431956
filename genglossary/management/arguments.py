"""Arguments that commands share: an example in every --help, projects by id or name."""

import argparse

from django.utils.translation import gettext as _

from genglossary import embedded
from genglossary.actions.projects import called
from genglossary.management.errors import BadInput
from genglossary.models import Project


def add_example(parser: argparse.ArgumentParser, *lines: str) -> None:
    """Show `lines` as they are below the options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n  ".join((_("Example:"), *lines))


def add_project(parser: argparse.ArgumentParser, *, optional: bool = False, help: str) -> None:
    parser.add_argument(
        "project", metavar="PROJECT", nargs="?" if optional else None, help=_("%(help)s (id or name)") % {"help": help}
    )


def is_id(text: str) -> bool:
    """Whether a database could have given that number to something."""
    return text.isascii() and text.isdecimal() and len(text) <= 18


def find_project(text: str) -> Project:
    """The project with that id, else with that name. Raises BadInput when there is none, or more than one."""
    by_id = Project.objects.filter(pk=int(text)) if is_id(text) else Project.objects.none()
    found = list(by_id or called(text)[:10])
    if not found:
        raise BadInput(_("There is no project %(text)s.") % {"text": f"{text!r}"})
    if len(found) > 1:
        raise BadInput(
            _("Several projects are called %(text)s: give an id (%(names)s).")
            % {"text": f"{text!r}", "names": ", ".join(str(p.pk) for p in found)}
        )
    return found[0]


def require_database() -> None:
    """Raise BadInput unless the database has this version's tables."""
    if embedded.has_pending_migrations():
        raise BadInput(_("The database is not up to date: run `genglossary migrate` first."))


def whole_number(text: str) -> int:
    """For argparse: 0 and above, as far as a database can count."""
    if not is_id(text):
        raise argparse.ArgumentTypeError(_("%(text)s is not a whole number") % {"text": f"{text!r}"})
    return int(text)
