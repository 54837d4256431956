"""Mending what is certain: the replacements of findings written into the text."""

import re
from collections.abc import Callable, Iterable
from difflib import unified_diff

from genglossary.checking.types import Finding

_ROUNDS = 5  # a fix that calls for the fix before it would never end
_NO_END = "\n\\ No newline at end of file\n"


def mended(text: str, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """`text` with the fixes of its findings, and those that were mended. Of two that overlap the first counts."""
    pieces: list[str] = []
    done: list[Finding] = []
    last = 0
    for each in sorted(findings, key=lambda found: (found.start, found.end)):
        if each.fix is not None and each.start >= last and each.end > each.start:
            pieces += text[last : each.start], each.fix
            done.append(each)
            last = each.end
    return "".join([*pieces, text[last:]]), done


def settled(
    text: str, findings: Iterable[Finding], look: Callable[[str], Iterable[Finding]]
) -> tuple[str, list[Finding]]:
    """`text` mended until `look`, which finds in a text, has nothing more to mend; and all that was mended.

    What was mended can bring to light what stood in its shadow: beside a name that is one now, a word is none.
    """
    text, done = mended(text, findings)
    new = done
    for _ in range(_ROUNDS):
        if not new:
            break
        text, new = mended(text, look(text))
    return text, done


def difference(name: str, before: str, after: str) -> str:
    """A difference that `git apply` and people can read."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)


def _lines(text: str) -> list[str]:
    """Its lines with their ends; to `splitlines` form feeds are ends, too."""
    return re.findall(".*\n|.+", text)
