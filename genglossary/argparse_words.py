"""Sentences that argparse says by itself about a call and in every --help, in the language of the locale.

argparse asks the `gettext` of Python for its sentences: here it finds ours, and they are marked for translators.
"""

import gettext as of_python
from pathlib import Path

DOMAIN = "django"  # our catalogue has the name that Django looks for
FOLDER = Path(__file__).parent / "locale"


def speak() -> None:
    """Let argparse, and all that asks Python's `gettext`, find our catalogue."""
    of_python.bindtextdomain(DOMAIN, str(FOLDER))
    of_python.textdomain(DOMAIN)


def gettext_noop(message: str) -> str:
    return message


def _forms(one: str, many: str) -> tuple[str, str]:
    return one, many


SENTENCES = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("one of the arguments %s is required"),
    gettext_noop("not allowed with argument %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("ambiguous option: %(option)s could match %(matches)s"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("expected one argument"),
    gettext_noop("expected at most one argument"),
    gettext_noop("expected at least one argument"),
    _forms("expected %s argument", "expected %s arguments"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid %(type)s value: %(value)r"),
)
"""As argparse of Python 3.11 to 3.14 has them; one that it words otherwise stays in English."""
