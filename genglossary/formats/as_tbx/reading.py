"""TBX files as glossaries: versions 2 and 3, DCA and DCT, TBX-Min, MultiTerm's XML."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from lxml import etree
from pydantic import ValidationError

from genglossary.formats.as_tbx.concepts import Found, entry_of
from genglossary.formats.as_tbx.names import COMPLETE, CONCEPTS, WRITER
from genglossary.formats.as_tbx.notes import private_content
from genglossary.formats.as_tbx.parts import Located, text_of
from genglossary.formats.types import Entry, Glossary, Problem, Unusable
from genglossary.pipeline.text.stated import stated
from genglossary.readers.tree import attribute, name

_ROOTS = frozenset({"tbx", "martif", "mtf"})

_HEAD = 4000  # bytes, with the longest title of a project


@dataclass
class _Frame:
    """The parts of a file around its concepts."""

    language: str = ""
    title: str = ""


def read(data: bytes) -> Glossary:
    """The entries that can be read. Raises `Unusable` where the file is broken or no TBX at all."""
    return read_with_problems(data)[0]


def is_own(data: bytes) -> bool:
    """Whether this program wrote the file, with all that is known of an entry."""
    return all(mark.encode() in data[:_HEAD] for mark in (WRITER, COMPLETE))


def read_with_problems(data: bytes) -> tuple[Glossary, tuple[Problem, ...]]:
    """The entries that can be read, and what could not, by line.

    Of a concept in several languages the language of the file is the entry, or else its first; the others are
    equivalents. Concepts of other programs get ids that are the same each time. Terms that stand in several concepts
    are several entries. Raises `Unusable` where the file is broken, no TBX, or nothing of it can be read.
    """
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    frame = _Frame()
    for number, concept in enumerate(_concepts(data, frame)):
        xml_id = attribute(concept, "id")
        key = xml_id if xml_id and xml_id not in found else f" {number}"  # no id has a space
        line = concept.sourceline or 0
        try:
            found[key] = entry_of(concept, frame.language)
        except (ValueError, TypeError) as error:
            problems.append(Problem(row=line, reason=_reason(xml_id, error)))
        else:
            problems += [Problem(row=line, reason=reason) for reason in found[key].doubts]
            if xml_id and key != xml_id:
                problems.append(
                    Problem(row=line, reason=stated('The id "%(id)s" stands twice in the file.', id=xml_id))
                )
    if problems and not found:
        raise Unusable(stated("Line %(line)s: %(reason)s", line=problems[0].row, reason=problems[0].reason))
    known = {key: each.entry.id for key, each in found.items()}
    entries = tuple(resolved(each, known) for each in found.values())
    language = frame.language.partition("-")[0].lower()
    return Glossary(title=frame.title, language=language, entries=entries), tuple(problems)


def resolved(found: Found, known: Mapping[str, str]) -> Entry:
    """The entry with its cross references as ids of entries; `known` has those by the ids of the file. Where the
    concept is not in the file its name becomes a note."""
    if not found.references:
        return found.entry
    ids = [known[target] for target, _ in found.references if known.get(target)]
    lost = [words or target for target, words in found.references if not known.get(target)]
    notes = "\n".join(filter(None, (found.entry.notes, *(f"See also: {words}" for words in lost))))
    return replace(found.entry, see_also=tuple(ids), notes=notes)


def _reason(xml_id: str, error: Exception) -> str:
    if isinstance(error, ValidationError):
        problem = error.errors()[0]
        return f"Entry {xml_id or 'without id'}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}."
    return f"Entry {xml_id or 'without id'}: {error}."


def _concepts(data: bytes, frame: _Frame) -> Iterator[Located]:
    """Each concept in turn, freed when the next one is asked for: a file may be larger than memory allows a tree."""
    # No DTD, entity or address is ever followed, and without `huge_tree` libxml2 bounds depth and lengths.
    walk = etree.iterparse(
        io.BytesIO(data), tag=[f"{{*}}{each}" for each in (*CONCEPTS, "titleStmt", "languages")], load_dtd=False,
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    checked = False
    try:
        for _, element in walk:
            if not checked:
                checked = _check(element.getroottree(), frame)
            if name(element) in CONCEPTS:
                yield cast("Located", element)
                _free(element)
            else:
                _notice(cast("Located", element), frame)
        if not checked:
            _check(walk.root.getroottree(), frame)
    except etree.XMLSyntaxError as error:
        raise Unusable(
            stated("Line %(lineno)s: this is not well-formed XML: %(msg)s.", lineno=error.lineno, msg=error.msg)
        ) from None


def _check(tree: Any, frame: _Frame) -> bool:
    """Refuses what is no TBX; `tree` has at least its root."""
    declared = tree.docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise Unusable(
            stated("The file declares entities; TBX needs none, and they are how files attack their readers.")
        )
    root: Located = tree.getroot()
    if name(root).lower() not in _ROOTS:
        raise Unusable(stated("This is XML, but no TBX: its first element is <%(name)s>.", name=name(root)))
    frame.language = frame.language or attribute(root, "lang")
    return True


def _notice(element: Located, frame: _Frame) -> None:
    if name(element) == "languages":  # of TBX-Min
        frame.language = attribute(element, "source")
    for child in element:
        text = text_of(child)
        own = private_content(text) if name(child) == "note" else None
        frame.title = str(own.get("title", text)) if own else frame.title if name(child) != "title" else text


def _free(element: "etree._Element") -> None:  # pyright: ignore[reportPrivateUsage]
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
