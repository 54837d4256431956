"""Decisions in a project, as people read them: batch by batch, or one batch row by row, in few queries."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.models import User
from django.db.models import Count, F, Max, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from genglossary.actions.undoing import OF_OWNERS, can_be_undone
from genglossary.models import (
    Category,
    Change,
    Comment,
    Definition,
    Document,
    DocumentVersion,
    Equivalent,
    Issue,
    IssueKind,
    ModelConnection,
    Project,
    Role,
    SpellingUsage,
    Status,
    Term,
    VariantKind,
    WebhookEvent,
)
from genglossary.models.field_names import FIELD_NAMES
from genglossary.models.term import PUBLISHED

KINDS = {
    "term": _("terms"),
    "equivalent": _("equivalents"),
    "definition": _("definitions"),
    "document": _("documents"),
    "issue": _("issues"),
    "comment": _("comments"),
    "assignment": _("assignments"),
    "project": _("the project"),
    "membership": _("members"),
    "webhook": _("webhooks"),
}
# What stands in a URL for decisions without a person: those of commands.
NOBODY = "nobody"

# Fields that people know; the others say how a decision is kept.
_FIELDS = {
    **FIELD_NAMES,
    "kind": _("kind of issue"),
    "role": _("role"),
    "assignee": _("assigned to"),
    "name": _("name"),
    "max_terms": _("most entries"),
    "connection": _("who judges"),
    "version": _("version"),
    "project": _("copy of project"),
    "references": _("reference glossaries"),
    "enabled": _("public"),
    "slug": _("address"),
    "statuses": _("terms that are shown"),
    "passages": _("passages are shown"),
    "indexed": _("search engines"),
    "translation_of_id": _("translation of"),
    "events": _("events"),
    "is_on": _("on"),
}


_CHOICES: dict[str, Any] = {
    "status": Status,
    "category": Category,
    "usage": SpellingUsage,
    "variant_kind": VariantKind,
    "kind": IssueKind,
    "role": Role,
}


_LISTS: dict[str, Any] = {"statuses": Status, "events": WebhookEvent}


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeFilter:
    """The choice of changes to show, from a URL. Unknown values count as not given."""

    who: str = ""
    kind: str = ""
    batch: uuid.UUID | None = None

    @classmethod
    def of(cls, parameters: QueryDict) -> "ChangeFilter":
        who, kind = parameters.get("who", ""), parameters.get("kind", "")
        return cls(
            who=who if who == NOBODY or (who.isdecimal() and len(who) < 19) else "",
            kind=kind if kind in KINDS else "",
            batch=batch_in(parameters.get("batch", "")),
        )

    def changes(self, project: Project) -> QuerySet[Change]:
        rows = Change.objects.filter(project=project)
        if self.kind:
            rows = rows.filter(model=self.kind)
        if self.who:
            rows = rows.filter(actor=None if self.who == NOBODY else int(self.who))
        return rows.filter(batch=self.batch) if self.batch else rows


def batch_in(text: str) -> uuid.UUID | None:
    """The batch of decisions that a URL or a form names; None where it names none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldChange:
    """One change, or the newest of a batch of `count`. `differences` are field, before, after.

    `term` and `document` are ids to link to, where there still is something. `undoes` says that the batch can be
    taken back, and nobody has yet; `of_owners` that this is for them alone.
    """

    change: Change
    count: int
    differences: Sequence[tuple[str, str, str]]
    term: int | None
    document: int | None
    undoes: bool
    of_owners: bool


def actors(project: Project) -> QuerySet[User]:
    """Everybody who decided something."""
    return User.objects.filter(pk__in=Change.objects.filter(project=project).values("actor")).order_by("username")


def batches(changes: QuerySet[Change]) -> Any:
    """One row a batch, the newest first: for a paginator, and then for `told`."""
    return changes.order_by().values("batch").annotate(
        newest=Max("pk"), count=Count("pk"), open=Count("pk", filter=Q(undone_by=None))
    ).order_by("-newest")  # fmt: skip


