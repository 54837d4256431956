"""A concept of a TBX file as an entry: one language is the entry itself, its other terms are spellings, the terms of
other languages equivalents."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from genglossary.formats.as_tbx.names import LANGUAGE_TAG, LANGUAGES, TERMS
from genglossary.formats.as_tbx.parts import Sayings, sayings_of, text_of
from genglossary.formats.columns import language_tag
from genglossary.formats.types import AVOIDED, Entry, Equivalent, Spelling
from genglossary.pipeline.text.stated import stated
from genglossary.readers.tree import Element, attribute, name

OWN_ID = re.compile(r"gg-(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|\d+)")
"""The ids of concepts that this program wrote: the id of the entry, or a number for one that has none."""
_OTHERS = uuid.UUID("6f1c9a52-8f0e-4f0c-9d55-3a7f6f2b7f11")
"""The namespace of ids for the concepts of other programs."""

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
_SPELLING: TypeAdapter[Spelling] = TypeAdapter(Spelling)
_EQUIVALENT: TypeAdapter[Equivalent] = TypeAdapter(Equivalent)
_OF_ENTRY = frozenset(each.name for each in fields(Entry)) - {"spellings", "evidence", "equivalents"}
_OF_SPELLING = frozenset(each.name for each in fields(Spelling))
_OF_EQUIVALENT = frozenset(each.name for each in fields(Equivalent))

_NOTED = {"part_of_speech": "partOfSpeech", "kind": "termType"}
"""Fields that a term of another language has no place for."""


class Found(NamedTuple):
    """An entry, its cross references as the file has them (target, words), and what is doubtful about it."""

    entry: Entry
    references: list[tuple[str, str]]
    doubts: list[str]


class _Term(NamedTuple):
    text: str
    said: Sayings


class _Language(NamedTuple):
    tag: str
    said: Sayings
    terms: list[_Term]

    @property
    def code(self) -> str:
        return self.tag.partition("-")[0].lower()


def entry_of(concept: Element, main_language: str = "") -> Found:
    """The entry that a concept is. Raises `ValueError` with the reason where it cannot be one."""
    doubts: list[str] = []
    languages = [_language(each, doubts) for each in concept if name(each) in LANGUAGES]
    languages = [each for each in languages if each.terms]
    if not languages:
        raise ValueError("it has no term")
    own = OWN_ID.fullmatch(attribute(concept, "id"))
    main = languages[0] if own else _main(languages, main_language)
    others = [each for each in languages if each is not main]
    said, terms = sayings_of(concept), list(main.terms)
    head = terms[0] if own else _head(terms)
    spellings = [term for term in terms if term is not head]
    noted = said.own | main.said.own
    parts = (said, main.said, *(term.said for term in terms))
    hidden = map(_EQUIVALENT.validate_python, noted.get("equivalents", ()))
    values = _values(said, main, head, spellings) | {
        "status": "candidate" if own else "accepted",
        "id": _id(attribute(concept, "id"), main.tag, head.text),
        "spellings": tuple(map(_spelling, spellings)),
        "equivalents": (*(found for language in others for found in _equivalents(language)), *hidden),
        "evidence": tuple(passage for part in parts for passage in part.contexts if own or passage.text),
    }
    values |= {key: value for key, value in noted.items() if key in _OF_ENTRY}
    references = [] if "see_also" in noted else [*said.references, *main.said.references, *head.said.references]
    return Found(_ENTRY.validate_python(values), references, doubts)


def _language(element: Element, doubts: list[str]) -> _Language:
    named = next((each for each in element if name(each) == "language"), element)  # MultiTerm names it inside
    tag = attribute(named, "lang").strip().replace("_", "-")
    tag = (language_tag(tag) or tag) if tag.isupper() else tag  # as MultiTerm writes them
    if not LANGUAGE_TAG.fullmatch(tag):
        doubts.append(
            stated('"%(tag)s" is no code of a language.', tag=tag) if tag else stated("A language has no code.")
        )
        tag = "und"
    terms = [_term(each) for each in element if name(each) in TERMS]
    return _Language(tag, sayings_of(element), [term for term in terms if term.text])


def _term(element: Element) -> _Term:
    inner = next((each for each in element if name(each) == "termGrp"), element)
    term = next((each for each in inner if name(each) == "term"), None)
    return _Term("" if term is None else text_of(term), sayings_of(element, of_term=True))


def _main(languages: list[_Language], wanted: str) -> _Language:
    """That of the file (en-US matches en), else the first."""
    same = [each for each in languages if each.tag.lower() == wanted.lower()]
    near = [each for each in languages if each.code == wanted.partition("-")[0].lower()]
    return [*same, *near, *languages][0]


def _head(terms: list[_Term]) -> _Term:
    """The preferred term, else the first that may be written."""
    preferred = [term for term in terms if term.said.fields.get("usage") == "preferred"]
    allowed = [term for term in terms if term.said.fields.get("usage", "") not in AVOIDED]
    return [*preferred, *allowed, *terms][0]


def _id(xml_id: str, language: str, text: str) -> str:
    if own := OWN_ID.fullmatch(xml_id):
        return own[1] or ""
    # With the term, because many files number their concepts c1, c2, …
    return str(uuid.uuid5(_OTHERS, f"{xml_id}\n{language}\n{text}")) if xml_id else ""


def _values(concept: Sayings, main: _Language, head: _Term, spellings: list[_Term]) -> dict[str, Any]:
    """The fields of the entry itself."""
    parts = (main.said, head.said, concept)
    definitions = [each for part in parts for each in part.definitions]
    sources = [each for part in parts for each in part.sources]
    values: dict[str, Any] = {"text": head.text, "language": main.code}
    if definitions:
        definition, source = definitions[0]
        values |= {"definition": definition, "origin": "imported", "source": source or "".join(sources[:1])}
        sources = sources if source else sources[1:]
    lines = [line for part in (concept, main.said, head.said) for line in part.notes]
    lines += [f"Definition: {_with(text, source)}" for text, source in definitions[1:]]
    lines += [f"Source: {source}" for source in sources]
    lines += [f"{term.text}: {line}" for term in spellings for line in _spelling_notes(term.said)]
    shared = {**concept.fields, **main.said.fields, **head.said.fields}
    values |= {key: shared[key] for key in shared if key in _OF_SPELLING and key != "kind"}
    return values | {"notes": "\n".join(lines)}


def _spelling_notes(said: Sayings) -> Iterator[str]:
    """A spelling has no place for more than its form: what else is said of it stands in the notes of the entry."""
    yield from said.notes
    yield from (f"Definition: {_with(text, source)}" for text, source in said.definitions)
    yield from (f"Source: {source}" for source in said.sources)


def _with(text: str, source: str) -> str:
    return f"{text} ({source})" if source else text


def _spelling(term: _Term) -> Spelling:
    found = {key: value for key, value in (term.said.fields | term.said.own).items() if key in _OF_SPELLING}
    return _SPELLING.validate_python({"kind": "synonym", "text": term.text} | found)


def _equivalents(language: _Language) -> Iterator[Equivalent]:
    """One for each term; what is said of the language is said of the first."""
    for number, term in enumerate(language.terms):
        parts = (language.said, term.said) if number == 0 else (term.said,)
        definitions = [each for part in parts for each in part.definitions]
        lines = [line for part in parts for line in part.notes]
        lines += [f"Definition: {_with(text, source)}" for text, source in definitions[1:]]
        lines += [f"Source: {source}" for _, source in definitions[:1] if source]
        lines += [f"Source: {source}" for part in parts for source in part.sources]
        lines += [f"Context: {_with(each.text, each.document)}" for part in parts for each in part.contexts]
        said = term.said.fields | term.said.own
        lines += [f"{_NOTED[key]}: {said[key]}" for key in _NOTED if said.get(key)]
        found = {key: value for key, value in said.items() if key in _OF_EQUIVALENT}
        definition = definitions[0][0] if definitions else None
        values = {"language": language.tag, "text": term.text, "definition": definition, "notes": "\n".join(lines)}
        yield _EQUIVALENT.validate_python(values | found)
