"""Segments of translation memories and of files for translators: their words, and a catalog of messages made of them.

The stored text is a catalog as gettext writes it, so that one way of pairing serves all (pipeline.bilingual.catalogs).
"""

from collections.abc import Iterable
from typing import NamedTuple

from genglossary.pipeline.bilingual.catalogs import blocks_of
from genglossary.pipeline.text.stated import stated
from genglossary.readers import tree
from genglossary.readers.tree import Element
from genglossary.readers.types import Reading, Unreadable

_CODE = frozenset(("bpt", "ept", "it", "bx", "ex", "sc", "ec", "cp"))  # what is in them is markup of the original
_STANDS = frozenset(("ph", "x", "ut"))  # the same, for something that stands there by itself
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": None})


class Segment(NamedTuple):
    """An original and its translation, "" where there is none. `doubtful` says that nobody vouches for it yet."""

    original: str
    translation: str = ""
    doubtful: bool = False


def words_of(element: Element | None) -> str:
    """The words of a segment without the markup that is kept in it; "" of none."""
    if element is None:
        return ""
    pieces: list[str] = []
    walk = tree.Walk(element)
    for event, each in walk:
        if event == "end":
            pieces.append((each.tail or "") if each is not element else "")
        elif not isinstance(each.tag, str) or tree.name(each) in _CODE | _STANDS:  # an entity has no name
            pieces.append(" " if tree.name(each) in _STANDS else "")
            walk.pass_by()
        else:
            pieces.append(each.text or "")
    return "".join(pieces).strip()


def catalog(segments: Iterable[Segment]) -> Reading:
    """The `segments` as a catalog. Raises `Unreadable` where there is none with words."""
    text = "\n".join(_message(each) for each in segments if each.original)
    if not text:
        raise Unreadable(stated("The file has no segments: no original with words in it."))
    return Reading(text=text, blocks=tuple(blocks_of(text)))


def _message(segment: Segment) -> str:
    flag = "#, fuzzy\n" if segment.doubtful else ""
    original, translation = (each.translate(_ESCAPED) for each in segment[:2])
    return f'{flag}msgid "{original}"\nmsgstr "{translation}"\n'
