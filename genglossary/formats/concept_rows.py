"""Tables in which one entry stands in several rows, one for each of its terms, as those of Crowdin: the rows with one
number of a concept are one entry."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from genglossary.formats.column_names import key_of
from genglossary.formats.columns import Meaning
from genglossary.formats.types import Entry, Equivalent, Spelling

_CONCEPT = frozenset(("conceptid", "concept", "conceptno", "conceptnumber", "eid", "entryid", "entryno", "entrynumber"))
_ANY = _CONCEPT | {"id", "no", "番号", "概念番号"}

Rows = Iterable[tuple[int, Entry]]


def concept_column(names: Sequence[str], columns: Sequence[Meaning]) -> int | None:
    """The column that numbers concepts; a mere number does so where each row tells its language."""
    wanted = _ANY if any(each.field == "language" for each in columns) else _CONCEPT
    return next((at for at, name in enumerate(names) if key_of(name) in wanted), None)


def by_concept(rows: Rows, numbers: dict[int, str]) -> tuple[tuple[int, Entry], ...]:
    """Make one entry of the rows that have the same number; `numbers` are those of concepts by row. A row without one
    is an entry of its own."""
    concepts: dict[str, list[tuple[int, Entry]]] = {}
    for row, entry in rows:
        concepts.setdefault(numbers.get(row) or f"row {row}", []).append((row, entry))
    return tuple((several[0][0], _joined([entry for _, entry in several])) for several in concepts.values())


def _joined(several: list[Entry]) -> Entry:
    """The entry is in the language of the first row; it is called by the preferred term of these, else by the first."""
    if len(several) == 1:
        return several[0]
    own = [each for each in several if each.language == several[0].language]
    head = next((each for each in own if each.usage == "preferred"), own[0])
    others = [each for each in several if each.language != head.language]
    definitions = (each.definition for each in (head, *own) if each.definition)
    return replace(
        head,
        definition=next(definitions, None),
        spellings=(*head.spellings, *(_spelling(each) for each in own if each.text != head.text)),
        equivalents=(
            *{(each.language, each.text): each for entry in own for each in entry.equivalents}.values(),
            *(_equivalent(each, head) for each in others),
        ),
        notes="\n".join(dict.fromkeys(line for each in own for line in each.notes.split("\n") if line)),
    )


def _spelling(entry: Entry) -> Spelling:
    usage = "admitted" if entry.usage == "preferred" else entry.usage
    names = ("text", "reading", "part_of_speech", "as_written", "exact", "do_not_translate")
    return Spelling(kind="synonym", usage=usage, **{name: getattr(entry, name) for name in names})


def _equivalent(entry: Entry, head: Entry) -> Equivalent:
    """A term of another language: what is said of the concept stays with the entry."""
    said = set(head.notes.split("\n"))
    return Equivalent(
        language=entry.language,
        text=entry.text,
        usage=entry.usage,
        reading=entry.reading,
        definition=entry.definition if entry.definition != head.definition else None,
        notes="\n".join(line for line in entry.notes.split("\n") if line not in said),
    )
