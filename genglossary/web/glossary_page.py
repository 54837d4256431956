"""The glossary as people read it: entries in dictionary order, a page at a time, in a constant number of queries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from genglossary.actions.glossary import open_issues
from genglossary.actions.linked import CrossingDefinition, crossing_definitions
from genglossary.formats.order import place_of
from genglossary.models import Definition, Evidence, Issue, Project, Term
from genglossary.models.definition import shown_of
from genglossary.models.prepared import Prepared
from genglossary.models.term import ENTRY, having
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.occurrences.surface import surface_of
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, Source
from genglossary.runs.stored.issues import contexts_of
from genglossary.runs.stored.references import ReferredEntry, referred, wins
from genglossary.web.passages import LinkedPassage, linked_passages

_Chosen = tuple[Definition | None, Definition | None]

# What stands under no letter, as it is called in a URL and on the page.
OTHERS = "others"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedEntry:
    """An entry in the order of the glossary: enough to sort, count and link it."""

    pk: int
    text: str
    letter: str
    as_written: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DefinitionPiece:
    """A piece of a definition; `term` is the entry that it names, where it names one."""

    text: str
    term: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownEntry:
    """An entry with what stands under it.

    `offered` is a later definition of a run beside a person's, `elsewhere` the entry of a reference glossary whose
    definition is shown, `crossing` the definition of an entry of another language where it has none itself, and
    `context` the passage that tells most about it then.
    """

    term: Term
    letter: str
    definition: Definition | None
    pieces: Sequence[DefinitionPiece]
    offered: Definition | None
    issues: Sequence[Issue]
    elsewhere: ReferredEntry | None = None
    crossing: CrossingDefinition | None = None
    context: LinkedPassage | None = None


def listed(project: Project, query: str = "") -> list[ListedEntry]:
    """All entries, A to Z and then 五十音; with a query those whose text, reading or variant has it."""
    values = _rows(project.pk, having(query)) if query else _entries(project.pk)
    placed = sorted((place_of(text, reading), pk, way) for pk, text, reading, way in values)
    return [
        ListedEntry(pk=pk, text=place.text, letter=place.letter or OTHERS, as_written=way) for place, pk, way in placed
    ]


def letters(of_entries: Iterable[str]) -> list[tuple[str, int]]:
    """The letters that there are, in order, with how many entries stand under each."""
    return list(Counter(of_entries).items())


def shown(project: Project, page: Sequence[ListedEntry], all_entries: Sequence[ListedEntry]) -> list[ShownEntry]:
    """The entries of one page; definitions link to whichever of `all_entries` they name."""
    ids = [entry.pk for entry in page]
    terms = Term.objects.filter(pk__in=ids).prefetch_related("variants").in_bulk()
    definitions = _definitions(ids)
    issues = open_issues(project, ids)
    chosen = {pk: _chosen(definitions.get(pk, [])) for pk in ids}
    elsewhere = _elsewhere(project, terms, chosen)
    chosen |= {pk: (other.definition, None) for pk, other in elsewhere.items()}
    undefined = [pk for pk in ids if pk in terms and not definitions.get(pk) and pk not in elsewhere]
    crossing = crossing_definitions([terms[pk] for pk in undefined])
    contexts = _contexts(project, [pk for pk in undefined if pk not in crossing])
    pieces = _linked({pk: found.text for pk, (found, _) in chosen.items() if found}, all_entries)
    return [
        ShownEntry(
            term=terms[entry.pk], letter=entry.letter, definition=chosen[entry.pk][0], offered=chosen[entry.pk][1],
            crossing=crossing.get(entry.pk), context=contexts.get(entry.pk),
            pieces=pieces.get(entry.pk, ()), issues=tuple({issue.kind: issue for issue in issues[entry.pk]}.values()),
            elsewhere=elsewhere.get(entry.pk),
        )
        for entry in page
        if entry.pk in terms
    ]  # fmt: skip


def _elsewhere(project: Project, terms: Mapping[int, Term], chosen: Mapping[int, _Chosen]) -> dict[int, ReferredEntry]:
    """Those of `terms` of which a reference glossary's definition is shown, with their entries there."""
    found = referred(project.pk, Term.objects.filter(pk__in=terms))
    return {pk: other for pk, other in found.items() if other.definition and not wins(terms[pk], chosen[pk][0])}


