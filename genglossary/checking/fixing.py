"""Mending what is certain: the replacements of findings written into the text."""

from collections.abc import Iterable
from difflib import unified_diff

from genglossary.checking.types import Finding

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


def difference(name: str, before: str, after: str) -> str:
    """A difference that `git apply` and people can read."""
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)
