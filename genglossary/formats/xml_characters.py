"""Characters that XML 1.0 cannot say, not even by number (https://www.w3.org/TR/xml/#charsets)."""

import re

ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` with the sign for unknown characters in place of each that XML cannot hold."""
    return ILLEGAL.sub("\ufffd", text)
