"""Everything about one term, for its own page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, prefetch_related_objects

from genglossary.actions.glossary import open_issues
from genglossary.actions.imported import proved_by_file
from genglossary.actions.proposals import waiting_for
from genglossary.models import (
    Change,
    Comment,
    Definition,
    Equivalent,
    Evidence,
    Issue,
    IssueKind,
    Occurrence,
    Origin,
    Term,
    UnseenTerm,
)
from genglossary.models.definition import BEST_FIRST
from genglossary.models.prepared import Prepared
from genglossary.models.term import PUBLISHED
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.pipeline.types import Span
from genglossary.runs.stored.issues import Place, contexts_of
from genglossary.runs.stored.references import ReferredEntry, referred, wins
from genglossary.web.history import ToldChange, told
from genglossary.web.passages import LinkedPassage, linked_passages
from genglossary.web.passages_beside import places_of

MOST_DOCUMENTS = 200
MOST_PASSAGES = 20
MOST_CHANGES = 50
# Of one document: enough to go through one after another.
MOST_PLACES = 10
_PROVED = ("evidence", "frequency", "documents")


@dataclass(frozen=True, kw_only=True, slots=True)
class MentionCount:
    """The number of times that a current document mentions the term, with all its variants, and its first places there:
    half-open characters of the text of `version`."""

    version: int
    document: str
    count: int
    places: Sequence[Span]

    @property
    def unlisted(self) -> int:
        return max(0, self.count - len(self.places))


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryPage:
    """`definitions` are all there are, the shown one first, withdrawn ones last; `passages` prove the shown one,
    or are what to read where there is none. `proposals` wait for a person. `elsewhere` is the entry of a reference
    glossary, whose definition is the shown one if it `prevails`. `senses` are other entries of the same spelling.
    `from_file` is what the file of an imported entry says of it that only documents can prove."""

    definitions: Sequence[Definition]
    proposals: Sequence[Definition]
    passages: Sequence[LinkedPassage]
    mentions: Sequence[MentionCount]
    issues: Sequence[Issue]
    senses: Sequence[Term] = ()
    elsewhere: ReferredEntry | None = None
    prevails: bool = False
    from_file: Mapping[str, Any] | None = None


def entry_page_of(term: Term) -> EntryPage:
    """Find what the page of an entry shows, in a constant number of queries."""
    definitions = _definitions(term)
    issues = open_issues(term.project, [term.pk])[term.pk]
    shown = definitions[0] if definitions and not _is_past(definitions[0]) else None
    elsewhere = referred(term.project_id, Term.objects.filter(pk=term.pk, preferred=None)).get(term.pk)
    prevails = bool(elsewhere and elsewhere.definition) and not wins(term, shown)
    return EntryPage(
        definitions=definitions,
        proposals=_waiting_for(term.pk),
        passages=linked_passages(_places(shown, term)[:MOST_PASSAGES]),
        mentions=_mentions(term),
        issues=[issue for issue in issues if not (prevails and issue.kind == IssueKind.NO_DEFINITION)],
        senses=_other_senses(term),
        elsewhere=elsewhere,
        prevails=prevails,
        from_file=_from_file(term),
    )


@Prepared
def _waiting_for(term: int) -> QuerySet[Definition]:
    return waiting_for(term)


def _from_file(term: Term) -> dict[str, Any]:
    """Tell of an imported entry what an export says of it too: who wrote the definition that came with it and, as long
    as no run has found the term, its passages and counts. Empty where the file says nothing of it."""
    origin = term.imported.get("origin", "")
    said = {"origin": origin} if origin not in ("", Origin.IMPORTED) else {}
    if term.found or not term.imported:
        return said
    proved = {name: value for name, value in proved_by_file(term.imported).items() if name in _PROVED and value}
    return {**said, **proved}


def _other_senses(term: Term) -> list[Term]:
    same = Term.objects.filter(PUBLISHED, project=term.project_id, text=term.text)
    return list(same.exclude(pk=term.pk).order_by("sense"))


def _definitions(term: Term) -> list[Definition]:
    """The shown one first. The same words come once: a run that refines often keeps what it had quoted."""
    rows = _all_definitions(term.pk)
    prefetch_related_objects(rows, Prefetch("evidence", Evidence.objects.order_by("pk")))
    best: dict[str, Definition] = {}
    for row in sorted(rows, key=_is_past):
        best.setdefault(row.text, row)
    return list(best.values())


@Prepared
def _all_definitions(term: int) -> QuerySet[Definition]:
    rows = Definition.objects.filter(Q(step=None) | Q(step__completed_at__isnull=False), term=term)
    return rows.exclude(origin=Origin.PROPOSED).select_related("author", "step").order_by(*BEST_FIRST)


def _is_past(row: Definition) -> bool:
    """Kept, but not to be shown as the definition."""
    return row.withdrawn_at is not None or row.superseded_at is not None


def shown_definition(term: Term) -> Definition | None:
    return next((each for each in _definitions(term) if not _is_past(each)), None)


def definition_in_short(term: Term) -> dict[str, Any]:
    """The definition to show of a term, and under "elsewhere" the entry of the reference glossary that it is of."""
    own = shown_definition(term)
    other = referred(term.project_id, Term.objects.filter(pk=term.pk)).get(term.pk)
    if other and other.definition and not wins(term, own):
        return {"definition": other.definition, "elsewhere": other}
    return {"definition": own}


def words_to_edit(term: Term) -> tuple[str, str]:
    """The text that an editor begins with, and its source: the definition that is shown now."""
    found = shown_definition(term)
    return (found.text, found.source) if found else ("", "")


def _places(shown: Definition | None, term: Term) -> list[Place]:
    """The proof of the definition; of a person's without one, what proves the entry all the same."""
    if shown and (own := [(row.version_id, row.start, row.end) for row in shown.evidence.all()]):
        return own
    if shown:
        return places_of(term)
    return contexts_of(term.project_id, [term.pk]).get(term.pk, [])


