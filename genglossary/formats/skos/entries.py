"""SKOS concepts, and defined terms of schema.org, as the entries of a glossary."""

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from genglossary.formats.skos.concepts import READING
from genglossary.formats.skos.schema_org import in_words_of_skos
from genglossary.formats.skos.statements import DC, DCT, RDF, RDFS, SKOS, TYPE, XL, Graph, Literal, Name, Thing
from genglossary.formats.types import Entry, Equivalent, Glossary, Problem, SourceReference, Spelling, Unusable
from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.text.tags import primary

_PREFERRED = (SKOS + "prefLabel", XL + "prefLabel")
_ALTERNATIVE = (SKOS + "altLabel", XL + "altLabel")
_HIDDEN = (SKOS + "hiddenLabel", XL + "hiddenLabel")
_LABELS = {*_PREFERRED, *_ALTERNATIVE, *_HIDDEN}
_NOTES = tuple(SKOS + name for name in ("note", "scopeNote", "editorialNote", "historyNote", "changeNote"))
_RELATED = tuple(SKOS + name for name in ("related", "broader", "narrower"))
_SOURCES = (DCT + "source", DC + "source")
_TITLES = (DCT + "title", DC + "title", SKOS + "prefLabel", RDFS + "label")
_READ = {
    *_LABELS, *_NOTES, *_RELATED, *_SOURCES, TYPE, RDFS + "label",
    *(SKOS + name for name in ("definition", "example", "inScheme", "topConceptOf", "hasTopConcept")),
}  # fmt: skip
"""Properties that have a place of their own, or say only where the concept is kept."""
_URN = "urn:uuid:"


class _Label(NamedTuple):
    text: str
    language: str
    forbidden: bool


def glossary_of(graph: Graph) -> tuple[Glossary, tuple[Problem, ...]]:
    """The concepts of a file, with those that have no label as problems by their number in the file.

    The first label of a concept is the entry, in files of other programs the first in the language that most concepts
    have labels in; labels of other languages are equivalents. Hidden labels are forbidden spellings. A concept keeps
    its identity in every file that names it by the same address. Raises `Unusable` where there is no concept.
    """
    graph = in_words_of_skos(graph)
    things = [*graph.things()]
    schemes = [each for each in things if each.is_a(SKOS + "ConceptScheme")]
    concepts = [each for each in things if _is_concept(each) and each not in schemes]
    if not concepts and not schemes:
        raise Unusable(stated("There is no SKOS concept and no defined term of schema.org in this file."))
    title = next((text.text for each in schemes for text in _texts(graph, each, *_TITLES)), "")
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    language = _main_language(graph, concepts)
    for number, concept in enumerate(concepts, start=1):
        try:
            entries[concept.iri] = _entry(graph, concept, language)
        except ValueError as error:
            problems.append(Problem(row=number, reason=f"{concept.iri}: {error}."))
    if problems and not entries:
        raise Unusable(stated("Concept %(number)s: %(reason)s", number=problems[0].row, reason=problems[0].reason))
    linked = tuple(_linked(entry, graph.thing(iri), entries) for iri, entry in entries.items())
    return Glossary(title=title, entries=linked), tuple(problems)


def _is_concept(thing: Thing) -> bool:
    return thing.is_a(SKOS + "Concept") or any(name in _LABELS for name, _ in thing.said)


def _main_language(graph: Graph, concepts: Iterable[Thing]) -> str:
    """The language of most preferred labels, and of most definitions where several have as many: programs order the
    labels of a concept as they like. Our own files have the label of the entry first."""
    foreign = [each for each in concepts if not each.iri.startswith(_URN)]
    said = {
        name: Counter(primary(each.language) for thing in foreign for each in _texts(graph, thing, *properties))
        for name, properties in (("labels", _PREFERRED), ("definitions", (SKOS + "definition",)))
    }
    return max(said["labels"], key=lambda tag: (said["labels"][tag], said["definitions"][tag]), default="")


def _entry(graph: Graph, concept: Thing, language: str) -> Entry:
    labels = [*_labels(graph, concept)]
    if not labels:
        raise ValueError("the concept has no label")
    head = _head(labels, "" if concept.iri.startswith(_URN) else language)
    own = [each for each in labels if each is not head and _same(each, head)]
    definitions = [*_texts(graph, concept, SKOS + "definition")]
    definition = _definition(definitions, head, labels, even_untagged=True)
    equivalents = tuple(_equivalents(graph, concept, labels, head))
    taken = {definition, *(each.definition for each in equivalents)}
    sources = [*_sources(graph, concept)]
    notes = [
        *_own_notes(graph, concept, labels, head, definition is None, sources),
        *(f"Definition: {each.text}" for each in definitions if each.text not in taken),
        *_other_notes(graph, concept),
    ]
    return Entry(
        text=head.text,
        usage="forbidden" if head.forbidden else "",
        language=head.language.partition("-")[0].lower() or "und",
        reading="".join(_in_language(_texts(graph, concept, *_PREFERRED), READING.lower())[:1]),
        spellings=tuple(
            Spelling(text=each.text, kind="synonym", usage="forbidden" if each.forbidden else "") for each in own
        ),
        definition=definition,
        origin="" if definition is None else "imported",
        source="" if definition is None else "; ".join(sources),
        evidence=tuple(_examples(graph, concept)),
        notes="\n".join(notes),
        equivalents=equivalents,
        id=_id(concept.iri),
    )


