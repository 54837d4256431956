"""Introductions of abbreviations by English sentences: "(hereafter VTP)", ", or TRL,", "HWM stands for …"."""

import re

from genglossary.pipeline.languages.language import Introductions

_CALLED = (
    r"(?:(?:also\s+)?(?:referred\s+to|known|abbreviated|shortened|written)\s+(?:as|to)|abbreviated|called|in\s+short)"
)
_FROM_NOW_ON = (
    rf"(?:here(?:in)?after|henceforth|from\s+now\s+on)\b,?\s*(?:(?:simply|jointly|collectively)\s+)?(?:{_CALLED}\s+)?"
)
_LEAD = rf"(?:{_FROM_NOW_ON}|{_CALLED}:?\s+|(?:or|abbr\.?|abbreviation|acronym|short):?\s+)(?:the\s+|an?\s+)?"
_QUOTE = r"[\"'“”‘’«»*_]*"
_SHORT = rf"{_QUOTE}(?P<short>(?=[\w&/.-]*[A-Z])[A-Za-z][\w&/-]{{1,9}})\b{_QUOTE}"
_STANDS_FOR = (
    r"(?:short|the\s+(?:abbreviation|acronym|initialism)|an?\s+(?:abbreviation|acronym|initialism))\s+(?:for|of)"
)
_IS_FOR = re.compile(
    rf"{_SHORT}\s*(?:,|\bis|\bwas|\bare)?\s+(?:{_STANDS_FOR}|(?:an?\s+acronym\s+(?:that\s+|which\s+)?)?stands\s+for)\s+{_QUOTE}(?:an?\s+|the\s+)?(?P<long>.+)"
)
_BETWEEN_COMMAS = re.compile(
    rf"(?P<before>\w[^,;:]{{3,100}}+),\s+(?:{_LEAD})?{_SHORT}(?:\s+for\s+short)?(?:\s*[,.;:]|$)"
)

INTRODUCTIONS = Introductions(
    before_short=_LEAD,
    after_short=r"\s+for\s+short$",
    before_long=r"(?:(?:which\s+)?stands\s+for|short\s+for|(?:an?\s+|the\s+)?(?:abbreviation|acronym)\s+(?:of|for)|i\.e\.,?)\s+",
    sentences=(
        (" stands for ", _IS_FOR),
        ("short for ", _IS_FOR),
        ("cronym ", _IS_FOR),
        ("bbreviation ", _IS_FOR),
        (", or ", _BETWEEN_COMMAS),
        (", here", _BETWEEN_COMMAS),
        (", hence", _BETWEEN_COMMAS),
        ("abbreviated ", _BETWEEN_COMMAS),
        (" for short", _BETWEEN_COMMAS),
    ),
)
