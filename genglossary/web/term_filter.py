"""The choice of terms that a page of the table shows: the filters that stand in its URL."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from genglossary.actions.looking import is_unseen_by
from genglossary.models import Category, Project, SpellingUsage, Status, Term
from genglossary.models.prepared import Prepared
from genglossary.models.term import DICTIONARY_ORDER, PUBLISHED, having

_MAIN = Q(preferred=None)
FILTERS: dict[str, tuple[str, Q]] = {
    "all": (_("All"), _MAIN),
    "proposed": (_("Proposed"), _MAIN & Q(status=Status.CANDIDATE, required=False)),
    "accepted": (_("Accepted"), _MAIN & (Q(status=Status.ACCEPTED) | Q(required=True))),
    "required": (_("Required"), _MAIN & Q(required=True)),
    "excluded": (_("Excluded"), _MAIN & Q(status=Status.EXCLUDED, required=False)),
    "variants": (_("Variants"), ~_MAIN),
    "lost": (_("No longer found"), _MAIN & Q(found=False)),
}
# What others changed since somebody looked, in the URL; a filter of theirs alone.
UNSEEN = "unseen"
SORTS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "score": (_("importance"), ("-score", "pk")),
    "text": ("A–Z", DICTIONARY_ORDER),
    "frequency": ("mentions", ("-frequency", "pk")),
    "documents": ("documents", ("-document_count", "pk")),
}
# What a term without a category or a usage is called in the URL.
UNDECIDED = "none"
# Terms that are assigned to nobody, in the URL: no user name has this sign.
NOBODY = "*"


def words_in(parameters: QueryDict, name: str = "q") -> str:
    """Return what somebody looks for. No text has the character NUL, and PostgreSQL cannot even be asked about it."""
    return parameters.get(name, "").replace("\0", "").strip()[:300]


@dataclass(frozen=True, kw_only=True, slots=True)
class TermFilter:
    """Unknown values in a URL count as not given: an old link still shows a table. `user` is whose table it is."""

    status: str = "all"
    query: str = ""
    category: str = ""
    usage: str = ""
    assigned: str = ""
    sort: str = "score"
    user: Any = None

    @classmethod
    def of(cls, parameters: QueryDict, user: Any) -> "TermFilter":
        status, sort = parameters.get("status", ""), parameters.get("sort", "")
        category, usage = parameters.get("category", ""), parameters.get("usage", "")
        return cls(
            status=status if status in (*FILTERS, UNSEEN) else "all",
            query=words_in(parameters),
            category=category if category in (UNDECIDED, *Category.values) else "",
            usage=usage if usage in (UNDECIDED, *SpellingUsage.values) else "",
            assigned=words_in(parameters, "assigned"),
            sort=sort if sort in SORTS else "score",
            user=user,
        )

    def terms(self, project: Project) -> QuerySet[Term]:
        """Everything that matches, in the order of the table."""
        return self._searched(project).filter(self._conditions()[self.status]).order_by(*SORTS[self.sort][1])

    def counts(self, project: Project) -> dict[str, int]:
        """Filter → how many terms match it, the search, the category, the usage and the assignment."""
        if self.query or self.assigned:
            row = next(iter(self.counted(project.pk)), None)
        else:
            row = _counted.first(project.pk, self.user and self.user.pk, self.category, self.usage)
        return {name: row[at] if row else 0 for at, name in enumerate(self._conditions())}

    def counted(self, project: int) -> Any:
        """The numbers of `counts` as a row; none without terms."""
        conditions = self._conditions().items()
        numbers = {f"{name}_count": Count("pk", filter=condition) for name, condition in conditions}
        return self._searched(project).order_by().values("project").annotate(**numbers).values_list(*numbers)

    def _conditions(self) -> dict[str, Q]:
        found = {name: condition for name, (_, condition) in FILTERS.items()}
        return {**found, UNSEEN: _MAIN & is_unseen_by(self.user)} if self.user else found

    def _searched(self, project: Project | int) -> QuerySet[Term]:
        rows = Term.objects.filter(PUBLISHED, project=project)
        if self.category:
            rows = rows.filter(category="" if self.category == UNDECIDED else self.category)
        if self.usage:
            rows = rows.filter(usage="" if self.usage == UNDECIDED else self.usage)
        if self.assigned == NOBODY:
            rows = rows.filter(assignment=None)
        elif self.assigned:
            rows = rows.filter(assignment__membership__user__username=self.assigned)
        return rows.filter(having(self.query)) if self.query else rows


@Prepared
def _counted(project: int, user: int | None, category: str, usage: str) -> Iterable[tuple[int, ...]]:
    return TermFilter(user=user, category=category, usage=usage).counted(project)
