"""A difference between two glossaries."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "new", "gone", "renamed", "merged", "split", "redefined", "reworded", "spellings", "usage", "category",
    "equivalents", "details",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing that is otherwise about the entry called `term` (in the new glossary, where it is there).

    `before` and `after` are what it was and is, "" where there was or is nothing:

    - new, gone, redefined, reworded: the definition
    - renamed: the preferred spelling; merged: the entry, and the one whose spelling it is now; split: the other way
    - spellings: one that is there no more, or now
    - usage: that of the spelling `field`
    - equivalents: a translation into the language `field`, with its usage
    - details: the field of the entry that `field` names
    """

    kind: Kind
    term: str
    id: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
