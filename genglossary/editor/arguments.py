"""The arguments of `genglossary lsp`."""

from argparse import SUPPRESS, ArgumentParser
from pathlib import Path

HELP = (
    "Show in the editor what `check` finds: a language server on standard input and output, for an editor to start. "
    "Settings are those of `check`, of each workspace folder. Exit code 0 after the editor said goodbye, else 1."
)
EXAMPLES = ("genglossary lsp", "genglossary lsp --glossary docs/terms.tbx", "genglossary lsp --project Handbook")


def add_arguments(parser: ArgumentParser) -> None:
    glossary = parser.add_mutually_exclusive_group()
    glossary.add_argument(
        "--glossary", type=Path, help="A file with the glossary, from the workspace folder on. Default: found near by."
    )
    glossary.add_argument("--project", help="The project whose glossary it is (id or name).")
    # Editors say how they talk, though there is one way only.
    parser.add_argument("--stdio", action="store_true", help=SUPPRESS)
