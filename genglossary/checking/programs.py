"""Names in small letters that are those of programs: `ssh`, where SSH is the thing."""

import re
from functools import lru_cache

from genglossary.checking.surroundings import is_ordinary

_NEAR = 40  # characters before and behind a name
_OPENED = (
    r"`", r"<(?:code|kbd|tt|pre|samp)\b[^>]*>", r"class=\"(?:pre|command|literal|option)\">",
    r"^[ \t]*[$#%>] ", r"^(?: {4}|\t)[ \t]*",
)  # fmt: skip
# It looks ahead only, so that a name is found whatever another one before it took.
_NAME_IN_CODE = re.compile(rf"(?=(?:{'|'.join(_OPENED)})([A-Za-z0-9]+)[`\s<.(])", re.M)
_RUN_BEFORE = re.compile(
    r"\b(?:run|ran|call|invoke|execute|launch|start|restart|stop|kill)(?:s|ed|d|ning|ing)? (?:the )?$", re.I
)
_GOES_ON = re.compile(
    r" (?:on|in|with|from|to|for|without|by|at|as|again|first|once|twice|manually|directly"
    r"|and|or|before|after|when|if|now|then|there|here"
    r"|is|was|will|can)\b|\s?(?:[.,;:!?)]|$)"
)
_RUN_AFTER = re.compile(
    r" (?:(?:is|was|gets|got|can be|has been) (?:run|called|invoked|executed|launched|started)"
    r"|steps?|runs?|invocations?)\b"
)
_LISTED_BEFORE, _LISTED_AFTER = (
    re.compile(r"\b([a-z]+)(?:, (?:and |or )?| and | or )$"),
    re.compile(r"(?:, (?:and |or )?| and | or )([a-z]+)\b"),
)
_ARTICLE = re.compile(r"\ban? $", re.I)


def is_program(text: str, prose: str, first: int, last: int) -> bool:
    """Whether `prose[first:last]`, a name in other letters than its own, may be a program's, a class or a value:
    `text`, the file, has it as code; or it stands beside one of its family (quay and quay-httpd, tcp and tcp4)."""
    written = prose[first:last]
    if not (written.isascii() and written.isalnum()):
        return False
    if written.islower() and re.search(rf"(?<![A-Za-z0-9_-]){written}(?:-[a-z]+|\d)", prose[last : last + _NEAR // 2]):
        return True
    if written.islower() and (_is_run(prose, first, last) or _is_among_programs(prose, first, last)):
        return True
    return written in _names_in_code(text)


def _is_run(prose: str, first: int, last: int) -> bool:
    """Whether somebody starts it there: "without running quay first", "when quay is called", "skip the quay step"."""
    if _RUN_AFTER.match(prose, last):
        return True
    before = prose[max(0, first - _NEAR) : first]
    return _RUN_BEFORE.search(before) is not None and _GOES_ON.match(prose, last) is not None


def _is_among_programs(prose: str, first: int, last: int) -> bool:
    """Whether another name in small letters, which is no word, stands beside it in a list: (quay, psql or sqlite)."""
    found = (_LISTED_BEFORE.search(prose[max(0, first - _NEAR) : first]), _LISTED_AFTER.match(prose, last))
    names = [beside[1] for beside in found if beside is not None]
    return any(name != prose[first:last] and not is_ordinary(name) for name in names)


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
