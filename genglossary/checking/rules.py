"""All rules: their codes, what they find, and what to do about it. docs/how-to/check.md has a section for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from genglossary.checking.types import Level, Options, Setting


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """`name` is for people and programs, `level` what its findings are unless the options or the rule say otherwise,
    `advice` what to do, as a sentence. `by_default` says whether it is on when nobody asks for it, `in_part` that a
    part of what it finds is wrong too often to be found unless somebody asks (`is_asked`)."""

    code: str
    name: str
    level: Level
    advice: str
    by_default: bool = True
    in_part: bool = False


_ALL = (
    Rule(
        code="GG001",
        name="unused-suppression",
        level="warning",
        advice="Take the comment away, or name a rule that finds something there.",
    ),
    Rule(
        code="GG101",
        name="avoided-spelling",
        level="error",
        advice="Write the preferred spelling; the glossary forbids or deprecates this one.",
    ),
    Rule(
        code="GG102",
        name="spelling-drift",
        level="warning",
        advice="Write the term in one way: as the glossary prefers, or as most of the documents do.",
        in_part=True,
    ),
    Rule(
        code="GG103",
        name="unknown-spelling",
        level="note",
        advice="Write it as the glossary does, or add this spelling to the entry.",
    ),
    Rule(
        code="GG104",
        name="wrong-capitals",
        level="warning",
        advice="Write the name with the capitals that it has in the glossary.",
        in_part=True,
    ),
    Rule(
        code="GG201",
        name="unexplained-abbreviation",
        level="note",
        advice="Write the long form at the first mention, with the abbreviation behind it in brackets.",
        by_default=False,  # of four findings one is a word that the readers know: docs/quality.md
    ),
    Rule(
        code="GG202",
        name="used-before-defined",
        level="note",
        advice="Move the definition up, or explain the term where it is first used.",
        by_default=False,  # every other finding is one that a writer would leave: docs/quality.md
    ),
    Rule(
        code="GG203",
        name="defined-but-unused",
        level="note",
        advice="Remove the entry from the glossary, or check that the documents still say what it means.",
    ),
    Rule(
        code="GG204",
        name="defined-twice",
        level="warning",
        advice="Define the term once, or make the definitions say the same.",
        in_part=True,
    ),
    Rule(
        code="GG205",
        name="stale-definition",
        level="warning",
        advice="Run the glossary again, or mend the definition: its sentence was changed or is gone.",
    ),
    Rule(
        code="GG206",
        name="likely-term",
        level="note",
        advice="Add the term to the glossary, or exclude it.",
        by_default=False,
    ),
    Rule(
        code="GG207",
        name="used-but-undefined",
        level="note",
        advice="Define the term in the documents or in the glossary.",
        by_default=False,  # of four findings one is a word that everybody knows: docs/quality.md
    ),
    Rule(
        code="GG208",
        name="undefined-in-definition",
        level="note",
        advice="Define the term that the definition stands on, or say it in other words.",
        by_default=False,  # definitions rest on everyday words, too: docs/quality.md
    ),
    Rule(
        code="GG209",
        name="passage-gone",
        level="warning",
        advice="Run the glossary again: the passage that the entry points at is in the documents no more.",
    ),
    Rule(
        code="GG301",
        name="other-translation",
        level="warning",
        advice="Translate the term as the glossary says, or accept the other translation there.",
    ),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _ALL})


def setting_of(code: str, options: Options) -> Setting:
    """Whether a rule is on, and at which level."""
    rule = RULES[code]
    return options.rules.get(code, rule.level if rule.by_default else "off")


def is_on(code: str, options: Options) -> bool:
    return setting_of(code, options) != "off"


def is_asked(code: str, options: Options) -> bool:
    """Whether somebody named the rule, to have all that it finds."""
    return options.rules.get(code, "off") != "off"
