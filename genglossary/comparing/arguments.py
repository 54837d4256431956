"""The arguments of `genglossary diff`."""

from argparse import ArgumentParser
from collections.abc import Sequence

from genglossary.comparing.output import WRITERS
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, gettext_noop

RUN, PROJECT = "run:", "project:"
HELP = gettext_noop(
    "Say what differs between two glossaries: new and gone entries, renamed, redefined and reworded ones, other "
    "spellings, usages, categories and translations.\n\n"
    "OLD and NEW are each a file in any format that `import` reads, or\n"
    "  run:12            the glossary of its project when run 12 ended\n"
    "  project:NAME      the glossary of a project as it is (id or name)\n"
    "Instead of them, a project at two times: --project NAME --from WHEN [--to WHEN], where WHEN is run:12, a date "
    "(2026-11-03: --from as the day begins, --to as it ends) or a time (2026-11-03T14:30).\n\n"
    "Exit code 0; with --exit-code 1 when anything differs; 2: wrong use. Between two files no database is used."
)
EXAMPLES = (
    "genglossary diff old.json glossary.json",
    "genglossary diff glossary.tbx project:Handbook --format md --exit-code",
    "genglossary diff run:12 run:15",
    "genglossary diff --project Handbook --from 2026-11-01",
)


def add_arguments(parser: ArgumentParser, words: MessageCatalog = IN_ENGLISH) -> None:
    """Add them, explained in the language of `words`."""
    add, _ = parser.add_argument, words.gettext
    add("glossaries", nargs="*", metavar="OLD NEW", help=_("Files, run:ID or project:NAME."))
    add("--project", metavar="NAME", help=_("Compare a project with itself, at two times."))
    add("--from", dest="since", metavar="WHEN", help=_("The earlier time."))
    add("--to", dest="until", metavar="WHEN", help=_("The later time. Default: now."))
    add("--format", choices=WRITERS, default="text", help=_("Default: text."))
    add("--exit-code", action="store_true", help=_("Exit with 1 when anything differs."))


def is_about_files(argv: Sequence[str]) -> bool:
    """Whether nothing that is named is kept in the database."""
    return not any(each.startswith((RUN, PROJECT, "--project")) for each in argv)