def told_batches(page: Iterable[Mapping[str, Any]]) -> list[ToldChange]:
    """The batches of one page of `batches`, each by its newest change."""
    rows = list(page)
    found = Change.objects.select_related("actor", "run").in_bulk([row["newest"] for row in rows])
    kept = [row for row in rows if row["newest"] in found]
    counts = {row["newest"]: (row["count"], bool(row["open"])) for row in kept}
    return _told([found[row["newest"]] for row in kept], counts)


def told(changes: Iterable[Change]) -> list[ToldChange]:
    """Tell each change by itself."""
    rows = list(changes)
    return _told(rows, {row.pk: (1, False) for row in rows})


def _told(changes: Sequence[Change], counts: Mapping[int, tuple[int, bool]]) -> list[ToldChange]:
    names, terms = _Names(changes), _terms(changes)
    return [
        ToldChange(
            change=each, count=counts[each.pk][0], differences=names.differences(each),
            term=terms.get((each.model, each.object_id)),
            document=each.object_id if each.model == "document" else None,
            undoes=can_be_undone(each) and counts[each.pk][1], of_owners=each.model in OF_OWNERS,
        )
        for each in changes
    ]  # fmt: skip


_ABOUT_TERMS = (
    ("term", Term, "pk"),
    ("definition", Definition, "term_id"),
    ("equivalent", Equivalent, "term_id"),
    ("issue", Issue, "term_id"),
    ("comment", Comment, "term_id"),
    ("assignment", Term, "pk"),
)


def _terms(changes: Sequence[Change]) -> dict[tuple[str, int], int]:
    """Kind and id of what changed → the term that it is about, where people can open it."""
    found: dict[tuple[str, int], int] = {}
    for kind, model, path in _ABOUT_TERMS:
        ids = [each.object_id for each in changes if each.model == kind]
        if ids:
            rows = model.objects.filter(pk__in=ids).annotate(about=F(path)).values_list("pk", "about")
            found |= {(kind, pk): about for pk, about in rows}
    shown = set(Term.objects.filter(PUBLISHED, pk__in=set(found.values())).values_list("pk", flat=True))
    return {key: term for key, term in found.items() if term in shown}


class _Names:
    """The names of what ids in changes stand for."""

    def __init__(self, changes: Sequence[Change]) -> None:
        values = [fields for each in changes for fields in (each.before, each.after)]
        self.known: dict[str, dict[Any, str]] = {
            "preferred_id": _named(Term, "text", values, "preferred_id"),
            "assignee": _named(User, "username", values, "assignee"),
            "connection": _named(ModelConnection, "name", values, "connection"),
            "version": _named(DocumentVersion, "number", values, "version"),
            "translation_of_id": _named(Document, "name", values, "translation_of_id"),
            "see_also": _called({uid for fields in values for uid in fields.get("see_also", ())}),
        }

    def differences(self, change: Change) -> list[tuple[str, str, str]]:
        was, now = change.before, change.after
        names = [name for name in _FIELDS if was.get(name) != now.get(name)]
        told = [
            (str(_FIELDS[each]), self._told(each, was.get(each)), self._told(each, now.get(each))) for each in names
        ]
        return [each for each in told if each[1] or each[2]]  # what was added without a value says nothing

    def _told(self, name: str, value: Any) -> str:
        if isinstance(value, list):
            several = cast("list[str]", value)
            named = dict(_LISTS[name].choices) if name in _LISTS else self.known["see_also"]
            return gettext(", ").join(str(named.get(each, each)) for each in several)
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        if name in _CHOICES and value in _CHOICES[name]:
            return str(_CHOICES[name](value).label)
        return "" if value is None else self.known.get(name, {}).get(value, str(value))


def _called(ids: Collection[str]) -> dict[Any, str]:
    terms = Term.objects.filter(uid__in=ids).values_list("uid", "text") if ids else ()
    return {str(uid): text for uid, text in terms}


def _named(model: Any, field: str, values: Iterable[Mapping[str, Any]], name: str) -> dict[Any, str]:
    ids = {fields[name] for fields in values if isinstance(fields.get(name), int)}
    rows = model.objects.filter(pk__in=ids).values_list("pk", field) if ids else ()
    return {pk: str(called) for pk, called in rows}
