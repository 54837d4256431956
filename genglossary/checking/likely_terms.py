"""Terms that documents use and the glossary does not have (GG206), by the extraction that makes glossaries."""

from collections.abc import Iterator, Sequence

from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import finding
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.matcher import find
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import DecidedTerm, Source

_LEAST, _MOST = 3, 50  # mentions of a term; terms, the best


def likely_terms(documents: Sequence[Manuscript], entries: Sequence[Entry], options: Options) -> Iterator[Finding]:
    """The best of the terms that the extraction would accept, each where it first stands. Excluded ones stay so."""
    corpus = Corpus(
        Source(key=key, name=each.name, text=each.text, blocks=each.blocks) for key, each in enumerate(documents)
    )
    known = [
        DecidedTerm(
            text=each.text,
            language=each.language,
            variants=tuple(spelling.text for spelling in each.spellings),
            required=each.status != "excluded",
            excluded=each.status == "excluded",
        )
        for each in entries
    ]
    names = {fold_key(text) for each in known for text in (each.text, *each.variants)}
    new = [
        each for each in extract(corpus, known=known)
        if each.accepted and each.frequency >= _LEAST and not names & {fold_key(text) for text in each.spellings}
    ]  # fmt: skip
    for term in new[:_MOST]:
        places = find(corpus, term.spellings)
        spots = ((key, flat[0], flat[1]) for found in places.values() for key, flat in found.items())
        for key, start, end in sorted(spots)[:1]:
            message = stated(
                "“%(term)s” looks like a term, and has no entry (%(count)s× in the documents).",
                term=term.text, count=term.frequency,
            )  # fmt: skip
            yield finding(documents[key], "GG206", (start, end), message, options)
