"""Passages and what translates them as a translation memory (TMX 1.4b, https://www.gala-global.org/tmx-14b)."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from genglossary.formats.xml_characters import legal

SUFFIX = ".tmx"
MEDIA_TYPE = "application/x-tmx+xml"

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="GenGlossary" creationtoolversion={version} segtype="sentence" o-tmf="GenGlossary"
    adminlang="en" srclang={language} datatype="plaintext"/>
  <body>
"""
_UNIT = """    <tu srclang={language}>
      <prop type="x-document">{document}</prop>
      <tuv xml:lang={language}><seg>{text}</seg></tuv>
      <tuv xml:lang={other}><seg>{translation}</seg></tuv>
    </tu>
"""
_FOOT = "  </body>\n</tmx>\n"


class MemoryUnit(NamedTuple):
    """A passage without markup, its translation, their languages (BCP 47), and the document that it is from."""

    text: str
    translation: str
    language: str
    other: str
    document: str


def write(units: Iterable[MemoryUnit], language: str) -> Iterator[bytes]:
    """Write the memory in UTF-8, a unit at a time; `language` is that of most originals. What stands there again is
    written once.
    """
    yield _HEAD.format(version=quoteattr(version("genglossary")), language=quoteattr(language)).encode()
    written: set[int] = set()
    for unit in units:
        said = hash(unit[:4])
        if said not in written:
            written.add(said)
            yield _as_unit(unit).encode()
    yield _FOOT.encode()


def _as_unit(unit: MemoryUnit) -> str:
    text, translation, document = (escape(legal(each)) for each in (unit.text, unit.translation, unit.document))
    language, other = quoteattr(unit.language), quoteattr(unit.other)
    return _UNIT.format(document=document, language=language, text=text, other=other, translation=translation)
