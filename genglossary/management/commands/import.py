"""Import a glossary from a file."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import override

from genglossary.actions.importing.columns import receive_again, remember_columns
from genglossary.actions.importing.documents import confronted
from genglossary.actions.importing.pending import import_now
from genglossary.actions.importing.places import place_name
from genglossary.actions.importing.plan import plan
from genglossary.actions.importing.steps import DEFAULTS, Choice, Group, PlannedEntry, Step, told
from genglossary.formats import Unusable
from genglossary.formats.column_names import PRESETS
from genglossary.formats.receiving import Received, receivable
from genglossary.formats.sheets import DELIMITERS, ENCODINGS
from genglossary.formats.tables import Choices
from genglossary.management.arguments import add_example, add_project, find_project, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput, Error
from genglossary.models import Project
from genglossary.models.stated import translated
from genglossary.pipeline.text.controls import shown
from genglossary.readers import suffix_of
from genglossary.readers.entrance import load
from genglossary.reports.wording import on_one_line
from genglossary.runs.quantity import quantity

SOME_NOT = 1
_SHOWN = 20
_WORDS = {
    Group.NEW: _lazy("new"),
    Group.CHANGED: _lazy("changed"),
    Group.CONFLICT: _lazy("conflicting with a person's decision"),
    Group.SAME: _lazy("the same"),
    Group.PROBLEM: _lazy("not importable"),
}
_NAMED_DELIMITERS = {name.replace(" ", "-"): character for character, name in DELIMITERS.items()}


class Command(BaseCommand):
    help = _lazy(
        "Import a glossary from a file (%(formats)s). Exit code: 0 when all of it could be imported, or was there "
        "already, 1 when some rows could not and are named, 2 when nothing was done."
    ) % {"formats": ", ".join(receivable())}
    requires_system_checks: Any = ()  # which load all pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(
            parser,
            "genglossary import Handbook terms.xlsx --dry-run",
            "genglossary import Handbook words.csv --columns 用語=text 部署=- --on-conflict both",
        )
        add_project(parser, help=_("The project to import into"))
        parser.add_argument("file", type=Path, metavar="FILE", help=_("The glossary."))
        parser.add_argument("--dry-run", action="store_true", help=_("Say what would change, and change nothing."))
        parser.add_argument(
            "--on-conflict",
            choices=[choice.value for choice in Choice],
            default=Choice.MINE.value,
            help=_("What stands where a person of the project decided otherwise (default: mine, the project's)."),
        )
        parser.add_argument("--json", action="store_true", help=_("Write the report as JSON, for programs."))
        _add_reading(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        project = find_project(options["project"])
        choices, name = _choices(options), options["file"].name
        try:
            data = load(options["file"], limit=settings.MAX_DOCUMENT_BYTES)
            received, choices, _remembered = receive_again(project, suffix_of(name), data, choices)
        except OSError as error:
            raise BadInput(
                _("%(file)s cannot be read: %(reason)s.") % {"file": options["file"], "reason": error.strerror or error}
            ) from None
        except Unusable as error:
            raise BadInput(f"{name}: {translated(error.reason)}") from None
        if not options["dry_run"]:
            remember_columns(project, received, choices)
        rows, changed = _planned(project, received) if options["dry_run"] else _imported(project, received, options)
        documents, searched = confronted(project, rows)
        if options["json"]:
            report = _report(rows, received, documents, changed, options["dry_run"])
            self.stdout.write(shown(json.dumps(report, ensure_ascii=False, indent=1)))
        else:
            self._tell(rows, received, documents, searched, place_name(name))
            self.stdout.write(
                _("Nothing was changed.")
                if options["dry_run"]
                else _("Imported: %(rows)s.") % {"rows": quantity(changed, "row")}
            )
        if any(each.group == Group.PROBLEM for each in rows):
            sys.exit(SOME_NOT)

    def _tell(
        self,
        rows: Iterable[PlannedEntry],
        received: Received,
        documents: list[dict[str, Any]],
        searched: str,
        place: str,
    ) -> None:
        rows = list(rows)
        if guess := received.guess:
            read = f"{guess.encoding or _('workbook')}, {_(DELIMITERS.get(guess.delimiter, 'cells'))}"
            if tool := PRESETS.get(guess.preset):
                read += f", {_('made with %(tool)s') % {'tool': tool.label}}"
            columns = ", ".join(f"{name}={column}" for name, column in zip(guess.names, guess.columns, strict=True))
            self.stdout.write(
                _("Read as %(read)s; columns: %(columns)s") % {"read": read, "columns": on_one_line(columns)}
            )
        for each in received.unread:
            self.stdout.write(on_one_line(translated(each)))
        for group, words in _WORDS.items():
            some = [each for each in rows if each.group == group]
            self.stdout.write(f"{len(some):6,} {words}")
            for each in some[:_SHOWN] if group in (Group.PROBLEM, Group.CONFLICT, Group.CHANGED) else ():
                self.stdout.write(f"         {on_one_line(_line(each, place))}")
        occurring = sum(bool(each) for each in documents)
        self.stdout.write(
            _("%(searched)s %(terms)s of the file found there.")
            % {"searched": translated(searched), "terms": quantity(occurring, "term")}
        )
        for each in (said for row in documents for said in row.get("avoided", ())):
            used = _("in use: %(text)s (%(count)s×)") % {"text": each["text"], "count": each["count"]}
            self.stdout.write(f"       {on_one_line(used)}")


def _add_reading(parser: ArgumentParser) -> None:
    """Add what says how a table is read."""
    parser.add_argument("--preset", choices=list(PRESETS), default="", help=_("The tool that wrote the table."))
    parser.add_argument(
        "--columns",
        nargs="+",
        metavar="COLUMN=FIELD",
        default=[],
        help=_("What columns are, where the guess is wrong."),
    )
    parser.add_argument(
        "--encoding", choices=ENCODINGS, default="", help=_("That of the table, where it is guessed wrong.")
    )
    parser.add_argument("--delimiter", choices=list(_NAMED_DELIMITERS), help=_("What stands between its cells."))
    parser.add_argument("--leave-out-others", action="store_true", help=_("Do not put unknown columns into the notes."))
    parser.add_argument(
        "--empty-clears",
        action="store_true",
        help=_("Take an empty cell for “nothing”: clear what is there (default: leave it)."),
    )


def _planned(project: Project, received: Received) -> tuple[Sequence[PlannedEntry], int]:
    return plan(project, received).rows, 0


def _imported(project: Project, received: Received, options: dict[str, Any]) -> tuple[Sequence[PlannedEntry], int]:
    groups = {group.value: choice.value for group, choice in DEFAULTS.items()}
    groups[Group.CONFLICT.value] = options["on_conflict"]
    try:
        made, done = import_now(project, received, by=None, groups=groups, file=options["file"].name)
    except IntegrityError:
        raise Error(_("A run made terms of the same names in this moment. Nothing was imported: try again.")) from None
    return made.rows, done.changed


def _choices(options: dict[str, Any]) -> Choices:
    pairs = [each.rpartition("=") for each in options["columns"]]
    if wrong := next((field for name, sign, field in pairs if not sign or not name), None):
        raise BadInput(_("--columns takes COLUMN=FIELD, not %(wrong)s.") % {"wrong": f"{wrong!r}"})
    return Choices(
        preset=options["preset"],
        encoding=options["encoding"],
        delimiter=_NAMED_DELIMITERS.get(options["delimiter"], ""),
        columns={name: field for name, _, field in pairs},
        keep_others=not options["leave_out_others"],
        empty_clears=options["empty_clears"],
    )


def _line(each: PlannedEntry, place: str) -> str:
    steps = "; ".join(f"{what}: {before or '–'} → {after}" for what, before, after in map(told, each.steps))
    values = {"place": place, "row": each.row, "text": each.text, "what": each.reason or steps}
    return _("%(place)s %(row)s: %(text)s %(what)s") % values


def _change(step: Step) -> dict[str, str]:
    """A step for programs: always in the same words."""
    with override("en"):
        return dict(zip(("what", "before", "after"), told(step), strict=True))


def _report(
    rows: Iterable[PlannedEntry], received: Received, documents: list[dict[str, Any]], changed: int, dry_run: bool
) -> dict[str, Any]:
    """Rows with what would change or changed, before and after; `documents` as in actions.importing.documents."""
    listed = [
        {
            "row": each.row,
            "term": each.text,
            "group": each.group.value,
            "reason": each.reason,
            "changes": [_change(step) for step in each.steps],
            "documents": said,
        }
        for each, said in zip(rows, documents, strict=True)
    ]
    guess = received.guess
    return {
        "dry_run": dry_run,
        "imported": changed,
        "counts": {group.value: sum(each["group"] == group for each in listed) for group in Group},
        "columns": dict(zip(guess.names, guess.columns, strict=True)) if guess else {},
        "encoding": guess.encoding if guess else "",
        "unread": list(received.unread),
        "rows": listed,
    }