def _contexts(project: Project, undefined: list[int]) -> dict[int, LinkedPassage]:
    """Term id → the passage that tells most about a term which nothing defines."""
    best = {pk: places[0] for pk, places in contexts_of(project.pk, undefined).items() if places} if undefined else {}
    passages = {(each.version, each.start, each.end): each for each in linked_passages([*best.values()])}
    return {pk: passages[place] for pk, place in best.items() if place in passages}


def _definitions(ids: list[int]) -> dict[int, list[Definition]]:
    """Term id → all definitions that may be shown, the best first, with the documents that prove them."""
    evidence = Evidence.objects.select_related("version__document").defer("version__text", "version__structure")
    rows = _shown_of(tuple(ids))
    prefetch_related_objects(rows, Prefetch("evidence", evidence))
    found: dict[int, list[Definition]] = {}
    for row in rows:
        found.setdefault(row.term_id, []).append(row)
    return found


@Prepared
def _shown_of(terms: tuple[int, ...]) -> QuerySet[Definition]:
    return shown_of(terms).select_related("author")


@Prepared
def _entries(project: int) -> Iterable[tuple[int, str, str, bool | None]]:
    return _rows(project)


def _rows(project: int, *conditions: Q) -> Iterable[tuple[int, str, str, bool | None]]:
    rows = Term.objects.filter(ENTRY, *conditions, project=project).order_by()
    return rows.values_list("pk", "text", "reading", "as_written")


def _chosen(definitions: list[Definition]) -> _Chosen:
    """The definition to show, and the one that a run made after a person had written theirs."""
    if not definitions:
        return None, None
    best = definitions[0]
    later = (d for d in definitions if best.step_id is None and d.step_id and d.pk > best.pk)
    return best, next((d for d in later if d.text != best.text), None)


def _linked(definitions: dict[int, str], entries: Sequence[ListedEntry]) -> dict[int, list[DefinitionPiece]]:
    """Each definition in pieces, cut where it names another entry: the leftmost, then the longest name."""
    ids = {surface_of(entry.text, entry.as_written): entry.pk for entry in entries}
    finder = _finder(tuple(ids))
    return {pk: list(_pieces(text, _spans(finder, text, ids), own=pk)) for pk, text in definitions.items()}


def _spans(finder: Finder, text: str, ids: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """Start, negative end and entry of each name in the text, the longest of those that begin together first."""
    places = finder.places(_sentences(text)).items()
    return sorted(
        (start, -end, ids[surface])
        for surface, flat in places
        for start, end in zip(flat[::2], flat[1::2], strict=True)
    )


# Both are made of what they are given alone: another name, or another word in a definition, is another one.
@lru_cache(maxsize=4)
def _finder(surfaces: tuple[str, ...]) -> Finder:
    return Finder(surfaces)


@lru_cache(maxsize=4000)
def _sentences(text: str) -> tuple[Sentence, ...]:
    paragraph = Block(kind="paragraph", start=0, end=len(text))
    return tuple(sentences_of(Source(key=0, name="", text=text, blocks=(paragraph,))))


def _pieces(text: str, spans: Iterable[tuple[int, int, int]], own: int) -> Iterator[DefinitionPiece]:
    """The entry's own name is no link, nor are the parts of it."""
    at = 0
    for start, negative_end, term in spans:
        if start < at:
            continue
        if at < start:
            yield DefinitionPiece(text=text[at:start])
        yield DefinitionPiece(text=text[start:-negative_end], term=None if term == own else term)
        at = -negative_end
    if at < len(text):
        yield DefinitionPiece(text=text[at:])
