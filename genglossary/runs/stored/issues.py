"""Whether what an issue says is still so, asked at every edit of a person: no run is needed to close it."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from genglossary.models import Category, Definition, Issue, IssueKind, RunStep, Term
from genglossary.models.definition import BY_PEOPLE, FOUND, fingerprint, first_of_each, shown_of
from genglossary.models.prepared import Prepared
from genglossary.models.term import ENTRY
from genglossary.runs.stored.renderings import OF_TRANSLATIONS, Known, is_undecided, known_of

# What only holds a definition against the documents: no objection to a person, who meant to say something else.
AGAINST_PASSAGES = frozenset({IssueKind.UNSUPPORTED, IssueKind.DEFINED_TWICE, IssueKind.CONTRADICTION})
_OF_WORDS = AGAINST_PASSAGES | {
    IssueKind.CIRCULAR,
    IssueKind.TOO_LONG,
    IssueKind.UNDEFINED_ABBREVIATION,
    IssueKind.MISSING_TERM,
    IssueKind.UNCLEAR,
}
_OF_OTHER_TERMS = (IssueKind.CIRCULAR, IssueKind.NEAR_DUPLICATE, *OF_TRANSLATIONS)
Place = tuple[int, int, int]
"""Version id, start and end of a passage: half-open, in characters of its text."""
_OF_A_NAME = (IssueKind.UNDEFINED_ABBREVIATION, IssueKind.MISSING_TERM)


def found_issue_rows(project_id: int, steps: Collection[int] | None = None) -> QuerySet[Issue]:
    """The open issues, and those that an edit closed. `steps` are the `newest_steps`, where they are known."""
    same = {name: OuterRef(name) for name in ("term", "kind", "detail")}
    dismissed = Issue.objects.filter(**same, dismissed_at__isnull=False)
    steps = newest_steps(project_id) if steps is None else steps
    return Issue.objects.filter(~Exists(dismissed), FOUND, term__project=project_id, step__in=steps)


def contexts_of(
    project_id: int, terms: Collection[int] | None = None, steps: Collection[int] | None = None
) -> dict[int, list[Place]]:
    """Term id → the passages to read where nothing defines the term. That somebody dismissed the issue that says so
    takes them from no reader. `terms` are the ids to look at; None means all."""
    steps = newest_steps(project_id) if steps is None else steps
    rows = Issue.objects.filter(kind=IssueKind.NO_DEFINITION, term__project=project_id, step__in=steps)
    rows = rows if terms is None else rows.filter(term__in=terms)
    found: dict[int, list[Place]] = {}
    for term, places in rows.order_by("pk").values_list("term_id", "evidence"):
        found.setdefault(term, []).extend((version, start, end) for version, start, end in places)
    return found


@Prepared
def newest_steps(project_id: int) -> Iterable[int]:
    """The newest completed step of each kind."""
    steps = RunStep.objects.filter(run__project=project_id, completed_at__isnull=False).order_by().values("name")
    return steps.annotate(newest=Max("pk")).values_list("newest", flat=True)


def words_of(kind: str, term: int, related: Iterable[int], texts: Mapping[int, str]) -> str:
    """The fingerprint of the words that an issue is about: `texts` are the shown definitions by term."""
    terms = [term, *related] if kind == IssueKind.CIRCULAR.value else [term]
    return fingerprint("\n".join(texts.get(each, "") for each in terms)) if kind in _OF_WORDS else ""


def reconsider(project_id: int, terms: Collection[int]) -> None:
    """After an edit of the terms with these ids: close the issues that are no longer so, open those again that are.

    In a constant number of statements.
    """
    _settle(project_id, _touched(project_id, set(terms)))


def reconsider_step(step: RunStep) -> None:
    """Reconsider all issues of a step that is about to be completed: people go on editing while it works."""
    _settle(step.run.project_id, Issue.objects.filter(step=step))


def _settle(project_id: int, rows: QuerySet[Issue]) -> None:
    issues = list(rows.select_related("term", "step"))
    if not issues:
        return
    now = _state(project_id, issues)
    so = {issue.pk: _still_so(issue, now) for issue in issues}
    untrue = [issue.pk for issue in issues if issue.closed_at is None and not so[issue.pk]]
    true_again = [issue.pk for issue in issues if issue.closed_at is not None and so[issue.pk]]
    Issue.objects.filter(pk__in=untrue).update(closed_at=Now())
    Issue.objects.filter(pk__in=true_again).update(closed_at=None)


def _touched(project_id: int, edited: set[int]) -> QuerySet[Issue]:
    """The issues of the edited terms, and those of others that speak of them."""
    rows = found_issue_rows(project_id)
    others = rows.filter(kind__in=_OF_OTHER_TERMS).values_list("pk", "related")
    ids = [pk for pk, related in others if not edited.isdisjoint(related)]
    if naming := list(rows.filter(kind__in=(*_OF_A_NAME, IssueKind.SPELLING)).values_list("pk", "detail")):
        names = {_loose(text) for text in Term.objects.filter(pk__in=edited).values_list("text", flat=True)}
        ids += [pk for pk, detail in naming if not names.isdisjoint((_loose(detail), *_loose(detail).split(", ")))]
    return rows.filter(Q(term__in=edited) | Q(pk__in=ids))


@dataclass(frozen=True, kw_only=True, slots=True)
class _State:
    """The glossary now: shown definitions and entries by id, the names that it has, spellings by term."""

    shown: Mapping[int, Definition]
    texts: Mapping[int, str]
    entries: Collection[int]
    names: Collection[str]
    variants: Mapping[int, set[str]]
    equivalents: Known


def _state(project_id: int, issues: list[Issue]) -> _State:
    involved = {pk for issue in issues for pk in (issue.term_id, *issue.related)}
    shown = first_of_each(shown_of(involved))
    entries = Term.objects.filter(ENTRY, project=project_id)
    rows = list(Term.objects.filter(preferred__in=entries.values("pk")).values_list("preferred_id", "text"))
    variants: dict[int, set[str]] = {}
    for preferred, text in rows:
        variants.setdefault(preferred, set()).add(text)
    mains = dict(entries.values_list("pk", "text"))
    return _State(
        shown=shown,
        texts={pk: definition.text for pk, definition in shown.items()},
        entries=mains.keys(),
        names={_loose(text) for text in (*mains.values(), *(text for _, text in rows))},
        variants=variants,
        equivalents=known_of(involved if any(issue.kind in OF_TRANSLATIONS for issue in issues) else ()),
    )


def _still_so(issue: Issue, now: _State) -> bool:
    shown = now.shown.get(issue.term_id)
    by_person = shown is not None and shown.origin in BY_PEOPLE
    match issue.kind:
        case IssueKind.NO_DEFINITION:
            return shown is None
        case IssueKind.FAILED | IssueKind.TWO_SENSES:
            return not by_person
        case IssueKind.UNNECESSARY:
            return _not_needed(issue.term)
        case IssueKind.SPELLING:
            return any(f", {way}," in f", {issue.detail}," for way in now.variants.get(issue.term_id, ()))
        case IssueKind.TRANSLATIONS | IssueKind.ORIGINALS:
            return is_undecided(issue, now.equivalents)
        case IssueKind.NEAR_DUPLICATE:
            own = now.texts.get(issue.term_id)
            there = [pk for pk in issue.related if pk in now.entries]
            return any(not issue.evidence or now.texts.get(pk) == own for pk in there)
        case _:
            named = issue.kind in _OF_A_NAME and _loose(issue.detail) in now.names
            punishes = issue.kind in AGAINST_PASSAGES and by_person
            return not named and not punishes and _same_words(issue, now)


def _same_words(issue: Issue, now: _State) -> bool:
    """Of an issue that does not say which words it is about, those that were there when it was found."""
    if issue.words:
        return issue.words == words_of(issue.kind, issue.term_id, issue.related, now.texts)
    shown, completed = now.shown.get(issue.term_id), issue.step.completed_at
    return shown is None or shown.origin not in BY_PEOPLE or completed is None or shown.created_at < completed


def _not_needed(term: Term) -> bool:
    """Unless a person said that a reader needs it, or that it is something else than a common noun."""
    decided = term.required or term.status_by_person
    return not decided and not (term.category_by_person and term.category != Category.COMMON_NOUN.value)


def _loose(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
