"""A glossary that comes from a file: entries with their rows, what cannot be imported and why, and what was guessed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from genglossary import formats
from genglossary.formats import as_json, as_tbx
from genglossary.formats.column_names import PRESETS
from genglossary.formats.columns import language_tag
from genglossary.formats.harmless import harmless
from genglossary.formats.heads import has_lines
from genglossary.formats.ids import is_uuid
from genglossary.formats.json_rows import rows_of_json
from genglossary.formats.pages import documents
from genglossary.formats.sheets import MOST_ROWS, TABLES, Sheet, read_sheet
from genglossary.formats.skos import jsonld, rdfxml
from genglossary.formats.skos.entries import glossary_of
from genglossary.formats.tables import Choices, Received, read_table
from genglossary.formats.types import Entry, Glossary, Problem, Unusable
from genglossary.pipeline.text.stated import stated

LONGEST: Mapping[str, int] = {"text": 300, "reading": 300, "part_of_speech": 40, "language": 35}
"""Characters that fields of terms may have, and those of their spellings and equivalents."""
LONGEST_TEXT = 100_000
"""Characters of a definition or of notes."""
_TEXTS = ("text", "definition", "notes", "reading", "source", "part_of_speech", "language", "document", "slug", "id")


Place = Literal["row", "line", "page", "paragraph", "entry"]

CLEARABLE = frozenset({"reading", "part_of_speech", "usage", "category", "notes", "definition"})
"""Fields that an empty cell can clear. Spellings and equivalents are lists: they are taken back one by one."""

_GUESS = Choices()
_TEXT = ".txt"
"""Tables with tabs, or a term and what it is in each line."""
RDF = ".rdf"
"""SKOS in RDF/XML, also as `.xml`: read, and not written."""
_PLACES: Mapping[str, Place] = {
    ".md": "line",
    ".rst": "line",
    ".pdf": "page",
    ".html": "paragraph",
    ".htm": "paragraph",
    ".xhtml": "paragraph",
    ".docx": "paragraph",
    ".adoc": "paragraph",
    ".asciidoc": "paragraph",
}
_OURS: Mapping[str, Callable[[bytes], bool]] = {".json": as_json.is_own, ".tbx": as_tbx.is_own}
"""Tell which files we wrote with all that is known of an entry."""
_SAME = {".markdown": ".md", ".mdx": ".md", ".xml": ".tbx", ".nt": ".ttl"}
"""Other suffixes of the same kinds of files."""


def receivable() -> list[str]:
    """The suffixes of files that can be read, tables first."""
    readable = (each.suffix for each in formats.FORMATS.values() if each.readable)
    return list(dict.fromkeys([*TABLES, *readable, *documents.SUFFIXES, RDF, *_SAME]))


def place_in(suffix: str) -> Place:
    """The kind of place that the numbers of entries and problems count in files with this suffix."""
    return "row" if suffix in TABLES else _PLACES.get(_SAME.get(suffix, suffix), "entry")


def receive(suffix: str, data: bytes, choices: Choices = _GUESS) -> Received:
    """Read a file of any format. Raises `Unusable` where nothing of it can be read."""
    if choices.preset and choices.preset not in PRESETS:
        raise Unusable(
            stated("There is no preset %(preset)r: %(names)s.", preset=choices.preset, names=", ".join(PRESETS))
        )
    if suffix not in {each.suffix for each in formats.FORMATS.values()}.union(receivable()):
        names = ", ".join(receivable())
        raise Unusable(stated("%(name)s is not a format of glossaries: %(names)s.", name=suffix, names=names))
    if suffix in TABLES:
        received = _table(suffix, data, choices)
    elif suffix == ".json" and jsonld.is_jsonld(data):
        received = _other(".jsonld", data)
    elif suffix == ".json" and (sheet := rows_of_json(data)):
        received = read_table(sheet, choices)
    else:
        received = _other(suffix, data)
    if len(received.entries) > MOST_ROWS:
        raise Unusable(stated("The file has more than %(n)s entries: import it in parts.", n=f"{MOST_ROWS:,}"))
    return _checked(received)


def _table(suffix: str, data: bytes, choices: Choices) -> Received:
    sheet = read_sheet(suffix, data, encoding=choices.encoding, delimiter=choices.delimiter)
    is_guessed = replace(choices, empty_clears=False) == _GUESS
    if is_guessed and suffix == _TEXT and has_lines(sheet.rows, sheet.delimiter):
        return _other(suffix, data)
    own = _own(suffix, data, sheet) if is_guessed else None
    received = own or read_table(sheet, _as_its_tool(suffix, choices))
    return replace(received, cleared=_cleared(received, sheet)) if choices.empty_clears else received


def opened(path: Path, name: str) -> tuple[Glossary, tuple[Problem, ...], bytes]:
    """The glossary in a file that people call `name`, what cannot be read of it, and its bytes. Raises `Unusable`, with
    the name."""
    suffix = path.suffix.lower()
    if suffix not in receivable():
        raise Unusable(stated("%(name)s: a glossary is read from %(names)s.", name=name, names=", ".join(receivable())))
    try:
        data = path.read_bytes()
        received = receive(suffix, data)
    except OSError as error:
        raise Unusable(stated("%(name)s cannot be read: %(error)s.", name=name, error=error.strerror)) from None
    except Unusable as error:
        raise Unusable(stated("%(name)s: %(reason)s", name=name, reason=error.reason)) from None
    return Glossary(entries=tuple(entry for _, entry in received.entries)), received.problems, data


def _cleared(received: Received, sheet: Sheet) -> frozenset[str]:
    """The fields that have a column, and can be cleared."""
    return CLEARABLE & set(received.guess.columns if received.guess else map(str.strip, sheet.rows[0][1]))


def _as_its_tool(suffix: str, choices: Choices) -> Choices:
    """OmegaT alone calls its tables so."""
    return replace(choices, preset="omegat") if suffix == ".utf8" and not choices.preset else choices


def _other(suffix: str, data: bytes) -> Received:
    suffix = _SAME.get(suffix, suffix)
    entries, problems = _entries_in(suffix, data)
    ours = suffix in _OURS and _OURS[suffix](data)
    safe = harmless(Glossary(entries=tuple(entry for _, entry in entries))).entries
    numbered = tuple((row, entry) for (row, _), entry in zip(entries, safe, strict=True))
    notices = (
        stated("Line %(line)s: %(reason)s", line=each.row, reason=each.reason) for each in problems if each.is_notice
    )
    wrong = tuple(each for each in problems if not each.is_notice)
    return Received(entries=numbered, problems=wrong, says_status=ours, is_ours=ours, notices=tuple(notices))


def _entries_in(suffix: str, data: bytes) -> tuple[tuple[tuple[int, Entry], ...], tuple[Problem, ...]]:
    """Entries of a file that is no table, with their places, and what cannot be read."""
    if suffix in (*documents.SUFFIXES, _TEXT):
        return documents.read_with_lines(suffix, data)
    if suffix == RDF or (suffix == ".tbx" and rdfxml.is_rdf(data)):
        glossary, problems = glossary_of(rdfxml.parsed(data))
        return tuple(enumerate(glossary.entries, 1)), problems
    return formats.read_with_lines(suffix, data)


def _numbered(glossary: Glossary, first: int) -> tuple[tuple[int, Entry], ...]:
    """Entries with their numbers, without characters that are obeyed."""
    return tuple(enumerate(harmless(glossary).entries, first))


def _own(suffix: str, data: bytes, sheet: Sheet) -> Received | None:
    """A table that we wrote, with all that such a one keeps; None for others, and for those that were damaged since."""
    header = [name.strip().lower() for name in sheet.rows[0][1]] if sheet.rows else []
    if not {"text", "confidence", "evidence", "status"} <= set(header):
        return None
    try:
        return Received(entries=_numbered(formats.read(suffix, data), 2), says_status=True, is_ours=True)
    except Unusable:
        return None


def _checked(received: Received) -> Received:
    """Without the entries that have no place in a project."""
    entries: list[tuple[int, Entry]] = []
    problems = list(received.problems)
    for row, entry in received.entries:
        if reason := next(_reasons(entry), ""):
            problems.append(Problem(row=row, reason=reason))
        else:
            entries.append((row, entry))
    return replace(received, entries=tuple(entries), problems=tuple(sorted(problems, key=lambda problem: problem.row)))


def _reasons(entry: Entry) -> Iterator[str]:
    if _is_no_text(entry):
        yield stated("It has halves of characters (lone surrogates), which cannot be stored.")
    for part in (entry, *entry.spellings, *entry.equivalents):
        for name, most in LONGEST.items():
            if len(getattr(part, name, "")) > most:
                yield stated(
                    "Its %(field)s has more than %(n)s characters: “%(value)s…”.",
                    field=name.replace("_", " "),
                    n=most,
                    value=getattr(part, name)[:40],
                )
        if any(len(getattr(part, name, None) or "") > LONGEST_TEXT for name in ("definition", "notes", "source")):
            yield stated("It has a text of more than %(n)s characters.", n=f"{LONGEST_TEXT:,}")
        if (language := getattr(part, "language", "und")) != "und" and not language_tag(language):
            yield stated("%(language)r is no language code.", language=language)
    if entry.id and not is_uuid(entry.id):
        yield stated("Its id %(id)r is no UUID.", id=entry.id[:40])


def _is_no_text(entry: Entry) -> bool:
    parts = (entry, *entry.spellings, *entry.equivalents, *entry.evidence)
    words = (getattr(part, name, None) or "" for part in parts for name in _TEXTS)
    try:
        "".join([*words, *entry.issues, *entry.see_also]).encode()
    except UnicodeEncodeError:
        return True
    return False
