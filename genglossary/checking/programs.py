"""Names in small letters that are those of programs: `ssh`, where SSH is the thing."""

import re
from functools import lru_cache

_NEAR = 40  # characters before and behind a name
_OPENED = (
    r"`", r"<(?:code|kbd|tt|pre|samp)\b[^>]*>", r"class=\"(?:pre|command|literal|option)\">",
    r"^[ \t]*[$#%>] ", r"^(?: {4}|\t)[ \t]*",
)  # fmt: skip
# It looks ahead only, so that a name is found whatever another one before it took.
_NAME_IN_CODE = re.compile(rf"(?=(?:{'|'.join(_OPENED)})([A-Za-z0-9]+)[`\s<.(])", re.M)
_ARTICLE = re.compile(r"\ban? $", re.I)


def is_program(text: str, prose: str, first: int, last: int) -> bool:
    """Whether `prose[first:last]`, a name in other letters than its own, may be a program's, a class or a value:
    `text`, the file, has it as code; or it stands beside one of its family (quay and quay-httpd, tcp and tcp4)."""
    written = prose[first:last]
    if not (written.isascii() and written.isalnum()):
        return False
    if written.islower() and re.search(rf"(?<![A-Za-z0-9_-]){written}(?:-[a-z]+|\d)", prose[last : last + _NEAR // 2]):
        return True
    return written in _names_in_code(text)


@lru_cache(maxsize=4)
def _names_in_code(text: str) -> frozenset[str]:
    """The names that a text has as inline code, or first in it or in a line of code."""
    return frozenset(_NAME_IN_CODE.findall(text))


def is_common_noun(prose: str, first: int, last: int, name: str) -> bool:
    """Whether a name of several words is none there, because its last one is small behind an article: "a Harbour cache"
    where there is a program called Harbour Cache."""
    ending, written = name.rpartition(" ")[2], prose[first:last].rpartition(" ")[2]
    is_small = " " in name and written.islower() and ending != written
    return is_small and _ARTICLE.search(prose[max(0, first - _NEAR) : first]) is not None
