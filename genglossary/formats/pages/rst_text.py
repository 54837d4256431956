"""The words of reStructuredText as readers see them, without its marks."""

import re

_MARKS = re.compile(
    r"\\(?P<escaped>.)|``(?P<literal>.{1,1000}?)``|:[\w:+.-]+:`(?P<role>(?:[^`\\]|\\.)+)`"
    r"|`(?P<link>(?:[^`\\]|\\.)+)`_{0,2}|\*\*(?P<strong>\S(?:.{0,1000}?\S)?)\*\*|\*(?P<emphasis>[^\s*](?:[^*]*?\S)?)\*"
    r"|\|(?P<name>[^|\s](?:[^|]*?[^|\s])?)\|_{0,2}|(?P<note>\s?\[(?:#[\w.-]*|\*|\d+)\]_)|(?<=\w)(?P<reference>_{1,2})(?!\w)",
    re.S,
)
_TARGET = re.compile(r"\s*<[^<>]*>\s*$", re.S)


def plain(text: str) -> str:
    """Text without escapes, roles, targets, emphasis, and marks of footnotes."""
    return _MARKS.sub(_words, text)


def _words(found: re.Match[str]) -> str:
    kind = found.lastgroup
    said = found[kind] if kind else ""
    match kind:
        case "escaped":
            return "" if said.isspace() else said
        case "literal" | "name":
            return said
        case "role" | "link":
            return plain(_TARGET.sub("", said).lstrip("!~") or said)
        case "strong" | "emphasis":
            return plain(said)
        case _:
            return ""