def _mentions(term: Term) -> list[MentionCount]:
    """Of the current versions, most mentions first. The newest completed step that looked at a version counts."""
    rows = _found_in_current(_family(term))
    newest = {(term_id, version): (name, count, pk) for term_id, version, name, count, pk in rows}
    total: Counter[tuple[int, str]] = Counter()
    for (_, version), (name, count, _) in newest.items():
        total[version, name] += count
    ordered = sorted(((each, n) for each, n in total.items() if n), key=lambda each: (-each[1], each[0][1]))
    named = {version for (version, _), _ in ordered[:MOST_DOCUMENTS]}
    places = _first_places([pk for (_, version), (_, _, pk) in newest.items() if version in named])
    return [
        MentionCount(version=version, document=name, count=count, places=places.get(version, ()))
        for (version, name), count in ordered[:MOST_DOCUMENTS]
    ]


@Prepared
def _found_in_current(family: tuple[int, ...]) -> Iterable[tuple[int, int, str, int, int]]:
    rows = Occurrence.objects.filter(
        term__in=family,
        step__completed_at__isnull=False,
        version__document__removed_at=None,
        version__document__current_id=F("version_id"),
    )
    return rows.order_by("step_id").values_list("term_id", "version_id", "version__document__name", "count", "pk")


def _first_places(occurrences: Sequence[int]) -> dict[int, list[Span]]:
    """The first places in each version of which these are occurrences, in its order, of all spellings."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for version, offsets in Occurrence.objects.filter(pk__in=occurrences).values_list("version_id", "offsets"):
        flat = unpack(bytes(offsets))[: 2 * MOST_PLACES]
        found[version] += [Span(*edges) for edges in zip(flat[::2], flat[1::2], strict=True)]
    return {version: sorted(spans)[:MOST_PLACES] for version, spans in found.items()}


def history_of(term: Term) -> list[ToldChange]:
    """List what people decided about the term, its spellings and what belongs to it, the newest first."""
    return told(_changes_of(term.project_id, term.pk, _family(term)))


@Prepared
def _changes_of(project: int, term: int, family: tuple[int, ...]) -> QuerySet[Change]:
    return Change.objects.filter(_about(term, family), project=project).select_related("actor")[:MOST_CHANGES]


def _family(term: Term) -> tuple[int, ...]:
    return (term.pk, *(variant.pk for variant in term.variants.all()))


def _about(term: int, family: Sequence[int]) -> Q:
    definitions = Definition.objects.filter(term=term).values("pk")
    equivalents = Equivalent.objects.filter(term__in=family).values("pk")
    about = Q(model__in=("term", "assignment"), object_id__in=family) | Q(model="definition", object_id__in=definitions)
    return about | Q(model="equivalent", object_id__in=equivalents)


def news_of(term: Term, unseen: UnseenTerm, user: Any) -> list[tuple[str, Any]]:
    """Pair each action that `user` has not seen of the term with who did it, None for a command; none of a run."""
    comments = Comment.objects.filter(term=term, deleted_at=None).values("pk")
    about = _about(term.pk, _family(term)) | Q(model="comment", object_id__in=comments)
    rows = Change.objects.filter(about, project=term.project_id, pk__gt=unseen.after).exclude(actor=user)
    told_once = {(row.action, row.actor): None for row in rows.select_related("actor")[:MOST_CHANGES]}
    return list(told_once)
