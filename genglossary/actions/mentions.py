"""Names of members that a text mentions, as in "@hana, what do you think?"."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from genglossary.models import Membership, Project
from genglossary.models.prepared import Prepared

# Not in an address of mail. Japanese writes no space before it, and has a wide sign of its own.
_SIGN = re.compile(r"(?<![A-Za-z0-9._+@-])[@＠]")
# A name ends before what cannot be part of it; after a full stop only where a word follows.
_GOES_ON = re.compile(r"[A-Za-z0-9_@+-]|\.[A-Za-z0-9]")


class NamedMember(NamedTuple):
    """The name of a member at half-open characters of a text, with its sign."""

    start: int
    end: int
    name: str


def mentions_in(text: str, names: Iterable[str]) -> Iterator[NamedMember]:
    """The mentions of `names` in `text`: the longest name that stands after a sign, in whatever case."""
    longest_first = sorted(names, key=len, reverse=True)
    for sign in _SIGN.finditer(text):
        for name in longest_first:
            end = sign.end() + len(name)
            if text[sign.end() : end].casefold() == name.casefold() and not _GOES_ON.match(text, end):
                yield NamedMember(sign.start(), end, name)
                break


def names_in(project: Project) -> list[str]:
    """The names of the members, in order."""
    return _names(project.pk)


@Prepared
def _names(project: int) -> Iterable[str]:
    rows = Membership.objects.filter(project=project, user__is_active=True)
    return rows.order_by("user__username").values_list("user__username", flat=True)
