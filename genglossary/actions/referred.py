"""Entries of which a reference glossary says more than the project itself, as they are exported."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from genglossary.formats import Entry, Equivalent, Spelling
from genglossary.formats.types import Usage
from genglossary.models import Definition, Term
from genglossary.runs.stored.references import ReferredEntry, referred, wins


def with_references(
    wanted: QuerySet[Term],
    entries: Sequence[tuple[Term, Entry]],
    definitions: Mapping[int, Definition],
    as_there: Callable[[ReferredEntry], Entry],
) -> tuple[Entry, ...]:
    """The entries of the terms `wanted` of one project, completed where it says nothing itself.

    `definitions` are its own that are shown, by term; `as_there` makes an entry of one of a reference.
    """
    others = referred(entries[0][0].project_id, wanted) if entries else {}
    return tuple(
        completed_by(entry, as_there(other), source=other.source, defines=other.definition is not None)
        if (other := others.get(term.pk)) and not wins(term, definitions.get(term.pk))
        else entry
        for term, entry in entries
    )


def completed_by(entry: Entry, other: Entry, *, source: str, defines: bool) -> Entry:
    """`entry` with the spellings, their usages, and the equivalents of `other`; with its definition if it `defines`.

    The passages that prove it stay in the other project.
    """
    found = replace(
        entry,
        spellings=_spellings(entry, other),
        equivalents=entry.equivalents or tuple(map(_of_file, other.equivalents)),
        reading=entry.reading or other.reading,
        category=entry.category or other.category,
        part_of_speech=entry.part_of_speech or other.part_of_speech,
        **_switches(entry, other),
    )
    if not defines:
        return found
    return replace(
        found,
        definition=other.definition,
        confidence=other.confidence,
        origin="imported",
        source=source,
        evidence=(),
        issues=tuple(each for each in entry.issues if each != "no_definition"),
    )


def _spellings(entry: Entry, other: Entry) -> tuple[Spelling, ...]:
    """Those of the other glossary as it says them, and those that only the documents here have."""
    there = {each.text: each for each in other.spellings}
    if other.text != entry.text:
        there.setdefault(other.text, Spelling(text=other.text))
    there.pop(entry.text, None)
    own = {each.text: each for each in entry.spellings}
    return tuple(each if each.usage else there.get(text, each) for text, each in (there | own).items())


def _of_file(equivalent: Equivalent) -> Equivalent:
    return replace(equivalent, origin="import")


def _switches(entry: Entry, other: Entry) -> dict[str, Any]:
    """The decisions about the spelling that `entry` is called by, wherever somebody made them."""
    same = next((each for each in (other, *other.spellings) if each.text == entry.text), None)
    usage: Usage = entry.usage or (same.usage if same else "")
    return {
        "usage": usage,
        "as_written": entry.as_written if entry.as_written is not None or same is None else same.as_written,
        "exact": entry.exact or bool(same and same.exact),
        "do_not_translate": entry.do_not_translate or bool(same and same.do_not_translate),
    }
