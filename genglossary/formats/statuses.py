"""Usages and statuses, as tables of tools and of people call them."""

import re
from typing import Any, get_args

from genglossary.formats.types import Status, Usage
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.stated import stated

_USAGES: dict[str, Usage] = {
    fold_key(name): usage
    for usage, names in {
        "preferred": "preferred approved translated recommended standard 推奨 優先 正式 承認",
        "admitted": "admitted allowed accepted provisional 許容 可 暫定",
        "deprecated": "deprecated obsolete superseded notrecommended retired withdrawn outdated legacy 非推奨 旧 廃止",
        "forbidden": "forbidden prohibited donotuse rejected notapproved unapproved disallowed banned 禁止 不可 "
        "使用禁止 使用不可 不承認",
    }.items()
    for name in names.split()
}  # pyright: ignore[reportAssignmentType]
# What holds for a term in a table of memoQ, all in one cell.
_OF_MEMOQ = frozenset(
    ("", "forbidden", "forbidden=true", "forbidden=false", "casepermissive", "casesensitive", "caseinsensitive")
) | {"casesense", "caseinsense", "halfprefix", "prefix", "fuzzy", "exact", "custom"}
_STATUSES: dict[str, Status] = {
    "new": "candidate", "proposed": "candidate", "候補": "candidate",
    "draft": "candidate", "pending": "candidate", "inreview": "candidate", "review": "candidate",
    "inprogress": "candidate", "下書き": "candidate", "未承認": "candidate", "確認中": "candidate",
    "approved": "accepted", "承認": "accepted", "承認済み": "accepted", "採用": "accepted",
    "却下": "excluded", "除外": "excluded",
}  # fmt: skip
"""Of other tools, of our pages, and in Japanese; more of what tools call a status is a usage here."""


_NOTHING = re.compile(r"[-‐–—―]{1,3}|n/?a", re.I)


class WrongCell(ValueError):
    """A cell that says nothing that its column can say; the message is a sentence."""


def is_nothing(cell: str) -> bool:
    """Whether a cell has a dash, or “n/a”, for nothing."""
    return bool(_NOTHING.fullmatch(cell.strip()))


def one_of(choices: Any, text: str, column: str) -> str:
    """The one of `choices`, a Literal, that a cell names. Raises WrongCell."""
    value = fold_key(text).replace(" ", "_")
    if value not in get_args(choices):
        raise WrongCell(
            stated(
                "%(text)r is no %(column)s: it can be %(names)s.",
                text=text,
                column=column,
                names=", ".join(filter(None, get_args(choices))),
            )
        )
    return value


def is_one_of(choices: Any, text: str) -> bool:
    """Whether a cell names one of `choices`, as `one_of` takes it."""
    return fold_key(text).replace(" ", "_") in get_args(choices)


def is_status(text: str) -> bool:
    """Whether a cell has a status of ours, or a usage, which other tools call so."""
    return status_of(text) in get_args(Status) or key_of_word(text) in _USAGES


def said_usage(plain: dict[str, str]) -> Usage:
    """The usage that other tools have in their column for the status."""
    status = plain.get("status", "")
    return "" if status_of(status) in get_args(Status) else _USAGES.get(key_of_word(status), "")


def status_in(text: str) -> str:
    """The status that a cell names, in the words of several tools. Raises WrongCell."""
    return _STATUSES.get(key_of_word(text)) or one_of(Status, text, "status")


def status_of(text: str) -> str:
    """The status that a word of tools or of people means; any other word as it is compared."""
    return _STATUSES.get(key := key_of_word(text), key)


def key_of_word(text: str) -> str:
    """A word of a tool in the form in which it is compared."""
    return re.sub(r"[\s_-]+", "", fold_key(text))


def usage_of_memoq(text: str) -> Usage | None:
    """The usage that memoQ says between other things that hold for a term; None for what is nothing of memoQ."""
    words = {key_of_word(word) for word in text.split(";")}
    if not words <= _OF_MEMOQ:
        return None
    return "forbidden" if words & {"forbidden", "forbidden=true"} else ""


def case_of_memoq(text: str) -> bool | None:
    """Whether memoQ says among the things that hold for a term that its case counts; None where it says nothing."""
    words = {key_of_word(word) for word in text.split(";")}
    return True if words & {"casesensitive", "casesense"} and words <= _OF_MEMOQ else None


def is_usage(text: str) -> bool:
    """Whether a cell names a usage, as `usage_in` takes it."""
    return key_of_word(text) in _USAGES or usage_of_memoq(text) is not None


def usage_in(text: str) -> Usage:
    """The usage that `text` names, in the words of several tools. Raises WrongCell."""
    if (key := key_of_word(text)) in _USAGES:
        return _USAGES[key]
    if (usage := usage_of_memoq(text)) is not None:
        return usage
    raise WrongCell(stated("%(text)r is no usage: it can be preferred, admitted, deprecated or forbidden.", text=text))
