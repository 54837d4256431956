"""Catalogs of messages (gettext, .po and .pot): each original and each translation is a paragraph, as it is written.

The text stays the file's own; pipeline.bilingual.catalogs tells which paragraph translates which.
"""

import re

from genglossary.pipeline.bilingual.catalogs import blocks_of
from genglossary.pipeline.text.stated import stated
from genglossary.readers.encoding import decode
from genglossary.readers.types import Reading, Unreadable

_CHARSET = re.compile(rb"Content-Type:[^\n]*charset=([\w.:-]+)", re.IGNORECASE)


def read(data: bytes) -> Reading:
    """The messages of a catalog. Raises `Unreadable` where there are none."""
    declared = _CHARSET.search(data)
    text, encoding, warnings = decode(data, declared[1].decode("ascii", "replace") if declared else "")
    blocks = tuple(blocks_of(text))
    if not any(block.kind == "paragraph" for block in blocks):
        raise Unreadable(stated("The file has no messages: no msgid with words behind it."))
    return Reading(text=text, blocks=blocks, encoding=encoding, warnings=warnings)
