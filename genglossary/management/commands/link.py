"""Links from source files of documents to the glossary."""

import os
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import formats
from genglossary.actions.glossary import glossary_of
from genglossary.formats import Entry, receiving
from genglossary.linking.markup import MARKUPS, Markup, markup_called
from genglossary.linking.proposing import Edit, Linker, edited
from genglossary.linking.source_files import SourceFile, difference, opened
from genglossary.management.arguments import add_example, find_project, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.management.output import write_whole
from genglossary.models.stated import translated
from genglossary.pipeline.text.controls import shown
from genglossary.readers import own_output
from genglossary.readers.entrance import FoundFile, RefusedFile, load, walk
from genglossary.readers.types import Unreadable
from genglossary.runs.quantity import quantity

# Terms without an address that are named.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class _Linked:
    """A file with the links that it should have."""

    name: str
    path: Path
    file: SourceFile
    edits: list[Edit]

    def diff(self) -> str:
        return difference(self.name, self.file.text, edited(self.file.text, self.edits))


class Command(BaseCommand):
    help = _lazy(
        "Link the first mention of each term to its entry, in source files of documentation: never in headings, code, "
        "links, addresses, captions or the glossary itself. What is linked already stays; doing it twice changes "
        "nothing. With --diff nothing is written, and what would be is shown."
    )
    requires_system_checks: Any = ()  # which load all pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(
            parser,
            "genglossary link docs --format mkdocs --project Handbook --diff",
            "genglossary link docs --format sphinx --glossary glossary.json",
        )
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_("Source files, or folders of them."))
        parser.add_argument("--format", required=True, choices=MARKUPS, help=_("How links are written."))
        glossary = parser.add_mutually_exclusive_group(required=True)
        glossary.add_argument("--project", help=_("The project whose glossary it is (id or name)."))
        glossary.add_argument("--glossary", type=Path, help=_("A file with the glossary, such as glossary.json."))
        parser.add_argument(
            "--page",
            type=Path,
            help=_(
                "The file that the glossary stands in; otherwise glossary.md or glossary.html in the first folder. "
                "Sphinx finds it by itself."
            ),
        )
        parser.add_argument(
            "--first", choices=("section", "document"), default="section", help=_("Once in each, the first time.")
        )
        parser.add_argument("--diff", action="store_true", help=_("Show what would change, and write nothing."))

    def handle(self, *args: Any, **options: Any) -> None:
        missing = next((path for path in options["paths"] if not path.exists()), None)
        if missing:
            raise BadInput(_("%(path)s does not exist.") % {"path": missing})
        markup = markup_called(options["format"])
        page = options["page"] or _page(options["paths"][0], markup)
        linker = Linker(markup, self._entries(options), options["first"])
        files = [each for each in self._linked(options["paths"], page, markup, linker) if each.edits]
        for each in files:
            if options["diff"]:
                self.stdout.write(shown(each.diff()), ending="")
            else:
                write_whole(each.path, each.file.encoded(edited(each.file.text, each.edits)))
        if linker.unclear:
            self._warn(
                ", ".join(sorted(linker.unclear)[:_NAMED]),
                _("Several entries are called so, and not every document tells which one it means: not linked there."),
            )
        self._summarise(files, written=not options["diff"])

    def _entries(self, options: dict[str, Any]) -> list[Entry]:
        """Those that a link can lead to: Sphinx finds them by their names, other pages have an address for each."""
        entries = _entries(options)
        missing = [] if options["format"] == "sphinx" else [entry.text for entry in entries if not entry.slug]
        if missing:
            named = ", ".join(missing[:_NAMED]) + (", …" if len(missing) > _NAMED else "")
            self._warn(
                quantity(len(missing), "term"),
                _("not linked, for the glossary has no address (slug): %(named)s") % {"named": named},
            )
        return entries

    def _linked(self, paths: list[Path], page: Path, markup: Markup, linker: Linker) -> Iterator[_Linked]:
        """Every file is read, and can be written back, before the first is written."""
        for each in walk(paths, limit=settings.MAX_DOCUMENT_BYTES):
            if each.name.lower().endswith(markup.SUFFIXES) and not _is_same(each, page):
                if isinstance(each, RefusedFile):
                    self._warn(each.name, each.reason)
                elif linked := self._try(each, page, linker):
                    yield linked

    def _try(self, each: FoundFile, page: Path, linker: Linker) -> _Linked | None:
        try:
            file = opened(load(each.path, limit=settings.MAX_DOCUMENT_BYTES))
            if own_output.is_own(file.text):
                return self._warn(each.name, own_output.REASON)
            edits = linker.edits(file.text, os.path.relpath(page, each.path.parent).replace(os.sep, "/"), each.name)
            file.encoded(edited(file.text, edits))
            return _Linked(each.name, each.path, file, edits)
        except UnicodeEncodeError as error:
            return self._warn(
                each.name, _("A link needs characters that %(encoding)s does not have.") % {"encoding": error.encoding}
            )
        except (Unreadable, OSError) as error:
            return self._warn(each.name, error.args[0] if isinstance(error, Unreadable) else str(error))

    def _warn(self, name: str, reason: str) -> None:
        self.stderr.write(shown(f"{name}: {translated(reason)}"))

    def _summarise(self, files: list[_Linked], *, written: bool) -> None:
        """On standard error, so that the other stream is nothing but the difference."""
        links = [edit for each in files for edit in each.edits]
        terms = Counter(edit.entry.text for edit in links)
        self.stderr.write(
            (
                _("%(links)s to %(terms)s written in %(files)s.")
                if written
                else _("%(links)s to %(terms)s proposed in %(files)s.")
            )
            % {
                "links": quantity(len(links), "link"),
                "terms": quantity(len(terms), "term"),
                "files": quantity(len(files), "file"),
            }
        )


def _page(first: Path, markup: Markup) -> Path:
    return (first if first.is_dir() else first.parent) / f"glossary{markup.SUFFIXES[0]}"


def _is_same(each: FoundFile | RefusedFile, page: Path) -> bool:
    return isinstance(each, FoundFile) and each.path.resolve() == page.resolve()


def _entries(options: dict[str, Any]) -> list[Entry]:
    """Those that people may read, of the project or in the file. Raises BadInput where there are none."""
    if options["project"]:
        require_database()
        entries = glossary_of(find_project(options["project"])).entries
    else:
        entries = _in_file(options["glossary"])
    entries = [entry for entry in entries if entry.status != "excluded"]
    if not entries:
        raise BadInput(_("The glossary has no entries to link to."))
    return entries


def _in_file(path: Path) -> tuple[Entry, ...]:
    try:
        return receiving.opened(path, str(path))[0].entries
    except formats.Unusable as error:
        raise BadInput(translated(error.reason)) from error
