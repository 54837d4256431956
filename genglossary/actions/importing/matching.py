"""Matching of the rows of a file with the entries of the project: never a guess."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from genglossary.actions.importing.known import Known, loose
from genglossary.formats import Entry, Equivalent, Spelling
from genglossary.formats.types import AVOIDED
from genglossary.models import Status, Term
from genglossary.models.stated import stated
from genglossary.models.term import designation

_CONTRADICTS = stated("It is the term, and forbidden or deprecated, in the same row.")


class Match(NamedTuple):
    """The row and its entry; `term` is the one of the project, None for a new one.

    `doubt` says why it is not clear which one it is, `problem` why the row cannot be imported at all.
    """

    row: int
    entry: Entry
    term: Term | None = None
    doubt: str = ""
    problem: str = ""


def matched(entries: Sequence[tuple[int, Entry]], known: Known) -> list[Match]:
    """A match for each row: by id, by the same text, by one that differs in case, width, hyphens or ー, by spellings.

    What is exactly an entry is decided first: what only looks like it is then another one.
    """
    rows = [(row, settled(entry)) for row, entry in entries]
    first = [_exact(row, entry, known) for row, entry in rows]
    first = [
        match._replace(term=None, problem=_CONTRADICTS) if _contradicts(entry) else match
        for match, (_, entry) in zip(first, entries, strict=True)
    ]
    taken = {match.term.pk for match in first if match.term}
    found = [match if match.term or match.problem else _alike(match, known, taken) for match in first]
    return list(_without_doubles(found))


def _contradicts(entry: Entry) -> bool:
    """Whether the text of an entry is one of its own spellings to avoid, which people may write all the same."""
    avoided = {designation(each.text) for each in entry.spellings if each.usage in AVOIDED}
    return designation(entry.text) in avoided and entry.usage not in AVOIDED


def settled(entry: Entry) -> Entry:
    """The entry as a project would store it: a term of the same language is another spelling."""
    spellings: dict[str, Spelling] = {}
    for each in entry.spellings:
        key = designation(each.text)
        if key not in spellings or spellings[key].usage not in AVOIDED or each.usage in AVOIDED:
            spellings[key] = each
    equivalents: list[Equivalent] = []
    for each in entry.equivalents:
        text = designation(each.text)
        if each.language.casefold() != entry.language.casefold() or entry.language == "und":
            equivalents.append(replace(each, text=text))
        else:
            spellings.setdefault(text, Spelling(text=text, kind="synonym", usage=each.usage, reading=each.reading))
    text = designation(entry.text)
    spellings.pop(text, None)
    return replace(
        entry,
        text=text,
        definition=(entry.definition or "").strip() or None,
        notes=entry.notes.strip(),
        spellings=tuple(replace(each, text=key) for key, each in spellings.items()),
        equivalents=tuple({(each.language.casefold(), each.text): each for each in equivalents}.values()),
    )


def _exact(row: int, entry: Entry, known: Known) -> Match:
    by_id, called = known.by_uid.get(entry.id.lower()), known.called(entry.text)
    by_id = known.head(by_id) if by_id and by_id.status != Status.NEW.value else None
    if by_id and called and by_id.pk not in called:
        other = next(iter(called.values()))
        one, other = f"“{by_id.text}”", f"“{other.text}”"
        problem = stated("Its id is that of %(one)s, and its term is that of %(other)s.", one=one, other=other)
        return Match(row, entry, problem=problem)
    return Match(row, entry, by_id or _of_that_sense(entry, list(called.values()), known))


def _of_that_sense(entry: Entry, called: Sequence[Term], known: Known) -> Term | None:
    """The one entry of that name; of homonyms the one that is defined so, and none where that is not clear."""
    if len(called) < 2:
        return called[0] if called else None
    shown = ((term, known.shown.get(term.pk)) for term in called)
    same = [term for term, definition in shown if definition and definition.text == entry.definition]
    return same[0] if len(same) == 1 else None


def _alike(match: Match, known: Known, taken: set[int]) -> Match:
    texts = [match.entry.text], [spelling.text for spelling in match.entry.spellings]
    similar = {pk for text in texts[0] for pk in known.by_loose.get(loose(text), ())} - taken
    if not similar:
        similar = {known.head(term).pk for text in texts[1] if (term := known.published(text))} - taken
    if len(similar) == 1:
        return match._replace(term=known.terms[similar.pop()])
    names = " / ".join(f"“{known.terms[pk].text}”" for pk in sorted(similar))
    doubt = stated("It may be %(terms)s: a new entry, unless it is left out.", terms=names) if names else ""
    return match._replace(doubt=doubt)


def _without_doubles(matches: Iterable[Match]) -> Iterator[Match]:
    """Refuse rows about what an earlier row is about, and spellings of which an earlier row has one; another sense of
    the same word is asked about, unless ids tell the two apart."""
    rows: dict[str, Match] = {}
    terms: dict[int, Match] = {}
    for match in matches:
        if match.problem:
            yield match
            continue
        words = [match.entry.text, *(spelling.text for spelling in match.entry.spellings)]
        double = next((word for word in words if word in rows), None)
        earlier = rows.get(double or "") or terms.get(match.term.pk if match.term else 0)
        found = _beside(match, earlier, double) if earlier else match
        if not found.problem:
            for word in words:
                rows.setdefault(word, found)
            if found.term:
                terms[found.term.pk] = found
        yield found


def _beside(match: Match, earlier: Match, double: str | None) -> Match:
    """The match of a row of which an earlier one has a word (`double`) or the entry."""
    is_same = match.term is not None and earlier.term is not None and match.term.pk == earlier.term.pk
    ids = {match.entry.id.lower(), earlier.entry.id.lower()}
    if len(ids - {""}) == 2 and not is_same:
        return match
    if _is_other_sense(match.entry, earlier.entry):
        doubt = stated("It may be another sense of “%(text)s”: a new entry, unless it is left out.", text=double or "")
        return match._replace(term=None, doubt=doubt) if is_same or not match.term else match
    if double is not None:
        problem = stated("“%(text)s” is in row %(row)d already.", text=double, row=earlier.row)
    else:
        text = match.term.text if match.term else ""
        problem = stated("Row %(row)d is about the same entry, “%(text)s”.", row=earlier.row, text=text)
    return match._replace(term=None, problem=problem)


def _is_other_sense(one: Entry, other: Entry) -> bool:
    """Whether two rows define the same word in different words."""
    return (
        one.text == other.text
        and None not in (one.definition, other.definition)
        and (one.definition != other.definition)
    )
