"""Text that a spreadsheet would take for a formula: an apostrophe in front keeps it text.

https://owasp.org/www-community/attacks/CSV_Injection
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%＝＋－＠]")


_CALCULATED = re.compile(
    r"\s*(?:=\s*[A-Z][A-Z.]*\(.*\)|=\s*\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?:\s*[-+*/&:^].*)?"
    r"|#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL|ERROR|SPILL)[!?]?)\s*",
    re.S,
)


def is_calculated(text: str) -> bool:
    """Whether a cell calls a spreadsheet's function, begins with the address of a cell, or has the sign of what failed.
    Text has an apostrophe."""
    return text[:1] in "=# " and _CALCULATED.fullmatch(text) is not None


def guarded(text: str) -> str:
    """`text` with an apostrophe in front where it looks like a formula, or like one with an apostrophe."""
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
