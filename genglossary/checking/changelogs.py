"""Lists of changes, whose short entries explain nothing: told by their headings, which are versions or dates."""

import re

from genglossary.checking.hits import is_title_like
from genglossary.checking.manuscripts import Manuscript

_DATE = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{1,2}\.? [A-Z][a-z]+\.? \d{4}|[A-Z][a-z]+\.? \d{1,2}, \d{4}"
)
_VERSION = r"v?\d+(?:\.\d+)+[\w.+-]*"
_CHANGES = re.compile(
    rf"\W*(?:[^\W\d][\w.-]*\s+){{0,2}}(?:{_VERSION}(?:[\s(（\[/,:@~–—-]+(?:{_DATE}|[Uu]nreleased|[Yy]anked|未リリース))?|{_DATE})\W*"
)
_LEAST, _SHARE = 3, 10  # headings that are versions, and of how many at least one is


def is_changelog(document: Manuscript) -> bool:
    """Whether at least three headings, and every tenth, are a version or a date with nothing but a word before it."""
    titles = [stretch.prose.text for stretch in document.stretches if is_title_like(document, stretch)]
    changes = sum(1 for title in titles if _CHANGES.fullmatch(title.strip()))
    return changes >= _LEAST and changes * _SHARE >= len(titles)
