"""Context that the table of terms, the answers of its rows and the pages of terms share."""

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from genglossary.actions.changes import ChangedMeanwhile
from genglossary.models import Definition, Term
from genglossary.models.definition import BEST_FIRST, SHOWN
from genglossary.web.access import ProjectRequest
from genglossary.web.back import back
from genglossary.web.last_change import last_change
from genglossary.web.term_filter import FILTERS, UNSEEN, TermFilter


def with_relations(rows: QuerySet[Term]) -> QuerySet[Term]:
    """The terms, each with its variants, and as `sentence` the definition that is shown of it."""
    best = Definition.objects.filter(SHOWN, term=OuterRef("pk")).order_by(*BEST_FIRST).values("text")[:1]
    rows = rows.annotate(sentence=Subquery(best))
    return rows.select_related("preferred", "assignment__membership__user").prefetch_related("variants")


def around(request: ProjectRequest, asked: QueryDict) -> dict[str, object]:
    """Gather what stands around the rows and follows decisions: the filters with their counts, and what can be undone.

    `asked` is what the address of the table says.
    """
    chosen = TermFilter.of(asked, request.user)
    counts = chosen.counts(request.project)
    labels = {name: label for name, (label, _) in FILTERS.items()}
    if counts[UNSEEN] or chosen.status == UNSEEN:
        labels[UNSEEN] = _("Changed since you looked")
    return {
        "asked": asked,
        "chosen": chosen,
        "filters": [(name, label, counts[name]) for name, label in labels.items()],
        "matching": counts[chosen.status],
        "last": last_change(request.project, request.user, request.role),
    }


def who(request: ProjectRequest, other: ChangedMeanwhile, nobody: str = "") -> str:
    """Name who saved something else meanwhile; `nobody` where it was no person."""
    return _("you, in another tab,") if other.by == request.user else str(other.by or nobody or _("a command"))


def back_to_table(request: ProjectRequest, notice: str, level: int = messages.SUCCESS) -> HttpResponse:
    """Redirect to the page that the button was on, with the notice."""
    messages.add_message(request, level, notice)
    return back(request, "terms")
