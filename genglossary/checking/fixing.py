"""Mending what is certain: the replacements of findings written into the text."""

from collections.abc import Callable, Iterable

from genglossary.checking.types import Finding

_ROUNDS = 5  # a fix that calls for the fix before it would never end


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
