"""Definitions that a document gives of entries in its own lists of words, to be held against each other (GG204)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from genglossary.checking.hits import Hit
from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import NOT_YET, finding
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry


def definitions_in(
    document: Manuscript, hits: Mapping[int, Sequence[Hit]], entries: Sequence[Entry], options: Options
) -> Iterator[tuple[int, str, Finding]]:
    """Index of the entry, the words, and a finding to be at the term. A term of a list is all that its block says.
    Names head lists of what holds for each of them (Linux, macOS)."""
    texts = {
        id(term): text.prose.text
        for term, text in pairwise(document.stretches)
        if term.block.kind == "definition_term" and text.block.kind == "definition_text"
    }
    for index, found in hits.items() if texts else ():
        for hit in found:
            words = texts.get(id(hit.stretch))
            is_told = not (entries[index].as_written or (words or "").rstrip().endswith((":", "：")))
            if words and is_told and hit.last - hit.first == len(hit.stretch.prose.text.strip()):
                span = (hit.start, hit.end)
                entry = entries[index]
                yield index, words, finding(document, "GG204", span, NOT_YET, options, entry=entry, stretch=hit.stretch)
