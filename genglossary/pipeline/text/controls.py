"""Characters that terminals and editors obey instead of showing: control characters, and those that override the
direction of writing. Stored text keeps them, because offsets count them; whatever leaves for people's eyes does not."""

import re

_HARMLESS = "\t\n"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# Unicode has a picture of each of the old ones (␛ for escape); the others become the sign for what cannot be shown.
_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in _HARMLESS},
    **dict.fromkeys((*range(0x80, 0xA0), *map(ord, _DIRECTIONS)), 0xFFFD),
    0x7F: 0x2421,
}
# A set of characters is looked for many times faster when it comes first.
_OBEYED = re.compile("[" + "".join(map(re.escape, map(chr, _PICTURES))) + "](?<!\r(?=\n))")


def is_obeyed(text: str) -> bool:
    """Whether there is anything in `text` that a terminal would obey; tabs and line ends do no harm."""
    return _OBEYED.search(text) is not None


def shown(text: str) -> str:
    """`text` with a picture in place of each character that a terminal would obey: as long as before."""
    return _OBEYED.sub(lambda found: chr(_PICTURES[ord(found[0])]), text)


def shown_on_one_line(text: str) -> str:
    """The same for names, in which tabs and line ends have no place either."""
    return shown(text).replace("\t", "␉").replace("\r", "␍").replace("\n", "␊")
