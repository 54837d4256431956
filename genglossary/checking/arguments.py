"""The arguments of `genglossary check`."""

import gettext
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from genglossary.checking.configuration import settings_of
from genglossary.checking.glossaries import NAMES
from genglossary.checking.output import WRITERS
from genglossary.checking.rules import RULES
from genglossary.checking.types import LEVELS, Setting
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, gettext_noop, in_language

HELP = gettext_noop(
    "Hold documents against a glossary: spellings to avoid, abbreviations and terms that are not explained, "
    "definitions that are stale. Exit code 0: clean, 1: findings, 2: wrong use. With --glossary, or a glossary kept "
    "beside the documents, no database is used."
)
_OFF = ", ".join(code for code, rule in RULES.items() if not rule.by_default)
_IN_PART = ", ".join(code for code, rule in RULES.items() if rule.in_part)
EXAMPLES = (
    "genglossary check docs",
    "genglossary check docs --glossary terms.tbx --format sarif > findings.sarif",
    "genglossary check docs --project Handbook --diff origin/main",
)


def add_arguments(parser: ArgumentParser, words: MessageCatalog = IN_ENGLISH) -> None:
    """Add them, explained in the language of `words`."""
    add, _ = parser.add_argument, words.gettext
    add("paths", nargs="+", type=Path, metavar="PATH", help=_("Documents, or folders of them."))
    glossary = parser.add_mutually_exclusive_group()
    near = _("A file with the glossary. Default: %(names)s near by.") % {"names": ", ".join(NAMES)}
    glossary.add_argument("--glossary", type=Path, help=near)
    glossary.add_argument("--project", help=_("The project whose glossary it is (id or name)."))
    add("--format", choices=WRITERS, default="text", help=_("Default: text."))
    add("--rules", type=_rules, metavar="R,…", help=_rules_help(words))
    add("--suggest", action="store_true", help=_("Name likely new terms, too (GG206)."))
    add("--fail-on", choices=LEVELS, help=_("The lowest level that makes the exit code 1. Default: note."))
    add("--baseline", type=Path, metavar="FILE", help=_("Leave out the findings that are in this file."))
    add("--write-baseline", action="store_true", help=_("Write all findings to the file of --baseline."))
    add("--fix", action="store_true", help=_("Mend what is certain. With --diff alone: show it, and write nothing."))
    add("--diff", nargs="?", const="", metavar="REF", help=_("Only lines that changed since REF (git)."))
    add("--jobs", type=_count, help=_("Processes. Default: the processors, where there is much to read."))
    add("--no-cache", action="store_true", help=_("Look at unchanged documents again, too."))


def _rules_help(words: MessageCatalog) -> str:
    said = words.gettext(
        "Only these rules (GG101,GG104), or another level (GG203=off). Off unless named here or in the configuration: "
        "%(off)s; in part: %(part)s."
    )
    return said % {"off": _OFF, "part": _IN_PART}


def _rules(text: str) -> dict[str, Setting]:
    """Levels by code; of codes without one, only these are on."""
    pairs = [each.strip().partition("=") for each in text.split(",") if each.strip()]
    try:
        named = settings_of((code, level or _usual(code)) for code, _, level in pairs)
    except ValueError as error:
        raise ArgumentTypeError(in_language(error.args[0], gettext)) from None
    bare = {code for code, _, level in pairs if not level}
    others: dict[str, Setting] = dict.fromkeys(RULES, "off") if bare else {}
    # At the level that the finding has by itself; what is found only when asked for has one.
    usual = {code for code in bare if RULES[code].by_default and not RULES[code].in_part}
    settings: dict[str, Setting] = {**others, **named}
    return {code: setting for code, setting in settings.items() if code not in usual}


def _usual(code: str) -> str:
    return RULES[code].level if code in RULES else "off"


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 512:
        raise ArgumentTypeError(gettext.gettext("%(text)s is no number of processes") % {"text": repr(text)})
    return int(text)
