"""The queues of terms that wait for a person: which there are, in which order, and how far they are."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from genglossary.actions.glossary import open_issue_rows
from genglossary.actions.looking import is_unseen_by
from genglossary.models import Change, Definition, Equivalent, Project, Status, Term
from genglossary.models.definition import BEST_FIRST, SHOWN, WAITING
from genglossary.models.equivalent import WAITING_FOR_PEOPLE
from genglossary.models.prepared import Prepared
from genglossary.models.term import DICTIONARY_ORDER, ENTRY, PUBLISHED

_DECIDED = Q(status_by_person=True) | Q(required=True)
QUEUES: dict[str, Any] = {
    "undecided": _("Undecided"),
    "issues": _("With issues"),
    "changed": _("Changed since reviewed"),
    "unseen": _("Changed since you looked"),
    "undefined": _("Without a definition"),
    "excluded": _("Excluded by runs"),
    "assigned": _("Assigned to me"),
    "proposals": _("With proposals"),
    "all": _("All"),
}
ORDERS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "uncertain": (_("most uncertain first"), (F("is_candidate").desc(), "sure", "-score", "pk")),
    "important": (_("most important first"), ("-score", "pk")),
    "text": ("A–Z", DICTIONARY_ORDER),
}
_STEP = 10
UNDECIDED = ~_DECIDED & ~Q(status=Status.EXCLUDED)


class Progress(NamedTuple):
    """The number of terms, of those of them that people decided, and of those that the visitor did."""

    total: int
    decided: int
    mine: int


class ReviewQueue(NamedTuple):
    """A queue by its name in a URL; unknown names count as not given."""

    name: str = "undecided"
    order: str = "uncertain"

    @classmethod
    def of(cls, parameters: QueryDict) -> "ReviewQueue":
        name, order = parameters.get("queue", ""), parameters.get("order", "")
        return cls(name if name in QUEUES else "undecided", order if order in ORDERS else "uncertain")

    @property
    def address(self) -> str:
        """The part of a URL that names it."""
        return f"?queue={self.name}&order={self.order}"

    def terms(self, project: Project, user: Any = None) -> QuerySet[Term]:
        """The terms of the queue, in its order, as `user` has them."""
        rows = rows_of(project).filter(conditions(project, user=user)[self.name])
        if self.order == "uncertain":
            rows = rows.annotate(sure=_sureness(), is_candidate=Q(status=Status.CANDIDATE))
        return rows.order_by(*ORDERS[self.order][1])


def rows_of(project: Project | int) -> QuerySet[Term]:
    return Term.objects.filter(PUBLISHED, project=project, preferred=None)


def conditions(project: Project | int, steps: Collection[int] | None = None, user: Any = None) -> dict[str, Q]:
    """Name → what the terms of that queue have in common. `steps` are the newest steps, where they are known; the
    project and the user may be ids."""
    with_issues = open_issue_rows(project, steps).order_by().values("term")
    defined = Exists(Definition.objects.filter(SHOWN, term=OuterRef("pk")))
    return {
        "undecided": UNDECIDED,
        "issues": Q(ENTRY, pk__in=with_issues),
        "changed": _DECIDED & Q(Exists(_newer(project))),
        "unseen": is_unseen_by(user) if user else Q(pk__in=()),
        "undefined": ENTRY & ~Q(defined),
        "excluded": Q(status=Status.EXCLUDED) & ~_DECIDED,
        "assigned": Q(assignment__membership__user=user) & ~_DECIDED if user else Q(pk__in=()),
        "proposals": Q(Exists(Definition.objects.filter(WAITING, term=OuterRef("pk"))))
        | Q(pk__in=Equivalent.objects.filter(WAITING_FOR_PEOPLE, term__project=project).values("term")),
        "all": Q(),
    }


def _newer(project: Project | int) -> QuerySet[Definition]:
    """The definitions that runs found after people had last decided about their term."""
    about = Change.objects.filter(project=project, model="term", object_id=OuterRef("term"), run=None)
    last = about.order_by("-pk").values("at")[:1]
    return Definition.objects.filter(SHOWN, term=OuterRef("pk"), step__completed_at__gt=Subquery(last))


def _sureness() -> Coalesce:
    """The confidence of the definition that is shown: 0 where there is none, 1 for a person's."""
    shown = Definition.objects.filter(SHOWN, term=OuterRef("pk")).order_by(*BEST_FIRST)
    return Coalesce(Subquery(shown.annotate(sure=Coalesce("confidence", 1.0)).values("sure")[:1]), 0.0)


def counts(project: Project, passed: Collection[int], steps: Collection[int], user: Any = None) -> Mapping[str, int]:
    """Queue → how many wait in it, without those that the visitor has passed."""
    found = _counted.first(project.pk, _filled(passed), tuple(steps), user and user.pk) or {}
    return {name: found.get(f"in_{name}", 0) for name in QUEUES}


@Prepared
def _counted(project: int, passed: tuple[int, ...], steps: tuple[int, ...], user: Any) -> Iterable[Any]:
    """One row, or none where there are no terms."""
    which = conditions(project, steps, user)
    counted: dict[str, Any] = {f"in_{name}": Count("pk", filter=condition) for name, condition in which.items()}
    return rows_of(project).exclude(pk__in=passed).order_by().values("project").annotate(**counted)


def _filled(passed: Collection[int]) -> tuple[int, ...]:
    """Fill up to some lengths with an id that no row has, so that there are few queries that differ in it."""
    return (*passed, *[0] * (_STEP - len(passed) % _STEP))


def progress(project: Project, user: Any) -> Progress:
    total, decided = _progress.first(project.pk) or (0, 0)
    mine = Change.objects.filter(project=project, actor=user, model="term", undone_by=None).exclude(action="undo")
    return Progress(total, decided, mine.values("object_id").distinct().count())


@Prepared
def _progress(project: int) -> Iterable[Any]:
    """One row of the number of terms and of those that people decided, or none where there are no terms."""
    rows = rows_of(project).order_by().values("project")
    return rows.annotate(total=Count("pk"), decided=Count("pk", filter=_DECIDED)).values_list("total", "decided")
