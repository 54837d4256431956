"""Terms that end alike: what somebody says of one of them is often true of all."""

import re

from django.db.models import QuerySet

from genglossary.models import Term

# An ending by which fewer terms are alike is no kind of term.
SHORTEST = 2
MOST = 200
_KATAKANA = re.compile(r"[\u30a1-\u30ff]{2,}$")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆]{2}$")


def ending_of(text: str) -> str:
    """The end that `text` has in common with others of its kind: its last word, or in a script without spaces the
    katakana at its end or else two characters of it. "" for a text that is no longer than that."""
    words = text.split()
    if len(words) > 1:
        return f" {words[-1]}"
    found = _KATAKANA.search(text) or _HAN.search(text)
    return found[0] if found and len(found[0]) < len(text) else ""


def alike(term: Term, among: QuerySet[Term]) -> tuple[str, list[Term]]:
    """The ending of `term`, and the others of `among` that have it too."""
    ending = ending_of(term.text)
    if len(ending) < SHORTEST:
        return "", []
    rows = among.filter(text__iendswith=ending).exclude(pk=term.pk)[:MOST]
    return ending.strip(), list(rows)