def _head(labels: list[_Label], language: str) -> _Label:
    """The first label in a language, else the first; a forbidden one where there is no other."""
    allowed = [each for each in labels if not each.forbidden]
    return next((each for each in allowed if primary(each.language) == language), [*allowed, *labels][0])


def _examples(graph: Graph, concept: Thing) -> Iterator[SourceReference]:
    for each in _texts(graph, concept, SKOS + "example"):
        if each.text:
            yield SourceReference(document="", start=0, end=len(each.text), text=each.text)


def _labels(graph: Graph, concept: Thing) -> Iterator[_Label]:
    """The preferred ones first; readings are none."""
    kinds = [(_PREFERRED, False), (_ALTERNATIVE, False), (_HIDDEN, True)]
    if not any(name in _LABELS for name, _ in concept.said):
        kinds = [((RDFS + "label",), False)]
    for properties, forbidden in kinds:
        for label in _texts(graph, concept, *properties):
            if label.text.strip() and label.language.lower() != READING.lower():
                yield _Label(label.text, label.language, forbidden)


def _texts(graph: Graph, thing: Thing, *properties: str) -> Iterator[Literal]:
    """The texts of properties; where the value is a thing of its own, the text of that."""
    for value in thing.values(*properties):
        if isinstance(value, Literal):
            yield value
        else:
            inside = graph.thing(value.iri).values(RDF + "value", XL + "literalForm")
            yield from (each for each in inside if isinstance(each, Literal))


def _sources(graph: Graph, concept: Thing) -> Iterator[str]:
    for value in concept.values(*_SOURCES):
        yield value.text if isinstance(value, Literal) else value.iri


def _own_notes(
    graph: Graph, concept: Thing, labels: list[_Label], head: _Label, undefined: bool, sources: list[str]
) -> Iterator[str]:
    """All notes but those in the language of an equivalent; an address that is no id of ours; a source of nothing."""
    others = {each.language.lower() for each in labels} - {head.language.lower()}
    yield from (each.text for each in _texts(graph, concept, *_NOTES) if each.language.lower() not in others)
    if undefined:
        yield from (f"Source: {source}" for source in sources)
    if not concept.iri.startswith(("_:", _URN)):
        yield f"URI: {concept.iri}"


def _other_notes(graph: Graph, concept: Thing) -> Iterator[str]:
    """Properties that have no place here, by their names."""
    for name in dict.fromkeys(name for name, _ in concept.said if name not in _READ):
        said = [text.text for text in _texts(graph, concept, name)]
        said += [each.iri for each in concept.values(name) if isinstance(each, Name) and not each.iri.startswith("_:")]
        yield from (f"{re.split('[/#]', name)[-1]}: {text}" for text in said if text.strip())


def _definition(
    definitions: Iterable[Literal], label: _Label, labels: Iterable[_Label], *, even_untagged: bool = False
) -> str | None:
    """The definition in the language of a label; where there is none, one in a language like it (en and en-GB), or in
    none at all, that no other label has."""
    others = {each.language.lower() for each in labels} - {(tag := label.language.lower())}
    free = [(each.language.lower(), each.text) for each in definitions if each.language.lower() not in others]
    near = (text for language, text in free if language and language.partition("-")[0] == tag.partition("-")[0])
    untagged = (text for language, text in free if even_untagged and not language)
    return next((text for language, text in free if language == tag), next(near, next(untagged, None)))


def _equivalents(graph: Graph, concept: Thing, labels: list[_Label], head: _Label) -> Iterator[Equivalent]:
    """One for each label of another language; definition and notes are those of the first that has the tag."""
    seen: set[str] = set()
    for label in labels:
        if _same(label, head):
            continue
        tag = label.language.lower()
        first, _ = tag not in seen, seen.add(tag)
        definition = _definition(_texts(graph, concept, SKOS + "definition"), label, labels) if first else None
        notes = _in_language(_texts(graph, concept, *_NOTES), tag) if first else []
        yield Equivalent(
            language=label.language or "und",
            text=label.text,
            usage="forbidden" if label.forbidden else "",
            definition=definition,
            notes="\n".join(notes),
        )


def _in_language(texts: Iterable[Literal], tag: str) -> list[str]:
    return [each.text for each in texts if each.language.lower() == tag]


def _same(one: _Label | Literal, other: _Label) -> bool:
    return one.language.lower() == other.language.lower()


def _id(iri: str) -> str:
    if iri.startswith("_:"):
        return ""
    return iri.removeprefix(_URN) if iri.startswith(_URN) else str(uuid.uuid5(uuid.NAMESPACE_URL, iri))


def _linked(entry: Entry, concept: Thing, entries: dict[str, Entry]) -> Entry:
    """With its relations as ids; those that lead out of the file are noted."""
    names = list(dict.fromkeys(each.iri for each in concept.values(*_RELATED) if isinstance(each, Name)))
    lost = [f"See also: {each}" for each in names if each not in entries]
    ids = tuple(entries[each].id for each in names if each in entries and entries[each].id)
    return replace(entry, see_also=ids, notes="\n".join(filter(None, (entry.notes, *lost)))) if names else entry
