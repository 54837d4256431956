"""The entries of a glossary as SKOS concepts of one scheme.

SKOS knows one preferred label a language, alternative ones, and hidden ones that nobody should write; it says nothing
of kinds, scores and switches. Spellings that people deprecated or forbade are hidden labels.
"""

import re
import uuid
from collections.abc import Iterable, Iterator

from genglossary.formats.order import Place, place_of
from genglossary.formats.skos.statements import DCT, SKOS, TYPE, Literal, Name, Thing
from genglossary.formats.types import AVOIDED, Entry, Equivalent, Glossary

READING = "ja-Hrkt"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_NAMELESS = uuid.UUID("1d2f9a0e-6c55-4f35-8f0a-2b9d7a6f5c10")
"""The namespace of ids for what has none."""


def things_of(glossary: Glossary) -> Iterator[Thing]:
    """The scheme, then its concepts as a dictionary orders them."""
    scheme = f"urn:uuid:{uuid.uuid5(_NAMELESS, glossary.title)}"
    title = [(DCT + "title", Literal(glossary.title))] if glossary.title else []
    yield Thing(scheme, [(TYPE, Name(SKOS + "ConceptScheme")), *title])
    iris = _iris(glossary.entries)
    known = {entry.id: iri for entry, iri in zip(reversed(glossary.entries), reversed(iris), strict=True) if entry.id}
    concepts = [_Concept(entry) for entry in glossary.entries]
    for concept, iri in sorted(zip(concepts, iris, strict=True), key=lambda pair: (pair[0].place, pair[1])):
        related = [(SKOS + "related", Name(known[each])) for each in concept.entry.see_also if each in known]
        inside = [(TYPE, Name(SKOS + "Concept")), (SKOS + "inScheme", Name(scheme))]
        yield Thing(iri, list(dict.fromkeys([*inside, *concept.said(), *related])))


def _iris(entries: Iterable[Entry]) -> list[str]:
    """The id of each entry; for one without, an id made of its place in the glossary."""
    used: set[str] = set()
    iris: list[str] = []
    for number, entry in enumerate(entries):
        good = _UUID.fullmatch(entry.id) and entry.id not in used
        name = entry.id if good else str(uuid.uuid5(_NAMELESS, f"{number}\n{entry.language}\n{entry.text}"))
        used.add(name)
        iris.append(f"urn:uuid:{name}")
    return iris


class _Concept:
    """An entry with the labels that SKOS allows it: no text twice in one language, one preferred label a language."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self._labels: dict[Literal, str] = {}
        self._add(entry.text, entry.language, hidden=entry.usage in AVOIDED)
        for spelling in sorted(entry.spellings, key=lambda each: each.usage in AVOIDED):
            self._add(spelling.text, entry.language, hidden=spelling.usage in AVOIDED)
        for each in self._equivalents():
            self._add(each.text, each.language, hidden=each.usage in AVOIDED)
        visible = (label for label, kind in self._labels.items() if kind != "hiddenLabel")
        self._main = next(visible, literal(entry.text, entry.language))
        self._reading = entry.reading if self._main.language == entry.language == "ja" else ""

    def _equivalents(self) -> list[Equivalent]:
        """Those that people accepted, by language and the best first."""
        order = ("preferred", "", "admitted", "deprecated", "forbidden")
        accepted = (each for each in self.entry.equivalents if each.status == "accepted")
        return sorted(accepted, key=lambda each: (each.language.lower(), order.index(each.usage)))

    def _add(self, text: str, language: str, *, hidden: bool) -> None:
        label = literal(text, language)
        same = [kind for other, kind in self._labels.items() if _tag(other) == _tag(label)]
        if any(other.text == text and _tag(other) == _tag(label) for other in self._labels):
            return
        self._labels[label] = "hiddenLabel" if hidden else "altLabel" if "prefLabel" in same else "prefLabel"

    @property
    def place(self) -> Place:
        """The place of the main label in a dictionary."""
        return place_of(self._main.text, self._reading)

    def said(self) -> Iterator[tuple[str, Name | Literal]]:
        """Labels, texts and sources; the main language first, the others in the order of their tags."""
        for kind in ("prefLabel", "altLabel", "hiddenLabel"):
            labels = (label for label, its in self._labels.items() if its == kind)
            yield from ((SKOS + kind, label) for label in self._ordered(labels))
            if kind == "prefLabel" and self._reading:
                yield SKOS + kind, Literal(self._reading, READING)
        yield from ((SKOS + "definition", each) for each in self._ordered(self._definitions()))
        yield from ((SKOS + "note", each) for each in self._ordered(self._notes()))
        # Documents are in any language, whatever that of the term.
        yield from ((SKOS + "example", Literal(passage.shown)) for passage in self.entry.evidence if passage.shown)
        if self._source and self._leads():
            yield DCT + "source", Literal(self._source)

    @property
    def _source(self) -> str:
        """Of the definition: as it is said, else the document that it is quoted from."""
        if not self.entry.definition:
            return ""
        quoted = self.entry.evidence if self.entry.origin == "extracted" else ()
        return self.entry.source or next((each.document for each in quoted), "")

    def _leads(self) -> bool:
        """Whether the main label is in the language of the entry, so that a source is that of its definition."""
        return _tag(self._main) == _tag(literal("", self.entry.language))

    def _ordered(self, texts: Iterable[Literal]) -> list[Literal]:
        return sorted(texts, key=lambda each: (_tag(each) != _tag(self._main), _tag(each)))

    def _definitions(self) -> Iterator[Literal]:
        """The first of each language."""
        found: dict[str, Literal] = {}
        for each in (self.entry, *self._equivalents()):
            if each.definition:
                text = literal(each.definition, each.language)
                found.setdefault(_tag(text), text)
        return iter(found.values())

    def _notes(self) -> Iterator[Literal]:
        """One for each language, of all that is noted there."""
        notes: dict[str, list[str]] = {}
        for each in (self.entry, *self._equivalents()):
            if each.notes:
                notes.setdefault(_tag(literal("", each.language)), []).append(each.notes)
        if self._source and not self._leads():
            notes.setdefault(_tag(literal("", self.entry.language)), []).append(f"Source: {self._source}")
        return (Literal("\n".join(texts), tag) for tag, texts in notes.items())


def literal(text: str, language: str) -> Literal:
    """A text in a language; an undetermined one has no tag."""
    return Literal(text, language if _TAG.fullmatch(language) and language != "und" else "")


def _tag(text: Literal) -> str:
    """Tags are the same in capitals and without."""
    return text.language.lower()
