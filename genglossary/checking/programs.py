"""Names in small letters that are those of programs: `borg`, `ssh`, where Borg and SSH are the things."""

import re
from functools import lru_cache

from genglossary.pipeline.languages import LANGUAGES

_NEAR = 40  # characters before and behind a name
_RUN_BEFORE = re.compile(
    r"\b(?:run|runs|running|ran|use|uses|used|using|with|via|through|call|calls|called|calling|invoke|invokes|invoked"
    r"|invoking|start|starts|started|starting|execute|executes|executed|executing) (?:the )?$",
    re.I,
)
_RUN_AFTER = re.compile(r"[ 　]?(?:を(?:実行|起動|呼び出|使|利用)|で(?:実行|起動)|の(?:実行|起動))")
_NEXT_WORD = re.compile(r" ([^\W\d_][\w'’-]*)")
_ARTICLE = re.compile(r"\ban? $", re.I)


def is_program(text: str, prose: str, first: int, last: int) -> bool:
    """Whether `prose[first:last]`, a name in small letters, is a program's: `text`, the file, has it as code, and the
    sentence runs it; or it stands beside one of its family (quay and quay-httpd)."""
    written = prose[first:last]
    if not (written.isascii() and written.isalnum() and written.islower()):
        return False
    before, after = prose[max(0, first - _NEAR) : first], prose[last : last + _NEAR]
    if re.search(rf"(?<![A-Za-z0-9_-]){written}-[a-z]+", after[: _NEAR // 2]):
        return True
    return _is_run(before, after) and _as_code(written).search(text) is not None


def _is_run(before: str, after: str) -> bool:
    if _RUN_AFTER.match(after):
        return True
    behind = _NEXT_WORD.match(after)
    is_modifier = behind is not None and any(each.is_noun(behind[1]) for each in LANGUAGES.values())
    return _RUN_BEFORE.search(before) is not None and not is_modifier


@lru_cache(maxsize=256)
def _as_code(name: str) -> re.Pattern[str]:
    """The name as inline code, or first in a line of code or behind a prompt."""
    return re.compile(rf"(?:`|<(?:code|kbd|tt|pre)\b[^>]*>|^[ \t]*[$#%>] |^(?: {{4}}|\t)[ \t]*){name}(?=[`\s<])", re.M)


def is_common_noun(prose: str, first: int, last: int, name: str) -> bool:
    """Whether a name of several words is none there, because its last one is small behind an article: "a Harbour cache"
    where there is a program called Harbour Cache."""
    ending, written = name.rpartition(" ")[2], prose[first:last].rpartition(" ")[2]
    is_small = " " in name and written.islower() and ending != written
    return is_small and _ARTICLE.search(prose[max(0, first - _NEAR) : first]) is not None
