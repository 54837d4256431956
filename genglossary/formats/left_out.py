"""The losses of a glossary in a format, in one line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from genglossary import formats
from genglossary.formats.headings import under_allowed
from genglossary.formats.registry import Aspect, format_called
from genglossary.formats.types import AVOIDED, Entry, Glossary

_SHOWN = 5
_LONGEST = 60
WORDS: dict[Aspect, tuple[str, str]] = {
    "definitions": ("definition", "definitions"),
    "contexts": ("context", "contexts"),
    "readings": ("reading", "readings"),
    "variants": ("variant", "variants"),
    "avoided": ("deprecated or forbidden spelling", "deprecated or forbidden spellings"),
    "switches": ("switch", "switches"),
    "exact": ("switch for no inflection", "switches for no inflection"),
    "translations": ("translation", "translations"),
    "proposals": ("proposed translation", "proposed translations"),
    "sources": ("source", "sources"),
    "passages": ("passage", "passages"),
    "notes": ("note", "notes"),
    "categories": ("category", "categories"),
    "links": ("link to another entry", "links to other entries"),
    "rejections": ("rejected translation", "rejected translations"),
    "definitions_there": ("definition of a translation", "definitions of translations"),
    "readings_there": ("reading of a translation", "readings of translations"),
    "notes_there": ("note on a translation", "notes on translations"),
    "parts_of_speech": ("part of speech", "parts of speech"),
}
"""One and several of each aspect that is told, in the order in which it is."""


class Loss(NamedTuple):
    """The things that a file of a format cannot say: times of each aspect, entries without a place, entries cut."""

    counts: Mapping[Aspect, int]
    skipped: Sequence[str]
    shortened: Sequence[str]


def left_out(name: str, glossary: Glossary, dialect: str = "") -> str:
    """A sentence such as "Left out: 12 definitions, 40 passages.", or "" when nothing that people know is.

    Figures (scores, counts) are never missed.
    """
    return " ".join(_sentences(_loss(name, dialect, counts_of(glossary.entries), *_terms(name, glossary))))


def loss_of_each(glossary: Glossary) -> dict[tuple[str, str], Loss]:
    """The loss in every format and its dialects, by its name and the dialect's ("" for none)."""
    counts = counts_of(glossary.entries)
    found: dict[tuple[str, str], Loss] = {}
    for name, each in formats.FORMATS.items():
        terms = _terms(name, glossary)
        found |= {(name, dialect): _loss(name, dialect, counts, *terms) for dialect in ("", *each.dialects)}
    return found


def _terms(name: str, glossary: Glossary) -> tuple[list[str], list[str]]:
    return formats.skipped(name, glossary), formats.shortened(name, glossary)


def _loss(name: str, dialect: str, counts: Counter[Aspect], skipped: list[str], shortened: list[str]) -> Loss:
    carried = format_called(name).carried_in(dialect)
    lost: Mapping[Aspect, int] = {aspect: count for aspect, count in counts.items() if aspect not in carried}
    return Loss(lost, _named(skipped), _named(shortened))


def _named(terms: Iterable[str]) -> list[str]:
    """The terms as a line can name them: one may be as long as a paragraph."""
    return [term if len(term) <= _LONGEST else f"{term[: _LONGEST - 1]}…" for term in terms]


def _sentences(loss: Loss) -> Iterator[str]:
    lost = [f"{count:,} {WORDS[aspect][count != 1]}" for aspect, count in loss.counts.items()]
    if lost:
        yield f"Left out: {', '.join(lost)}."
    yield from _about(loss.skipped, "entry has no place in it", "entries have no place in it")
    yield from _about(loss.shortened, "entry is cut", "entries are cut")


def _about(terms: Sequence[str], one: str, several: str) -> list[str]:
    """A sentence on these terms, of which the first are named; none where there are none."""
    named = ", ".join(terms[:_SHOWN]) + (", …" if len(terms) > _SHOWN else ".")
    return [f"{len(terms):,} {one if len(terms) == 1 else several}: {named}"] if terms else []


def counts_of(entries: Iterable[Entry]) -> Counter[Aspect]:
    """Count how often the entries say each aspect, in the order in which it is told; those never said are no keys."""
    counted = Counter[Aspect](aspect for entry in entries for aspect in _aspects(entry))
    return Counter({aspect: counted[aspect] for aspect in WORDS if counted[aspect]})


def _aspects(entry: Entry) -> Iterator[Aspect]:
    if entry.definition is not None:
        yield "definitions"
        if entry.source or entry.evidence:
            yield "sources"
    elif entry.evidence:
        yield "contexts"
    told = [each for each in entry.equivalents if each.status != "rejected"]
    several: tuple[tuple[Aspect, int], ...] = (
        ("passages", len(entry.evidence) - 1),
        ("translations", sum(each.status == "accepted" for each in entry.equivalents)),
        ("proposals", sum(each.status == "proposed" for each in entry.equivalents)),
        ("links", len(entry.see_also)),
        ("rejections", sum(each.status == "rejected" for each in entry.equivalents)),
        ("definitions_there", sum(bool(each.definition) for each in told)),
        ("readings_there", sum(bool(each.reading) for each in told)),
        ("notes_there", sum(bool(each.notes) for each in told)),
        ("parts_of_speech", sum(bool(each.part_of_speech) for each in (entry, *entry.spellings))),
    )
    for aspect, count in several:
        for _ in range(count):
            yield aspect
    yield from _aspects_of_spellings(entry)
    if entry.notes:
        yield "notes"
    if entry.category:
        yield "categories"


def _aspects_of_spellings(entry: Entry) -> Iterator[Aspect]:
    entry = under_allowed(entry)
    for each in (entry, *entry.spellings):
        if each is not entry and each.usage in AVOIDED:
            yield "avoided"
        elif each is not entry:
            yield "variants"
        if each.reading and each.reading != each.text:
            yield "readings"
        if each.as_written is not None or each.do_not_translate:
            yield "switches"
        if each.exact:
            yield "exact"
