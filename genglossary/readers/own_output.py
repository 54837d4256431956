"""Glossaries that this program wrote: a later run must not read them as documents, or they feed on themselves.

They are told by what the formats write into them (see `formats`), and those of earlier versions, or converted to
another format, by how their entries end.
"""

import re

from genglossary.pipeline.text.stated import stated

MARK = "GenGlossary wrote this from documents; it is no document itself."
"""Stands unseen in each glossary that is written to read."""

REASON = stated("It is a glossary that this program wrote, so it is not read as a document.")

_COUNTED = re.compile(
    r"^[ \t>*-]*—(?:[^\n]* ·)? (?:mentions: [\d,]+, documents: [\d,]+|[\d,]+ 文書に [\d,]+ 回)[ \t]*$", re.M
)
_HINTS = ("mentions: ", " 文書に ")
_TABLE = re.compile(r"\s*\"?text\"?([,;\t])\"?reading\"?\1\"?variants\"?\1\"?definition\"?\1")
_DATA = re.compile(
    r'\s*\{\s*(?:"generator":\s*"GenGlossary"|"title":\s*"(?:[^"\\]|\\.)*",\s*"terms":\s*\[\s*\{\s*"text":)'
)
_LINE = re.compile(r"\S.*")
_LEAST = 2  # entries
_SHARE = 12  # lines of an entry at most, wherever it was copied to


def is_own(text: str) -> bool:
    """Whether `text` is a glossary that this program wrote, also after somebody mended it."""
    if MARK in text or _TABLE.match(text) or _DATA.match(text):
        return True
    if not any(hint in text for hint in _HINTS):
        return False
    entries = len(_COUNTED.findall(text))
    return entries >= _LEAST and _SHARE * entries >= len(_LINE.findall(text))
