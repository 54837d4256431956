"""Lines that begin with a term and a colon or dash, as people write lists of words: "bollard: a post on a quay …"."""

from genglossary.pipeline.text.lazily import compiled

GLOSSED = compiled(
    r"[\"“‘「『]?(?P<term>[^\s:：—–(（\"“”「」『』。.!?][^:：—–。.!?\"“”「」『』]{0,58}?)[\"”’」』]?"
    r"(?:\s?[:：]\s?|\s[–-]\s|\s?—\s?)(?=[^\s)\d/:])"
)
"""Matches a term, as the group `term`, and what sets it apart from what follows."""

MOST_WORDS = 5
"""Of a term."""

_FEWEST = 3  # entries
_LABELS = compiled(r"[:：—–]| - ")


def are_glossed(lines: list[str]) -> list[bool]:
    """For each of the `lines` of a paragraph whether it is an entry, where the first one is, and at least three and
    every second of them, no two with the same term; others go on with the entry above."""
    nothing = [False] * len(lines)
    if len(lines) < _FEWEST or not _LABELS.search(lines[0]):
        return nothing
    terms = list(map(_term, lines))
    found = [term for term in terms if term]
    if not terms[0] or len(found) < max(_FEWEST, len(lines) / 2) or len(set(found)) < len(found):
        return nothing
    return [bool(term) for term in terms]


def _term(line: str) -> str:
    match = GLOSSED.match(line.lstrip())
    return match["term"] if match and match["term"].count(" ") < MOST_WORDS else ""
