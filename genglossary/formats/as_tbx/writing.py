"""A glossary as TBX, concept by concept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import NamedTuple, TypeAlias, cast
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from genglossary.formats.as_tbx.concepts import entry_of
from genglossary.formats.as_tbx.names import (
    COMPLETE,
    LANGUAGE_TAG,
    PARTS_OF_SPEECH,
    STATUS,
    STATUS_2,
    TERM_TYPE,
    VERSION_2,
    VERSION_3,
    WRITER,
    XML_LANG,
    Shape,
)  # fmt: skip
from genglossary.formats.as_tbx.notes import Part, as_note, differences, of_equivalent, of_term
from genglossary.formats.as_tbx.reading import resolved
from genglossary.formats.headings import under_allowed
from genglossary.formats.order import best_first
from genglossary.formats.types import AVOIDED, Entry, Equivalent, Glossary, SourceReference, Spelling, Usage
from genglossary.formats.xml_characters import legal
from genglossary.readers.tree import Element

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IN_PARTS = frozenset({"spellings", "evidence", "equivalents"})
Node: TypeAlias = "etree._Element"  # pyright: ignore[reportPrivateUsage]


class _Dialect(NamedTuple):
    """A version of TBX as it is written. `complete` adds what only this program understands; tools that show every
    note to translators are spared it."""

    shape: Shape
    status: Mapping[Usage, str]
    complete: bool
    head: str
    foot: str


_HEADER = f"<fileDesc>{{title}}{WRITER}</fileDesc>"
_DIALECTS = {
    "": _Dialect(
        VERSION_3, STATUS, complete=True,
        head=f'<tbx type="TBX-Basic" {COMPLETE} xml:lang={{language}} xmlns="urn:iso:std:iso:30042:ed-2">\n'
        f"  <tbxHeader>{_HEADER}</tbxHeader>\n  <text>\n",
        foot="  </text>\n</tbx>\n",
    ),
    "tbx2": _Dialect(
        VERSION_2, STATUS_2, complete=False,
        head=f'<martif type="TBX" xml:lang={{language}}>\n  <martifHeader>{_HEADER}</martifHeader>\n  <text>\n',
        foot="  </text>\n</martif>\n",
    ),
}  # fmt: skip


def write(glossary: Glossary, dialect: str = "") -> Iterator[bytes]:
    """Write in UTF-8, the best term first, a concept at a time: version 3, or 2 with the dialect "tbx2"."""
    how = _DIALECTS[dialect]
    entries = best_first(glossary)
    if not how.complete:  # many of these tools know the first term alone
        entries = [*map(under_allowed, entries)]
    ids = _xml_ids(entries)
    places = {entry.id: xml_id for entry, xml_id in zip(reversed(entries), reversed(ids), strict=True) if entry.id}
    known = {xml_id: entry.id for entry, xml_id in zip(entries, ids, strict=True)}
    names = {entry.id: entry.text for entry in reversed(entries)}
    head = how.head.format(language=quoteattr(_language(glossary)), title=_title(glossary.title, how.complete))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.encode()
    yield b"    <body>\n" if entries else b""
    for entry, xml_id in zip(entries, ids, strict=True):
        concept = _concept(entry, xml_id, how)
        _refer(concept, entry, places, names)
        if how.complete:
            _complete(concept, entry, known)
        etree.indent(concept, "  ", level=3)
        yield b"      " + etree.tostring(concept, encoding="UTF-8", xml_declaration=False) + b"\n"
    yield (b"    </body>\n" if entries else b"") + how.foot.encode()


def _xml_ids(entries: Iterable[Entry]) -> list[str]:
    """For each entry its id where it is a UUID, else its number; no two are the same."""
    used: set[str] = set()
    ids: list[str] = []
    for number, entry in enumerate(entries, start=1):
        taken = entry.id in used or not _UUID.fullmatch(entry.id)
        used.add(entry.id)
        ids.append(f"gg-{number}" if taken else f"gg-{entry.id}")
    return ids


def _language(glossary: Glossary) -> str:
    """That of the words around the entries, else the one of most entries."""
    counted = Counter(entry.language for entry in glossary.entries)
    best = max(counted, key=lambda language: counted[language], default="en")
    language = glossary.language or best
    return language if LANGUAGE_TAG.fullmatch(language) else "und"


def _title(title: str, complete: bool) -> str:
    if not title:
        return ""
    exact = legal(title) == title == title.strip() and not re.search(r"[\r\n]", title)
    note = "" if exact or not complete else f"<note>{escape(as_note({'title': title}))}</note>"
    return f"<titleStmt><title>{escape(legal(title), {chr(13): '&#13;'})}</title>{note}</titleStmt>"


def _concept(entry: Entry, xml_id: str, how: _Dialect) -> Node:
    """Everything of an entry that tools of others read."""
    concept = etree.Element(how.shape.concept, id=xml_id)
    _say(concept, "note", entry.notes)
    if entry.do_not_translate and not how.complete:
        _say(concept, "descrip", "No", "Translation needed")  # where Weblate looks
    main = etree.SubElement(concept, how.shape.language, {XML_LANG: _tag(entry.language)})
    _define(main, entry.definition, entry.source or _document(entry))
    _term(main, entry, _kind_of_head(entry), how)
    for passage in entry.evidence:
        _passage(main[-1], passage)
    for spelling in entry.spellings:
        _term(main, spelling, TERM_TYPE.get(spelling.kind, ""), how)
    for tag, group in groupby(_visible(entry, how), key=lambda each: _tag(each.language)):
        _other_language(concept, tag, list(group), how)
    return concept


def _visible(entry: Entry, how: _Dialect) -> list[Equivalent]:
    """The equivalents that others may see, by language: rejected ones never, proposals only where their note is."""
    wanted = ("accepted", "proposed") if how.complete else ("accepted",)
    visible = [each for each in entry.equivalents if each.status in wanted]
    if not how.complete:
        visible.sort(key=lambda each: each.usage in AVOIDED)
    return sorted(visible, key=lambda each: _tag(each.language))


def _document(entry: Entry) -> str:
    """The document that a quoted definition is from."""
    return entry.evidence[0].document if entry.evidence and entry.origin == "extracted" else ""


def _kind_of_head(entry: Entry) -> str:
    """The type of the entry's own term, where its spellings tell."""
    kinds = {spelling.kind for spelling in entry.spellings}
    if "long_form" in kinds:
        return "abbreviation"
    return "fullForm" if "abbreviation" in kinds else ""


