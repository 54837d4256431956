"""Text that a spreadsheet would take for a formula: an apostrophe in front keeps it text.

https://owasp.org/www-community/attacks/CSV_Injection
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%＝＋－＠]")


def guarded(text: str) -> str:
    """`text` with an apostrophe in front where it looks like a formula, or like one with an apostrophe."""
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
