"""The arguments of `genglossary lsp`."""

from argparse import SUPPRESS, ArgumentParser
from pathlib import Path

from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, gettext_noop

HELP = gettext_noop(
    "Show in the editor what `check` finds: a language server on standard input and output, for an editor to start. "
    "Settings are those of `check`, of each workspace folder. Exit code 0 after the editor said goodbye, else 1."
)
EXAMPLES = ("genglossary lsp", "genglossary lsp --glossary docs/terms.tbx", "genglossary lsp --project Handbook")


def add_arguments(parser: ArgumentParser, words: MessageCatalog = IN_ENGLISH) -> None:
    """Add them, explained in the language of `words`."""
    _ = words.gettext
    glossary = parser.add_mutually_exclusive_group()
    glossary.add_argument(
        "--glossary",
        type=Path,
        help=_("A file with the glossary, from the workspace folder on. Default: found near by."),
    )
    glossary.add_argument("--project", help=_("The project whose glossary it is (id or name)."))
    # Editors say how they talk, though there is one way only.
    parser.add_argument("--stdio", action="store_true", help=SUPPRESS)
