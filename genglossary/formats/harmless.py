"""Glossaries without characters that a terminal or an editor obeys: documents are written by anybody, and so are the
names of their files."""

from dataclasses import fields, replace
from typing import Any

from genglossary.formats.types import Entry, Equivalent, Glossary, SourceReference, Spelling, TranslationProof
from genglossary.pipeline.text.controls import shown


def harmless(glossary: Glossary) -> Glossary:
    """The glossary with pictures in place of control characters, everywhere; offsets are of the stored text and
    stay.
    """
    entries = tuple(map(_entry, glossary.entries))
    proofs = tuple(map(_proof, glossary.proofs))
    return replace(glossary, title=shown(glossary.title), entries=entries, proofs=proofs)


def _proof(proof: TranslationProof) -> TranslationProof:
    own, other = (replace(each, **_shown_texts(each)) for each in (proof.own, proof.other))
    return replace(proof, **_shown_texts(proof), own=own, other=other)


def _entry(entry: Entry) -> Entry:
    return replace(
        entry,
        **_shown_texts(entry),
        spellings=tuple(replace(each, **_shown_texts(each)) for each in entry.spellings),
        equivalents=tuple(replace(each, **_shown_texts(each)) for each in entry.equivalents),
        evidence=tuple(replace(each, **_shown_texts(each)) for each in entry.evidence),
    )


def _shown_texts(part: Entry | Spelling | Equivalent | SourceReference | TranslationProof) -> dict[str, Any]:
    """The fields of text, by their names."""
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: shown(value) for name, value in values.items() if isinstance(value, str)}
