"""TermBase eXchange (ISO 30042) for translation tools: version 3, dialect TBX-Basic, and version 2 for older tools.

Written: the definition and contexts with their sources, part of speech, administrative status, kinds of terms, notes,
cross references, and the terms of other languages. What TBX-Basic has no place for stands in notes: "Reading: …" and
the like for people, "GenGlossary: {…}" for this program, so that a file of version 3 gives back the same glossary.
Read: versions 2 and 3 (DCA and DCT), TBX-Min and MultiTerm's XML, with what tools make of them.
"""

from functools import partial

from genglossary.formats.as_tbx.reading import is_own, read, read_with_problems
from genglossary.formats.as_tbx.writing import write

__all__ = ["WRITERS", "is_own", "read", "read_with_problems", "write"]

WRITERS = {"tbx2": partial(write, dialect="tbx2")}
"""Dialect to its writer."""
