"""Abbreviations that a list spells out: "VTS: Vessel Traffic Service", a term VTS with such a text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from genglossary.pipeline.terms.abbreviations import long_form
from genglossary.pipeline.text.sentence import Sentence

_SHORT = r"(?P<short>(?=[\w&/.-]*[A-Z])[A-Za-z][\w&/.-]{1,9})"
_LISTED = re.compile(rf"{_SHORT}\s?(?:[:：=]\s?|\s[—–-]\s|—)(?P<long>[A-Za-z].*)")
_ALONE = re.compile(_SHORT)
_HEAD = re.compile(r"[^,;.:()（）、。—–]{4,80}")


def spelled_out(sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """(abbreviation, long form) pairs, as written."""
    for sentence in sentences:
        if sentence.opening and sentence.kind == "list_item" and (listed := _LISTED.match(sentence.prose)):
            yield from _pair(listed["short"], listed["long"])
    for term, text in pairwise(sentences):
        if term.kind == "definition_term" and text.kind == "definition_text" and _ALONE.fullmatch(term.prose):
            yield from _pair(term.prose, text.prose)


def _pair(short: str, text: str) -> Iterator[tuple[str, str]]:
    head = _HEAD.match(text)
    long = head[0].strip() if head else ""
    if long and " " in long and long_form(short, long) == long:
        yield short, long
