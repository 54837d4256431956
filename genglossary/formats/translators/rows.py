"""Tables with one row an entry: Weblate, Phrase, Crowdin, Lokalise."""

from collections import Counter
from collections.abc import Iterator

from genglossary.formats.translators.pairs import (
    Languages,
    Unplaced,
    avoided,
    equivalents,
    main_term,
    notice_equivalents,
    notice_hidden,
    one_line,
    ordered,
    same,
)
from genglossary.formats.types import Entry, Equivalent, Glossary

_CROWDIN_STATUS = {"preferred": "preferred", "admitted": "admitted"}


def weblate(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """Write the rows of Weblate's "CSV file"; a term without translation is a row to translate. Of terms that are
    written the same the context tells which is which.
    """
    yield ["source", "target", "context", "translator_comments", "developer_comments"]
    entries = _entries(glossary, languages, unplaced)
    times = Counter(main_term(entry) for entry in entries)
    for entry in entries:
        source, first = main_term(entry), _first(entry, languages.target, unplaced)
        target = first.text if first else source if entry.do_not_translate else ""
        context = (entry.slug or entry.id) if times[source] > 1 else ""
        explained = "\n".join(filter(None, (entry.definition, entry.notes)))
        yield [source, one_line(target), context, first.notes if first else "", explained]
        notice_hidden(entry, unplaced)


def phrase(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """All languages at once; Phrase takes en and en-US for different ones."""
    codes = _targets(glossary, languages)
    yield ["term", "description", "case sensitive", "translatable", *codes]
    for entry in _unique(_entries(glossary, languages, unplaced), unplaced):
        found = [_first(entry, code, unplaced) for code in codes]
        flags = ["true" if entry.as_written else "false", "false" if entry.do_not_translate else "true"]
        terms = [one_line(each.text) if each else "" for each in found]
        yield [main_term(entry), one_line(entry.definition), *flags, *terms]
        notice_hidden(entry, unplaced)
        _notice_notes(entry, unplaced)


def crowdin(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """A concept a row; the columns are named as Crowdin's dialog for them expects."""
    codes = [languages.source, *_targets(glossary, languages)]
    yield ["Concept Definition", "Concept Note", *(f"{name} [{code}]" for code in codes for name in _CROWDIN_NAMES)]
    for entry in _entries(glossary, languages, unplaced):
        own = [main_term(entry), _CROWDIN_STATUS.get(entry.usage, ""), entry.part_of_speech]
        others = [_crowdin_term(_first(entry, code, unplaced)) for code in codes[1:]]
        cells = [cell for cells in (own, *others) for cell in cells]
        yield [entry.definition or "", entry.notes, *cells]
        notice_hidden(entry, unplaced)


_CROWDIN_NAMES = ("Term", "Status", "Part of Speech")


def _crowdin_term(term: Equivalent | None) -> list[str]:
    return [one_line(term.text), _CROWDIN_STATUS.get(term.usage, ""), ""] if term else ["", "", ""]


def lokalise(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> Iterator[list[str]]:
    """No term twice, and everything in small letters but the texts; what people avoid has rows of its own."""
    codes = [languages.source, *_targets(glossary, languages)]
    columns = [column for code in codes for column in (code.lower(), f"{code.lower()}_description")]
    yield ["term", "description", "casesensitive", "translatable", "forbidden", "tags", *columns]
    entries = _entries(glossary, languages, unplaced)
    seen = Counter(main_term(entry) for entry in entries)
    for entry in _unique(entries, unplaced):
        found = [_first(entry, code, unplaced) for code in codes[1:]]
        cells = [cell for each in found for cell in _with_description(each)]
        definition = one_line(entry.definition)
        flags = [_yes(entry.as_written is True), _yes(not entry.do_not_translate), "no", ""]
        yield [main_term(entry), definition, *flags, main_term(entry), definition, *cells]
        _notice_notes(entry, unplaced)
        notice_equivalents(entry, unplaced)
        as_written = {one_line(each.text): each.as_written is True for each in (entry, *entry.spellings)}
        for text in filter(None, map(one_line, avoided(entry))):
            if seen[text]:
                unplaced.add("forbidden spellings that are terms themselves", text)
                continue
            seen[text] += 1
            yield [text, f"Use: {main_term(entry)}", _yes(as_written[text]), "no", "yes", "", *[""] * len(columns)]


def _with_description(term: Equivalent | None) -> tuple[str, str]:
    return (one_line(term.text), one_line(term.definition)) if term else ("", "")


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _entries(glossary: Glossary, languages: Languages, unplaced: Unplaced) -> list[Entry]:
    """Those of the source language that have a term that may be written."""
    found: list[Entry] = []
    for entry in ordered(glossary):
        if not same(entry.language, languages.source):
            unplaced.add(f"entries that are not in “{languages.source}”", entry.text)
        elif not main_term(entry):
            unplaced.add("entries whose every spelling is forbidden", entry.text)
        else:
            found.append(entry)
    return found


def _unique(entries: list[Entry], unplaced: Unplaced) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if main_term(entry) in seen:
            unplaced.add("terms that stand twice", entry.text)
        else:
            seen.add(main_term(entry))
            yield entry


def _targets(glossary: Glossary, languages: Languages) -> list[str]:
    """All languages of accepted equivalents, the one that is asked for first."""
    accepted = (each for entry in glossary.entries for each in entry.equivalents if each.status == "accepted")
    found = sorted({each.language for each in accepted if not same(each.language, languages.source)})
    return sorted(found, key=lambda code: not same(code, languages.target))


def _first(entry: Entry, language: str, unplaced: Unplaced) -> Equivalent | None:
    """The best term in a language; the others have no place in a table."""
    found = equivalents(entry, language)
    for each in found[1:]:
        unplaced.add("further translations of a term", each.text)
    return found[0] if found else None


def _notice_notes(entry: Entry, unplaced: Unplaced) -> None:
    if entry.notes:
        unplaced.add("notes", entry.text)
