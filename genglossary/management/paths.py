"""The documents that somebody named on the command line."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from genglossary import environment
from genglossary.management.errors import BadInput


def given_paths(options: dict[str, Any]) -> list[Path]:
    """The paths to read. Raises BadInput where they have nothing in common that could be the project."""
    paths = [*options["paths"], *([environment.SAMPLES] if options["samples"] else [])]
    if not paths:
        raise BadInput(_("Say which documents: generate PATH…, or generate --samples for a first look."))
    if len({path.resolve().drive.lower() for path in paths}) > 1:
        raise BadInput(
            _("The documents lie on different drives: make a glossary of each, or copy them into one folder.")
        )
    return paths


def common_folder(paths: list[Path]) -> Path:
    """The deepest folder of all paths, resolved: the folder that the project stands for."""
    folders = [path.resolve() if path.is_dir() else path.resolve().parent for path in paths]
    common = folders[0]
    while not all(folder.is_relative_to(common) for folder in folders):
        common = common.parent
    return common