def _tag(language: str) -> str:
    return language if LANGUAGE_TAG.fullmatch(language) else "und"


def _say(parent: Node, element: str, text: str, category: str = "") -> None:
    if text:
        child = etree.SubElement(parent, element, {"type": category} if category else {})
        child.text = legal(text)


def _define(parent: Node, definition: str | None, source: str) -> None:
    if definition is not None:
        group = etree.SubElement(parent, "descripGrp")
        etree.SubElement(group, "descrip", type="definition").text = legal(definition)
        _say(group, "admin", source, "source")


def _term(parent: Node, term: Entry | Spelling, kind: str, how: _Dialect) -> None:
    section = etree.SubElement(parent, how.shape.term)
    _say(section, "term", term.text)
    if term.part_of_speech:
        known = term.part_of_speech in PARTS_OF_SPEECH
        _say(section, "termNote", term.part_of_speech if known else "other", "partOfSpeech")
    _say(section, "termNote", how.status.get(term.usage, ""), "administrativeStatus")
    _say(section, "termNote", kind, "termType")
    for note in of_term(term):
        _say(section, "note", note)


def _passage(section: Node, passage: SourceReference) -> None:
    group = etree.SubElement(section, "descripGrp")
    etree.SubElement(group, "descrip", type="context").text = legal(passage.shown)
    _say(group, "admin", passage.document, "source")


def _other_language(concept: Node, tag: str, terms: list[Equivalent], how: _Dialect) -> None:
    section = etree.SubElement(concept, how.shape.language, {XML_LANG: tag})
    definitions = [each.definition for each in terms if each.definition is not None]
    _define(section, definitions[0] if definitions else None, "")
    if not how.complete:  # Weblate's explanation of a translation
        for note in filter(None, (each.notes for each in terms)):
            etree.SubElement(section, "note", {"from": "translator"}).text = legal(note)
    for each in terms:
        term = etree.SubElement(section, how.shape.term)
        _say(term, "term", each.text)
        _say(term, "termNote", how.status.get(each.usage, ""), "administrativeStatus")
        for note in of_equivalent(each):
            _say(term, "note", note)
        _say(term, "note", each.notes if how.complete else "")


def _refer(concept: Node, entry: Entry, places: Mapping[str, str], names: Mapping[str, str]) -> None:
    """Cross references stand before the languages; other entries can only be named where they are in the file."""
    first = next(at for at, child in enumerate(concept) if child.get(XML_LANG) is not None)
    known = [other for other in entry.see_also if other in places]
    for number, other in enumerate(known):
        reference = etree.Element("ref", type="crossReference", target=places[other])
        reference.text = legal(names[other])
        concept.insert(first + number, reference)


def _complete(concept: Node, entry: Entry, known: Mapping[str, str]) -> None:
    """Notes for what a reader of the visible part would not get back: read it, and compare. So nothing is lost."""
    read = resolved(entry_of(cast("Element", concept)), known)
    main, *others = (child for child in concept if child.get(XML_LANG) is not None)
    head, *spellings = main.iterchildren(VERSION_3.term)
    hidden = [asdict(each) for each in entry.equivalents if each.status == "rejected"]
    differing = differences(entry, read, without=_IN_PARTS) | ({"equivalents": hidden} if hidden else {})
    if differing:
        note = etree.Element("note")
        note.text = as_note(differing)
        main.insert(0, note)
    _note_all(head.iterchildren("descripGrp"), entry.evidence, read.evidence)
    _note_all(spellings, entry.spellings, read.spellings)
    terms = (term for language in others for term in language.iterchildren(VERSION_3.term))
    _note_all(terms, _visible(entry, _DIALECTS[""]), read.equivalents)


def _note_all(places: Iterable[Node], true: Iterable[Part], read: Iterable[Part]) -> None:
    for place, one, other in zip(places, true, read, strict=True):
        if differing := differences(one, other):
            _say(place, "note", as_note(differing))
