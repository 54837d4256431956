"""Notes of fixed form: what TBX-Basic has no place for, for people ("Reading: …") and for this program (JSON)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from genglossary.formats.as_tbx.names import PRIVATE
from genglossary.formats.types import Entry, Equivalent, SourceReference, Spelling
from genglossary.formats.xml_characters import ILLEGAL

READING = "Reading"
FORBIDDEN = "forbidden"
_SWITCHES = {"Case as written": "as_written", "Exact form": "exact", "Do not translate": "do_not_translate"}
_FORM = re.compile(rf"({READING}|Usage|Translation status|{'|'.join(_SWITCHES)}): (.+)", re.S)
_YES_OR_NO = {"yes": True, "no": False}


def of_term(term: Entry | Spelling) -> Iterator[str]:
    """The notes that say what people decided about the form of a term."""
    if term.usage == FORBIDDEN:
        yield f"Usage: {FORBIDDEN}"
    if term.reading:
        yield f"{READING}: {term.reading}"
    for words, field in _SWITCHES.items():
        value: bool | None = getattr(term, field)
        # Undecided is not "no"; of the other two "no" is what holds anyhow.
        if value or (value is False and field == "as_written"):
            yield f"{words}: {'yes' if value else 'no'}"


def of_equivalent(term: Equivalent) -> Iterator[str]:
    """The notes that say what people decided about a term of another language."""
    if term.usage == FORBIDDEN:
        yield f"Usage: {FORBIDDEN}"
    if term.reading:
        yield f"{READING}: {term.reading}"
    if term.status != "accepted":
        yield f"Translation status: {term.status}"


def said(note: str) -> dict[str, Any]:
    """The fields that a note of fixed form gives; empty for any other note."""
    found = _FORM.fullmatch(note)
    if found is None:
        return {}
    words, value = found[1], found[2]
    if words == READING:
        return {"reading": value}
    if words == "Usage":
        return {"usage": FORBIDDEN} if value == FORBIDDEN else {}
    if words == "Translation status":
        return {"status": value} if value in ("proposed", "rejected") else {}
    return {_SWITCHES[words]: _YES_OR_NO[value]} if value in _YES_OR_NO else {}


def private_content(note: str) -> dict[str, Any] | None:
    """The content of a note that this program wrote for itself; None for any other note."""
    if not note.startswith(PRIVATE + "{"):
        return None
    try:
        content: dict[str, Any] = json.loads(note.removeprefix(PRIVATE))
    except (ValueError, RecursionError):
        return None
    return content


Part = Entry | Spelling | Equivalent | SourceReference


def differences(true: Part, read: Part, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of `true` that a reader of the visible part would not get back, but for those in `without`."""
    names = [field.name for field in fields(true) if field.name not in without]
    return {name: getattr(true, name) for name in names if getattr(true, name) != getattr(read, name)}


def as_note(content: Mapping[str, Any]) -> str:
    """The note for `content`, legal in XML."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return PRIVATE + ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
