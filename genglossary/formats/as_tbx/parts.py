"""One part of a TBX file, a concept, a language or a term, as the things that are said there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from genglossary.formats.as_tbx.names import (
    CONCEPTS,
    LANGUAGES,
    TERMS,
    TYPED,
    kind_of,
    meaning,
    part_of_speech_of,
    usage_of,
)  # fmt: skip
from genglossary.formats.as_tbx.notes import private_content, said
from genglossary.formats.types import SourceReference
from genglossary.formats.yes_no import is_flag, is_yes
from genglossary.readers.tree import Element, attribute, name, words

_INDENTED = re.compile(r"[ \t]*[\r\n]+[ \t]+")
_LEVELS = LANGUAGES | TERMS | frozenset(CONCEPTS)
_PASSED_BY = frozenset({"transacGrp", "transac", "date", "language"})


class Located(Element, Protocol):
    """An element that knows its line in the file."""

    @property
    def sourceline(self) -> int | None: ...


class _Item(NamedTuple):
    """One thing said: `category` is as written, `source` and `extra` (what this program noted) stand beside it."""

    category: str
    text: str
    source: str = ""
    target: str = ""
    extra: "dict[str, Any] | None" = None


@dataclass(kw_only=True)
class Sayings:
    """Everything said in one part. `fields` are those of a spelling or an equivalent, `own` what this program noted
    about the part; `references` are ids of concepts as the file has them, with words; `sources` stand by themselves."""

    definitions: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    contexts: list[SourceReference] = field(default_factory=list[SourceReference])
    notes: list[str] = field(default_factory=list[str])
    sources: list[str] = field(default_factory=list[str])
    references: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    own: dict[str, Any] = field(default_factory=dict[str, Any])


def text_of(element: Element) -> str:
    """The text inside; a line break that only indents the file is a space."""
    text = (element.text or "") if next(iter(element), None) is None else words(element)
    return (_INDENTED.sub(" ", text) if "\n" in text or "\r" in text else text).strip()


def sayings_of(element: Element, *, of_term: bool = False) -> Sayings:
    """The things that the element says itself, without the levels below it. Only notes of a term have fixed forms."""
    result = Sayings()
    for item in _items(element):
        # A passage of ours may be empty; it stands for its place.
        if item.text or item.target or meaning(item.category) == "context":
            _take(item, result, of_term)
    return result


def _items(element: Element) -> Iterator[_Item]:
    for child in element:
        local = name(child)
        if not local or local == "term" or local in _PASSED_BY or (local in _LEVELS and name(element) != "ntig"):
            continue
        if local == "termGrp":
            yield from _items(child)
        elif local.endswith("Grp"):
            yield from _group(child)
        elif local == "note" and (keyed := list(_keyed(child))):
            yield from keyed
        else:
            yield _item(child)


def _group(group: Element) -> Iterator[_Item]:
    """The first thing in a group is what it is about; the source and our own note are said of it."""
    items = list(_items(group))
    if not items:
        return
    main, *others = items
    extra = next((own for each in others if (own := private_content(each.text)) is not None), None)
    source = next((each.text for each in others if meaning(each.category) == "source"), "")
    yield main._replace(source=source, extra=extra)
    yield from (each for each in others if meaning(each.category) != "source" and private_content(each.text) is None)


def _keyed(note: Element) -> Iterator[_Item]:
    """The things that a note of TBX-Min says: it names each one."""
    keys = [text_of(each) for each in note.iterfind(".//{*}noteKey")]
    values = [text_of(each) for each in note.iterfind(".//{*}noteValue")]
    if len(keys) == len(values):
        yield from (_Item(key, value) for key, value in zip(keys, values, strict=True))


def _item(element: Element) -> _Item:
    local = name(element)
    category = attribute(element, "type") or local if local in TYPED else local
    return _Item(category, text_of(element), target=attribute(element, "target"))


def _take(item: _Item, result: Sayings, of_term: bool) -> None:
    own = private_content(item.text)
    match meaning(item.category):
        case "definition":
            result.definitions.append((item.text, item.source))
        case "context":
            result.contexts.append(_context(item))
        case "source":
            result.sources.append(item.text)
        case "reference" if item.target:
            result.references.append((item.target, item.text))
        case "note" if own is not None:
            result.own |= own
        case "note":
            fields = said(item.text) if of_term else {}
            result.fields |= fields
            result.notes += [] if fields else [item.text]
        case known:
            _take_field(known, item, result)


def _take_field(known: str, item: _Item, result: Sayings) -> None:
    match known:
        case "status" if usage := usage_of(item.text):
            result.fields["usage"] = usage
        case "kind":
            result.fields["kind"] = kind_of(item.text)
        case "part_of_speech":
            result.fields["part_of_speech"] = part_of_speech_of(item.text)
        case "reading":
            result.fields["reading"] = item.text
        case "translate":
            result.fields["do_not_translate"] = item.text.lower() in ("no", "false")
        case "case" if is_flag([item.text]):
            result.fields["as_written"] = is_yes(item.text, item.category)
        case "forbidden" | "preferred" if is_flag([item.text]):
            result.fields |= {"usage": known} if is_yes(item.text, item.category) else {}
        case _:  # nothing that somebody wrote is dropped
            target = f"{item.text} <{item.target}>" if item.target else item.text
            result.notes.append(f"{item.category}: {target.strip()}")


def _context(item: _Item) -> SourceReference:
    """A passage; of a file by others nobody knows where it stands in its document."""
    extra = item.extra or {}
    start, end = extra.get("start", 0), extra.get("end", len(item.text))
    text, document = extra.get("text", item.text), extra.get("document", item.source)
    return SourceReference(document=str(document), start=int(start), end=int(end), text=str(text))
