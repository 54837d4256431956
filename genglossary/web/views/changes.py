"""The page that says what a run changed in the glossary, or what differs between two runs or days."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate, make_aware, now
from django.utils.translation import gettext

from genglossary.actions.changes import newest_change
from genglossary.actions.past import NotKept, glossary_at
from genglossary.comparing.comparison import compare
from genglossary.comparing.output import written
from genglossary.comparing.output.wording import HEADINGS, in_words
from genglossary.comparing.rewording import pieces
from genglossary.comparing.types import KINDS, Difference
from genglossary.models import Role, Run, Term
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.numbers import ids_in

MOST_SHOWN = 100
FILES = {"md": "text/markdown", "csv": "text/csv"}
# What to do to all of a kind, where something is.
_DECISIONS = {"new": "accept", "redefined": "accept", "reworded": "accept", "gone": "exclude"}


class KindChanged(NamedTuple):
    """All differences of a kind; `terms` are the ids to decide about together, by `decision`."""

    kind: str
    label: str
    differences: Sequence[tuple[Difference, Sequence[tuple[str, str]]]]
    total: int
    decision: str
    terms: Sequence[int]


@for_members(Role.READER, *READ)
def changes(request: ProjectRequest, run_id: int) -> HttpResponse:
    """Compare the glossary after a run with that before it, or after the run that `since` names; with `format` as a
    file."""
    ended = Run.objects.filter(project=request.project, finished_at__isnull=False)
    run = get_object_or_404(ended, pk=run_id)
    others = ended.filter(finished_at__lt=run.finished_at).order_by("-pk")
    since = others.filter(pk__in=ids_in(request.GET.getlist("since"))).first()
    begin, end = (since.finished_at if since else None) or run.created_at, run.finished_at or now()
    return _answer(request, begin, end, f"changes-{run.pk}", {"run": run, "since": since, "others": others[:50]})


@for_members(Role.READER, *READ)
def changes_between(request: ProjectRequest) -> HttpResponse:
    """Compare the glossary as the day `from` begins with that as the day `to` ends, both in the reader's zone; without
    them, this week and now. A day before the project is the beginning of it."""
    today = localdate()
    first = _day(request.GET.get("from", "")) or today - timedelta(days=7)
    last = max(first, _day(request.GET.get("to", "")) or today)
    begin = make_aware(datetime.combine(first, time.min))
    end = make_aware(datetime.combine(last + timedelta(days=1), time.min))
    created = request.project.created_at
    return _answer(
        request, max(begin, created), max(min(end, now()), created), f"changes-{first}-{last}",
        {"first": first.isoformat(), "last": last.isoformat()},
    )  # fmt: skip


def _day(text: str) -> date | None:
    """The day that somebody chose; None for what is none, or one without a day before or after it."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and date.min < day < date.max else None


def _answer(
    request: ProjectRequest, begin: datetime, end: datetime, name: str, context: dict[str, object]
) -> HttpResponse:
    """The page about what changed between two moments, or a file of that name with it in the reader's language."""
    context |= {"newest": newest_change(request.project)}
    try:
        found = compare(glossary_at(request.project, begin), glossary_at(request.project, end))
    except NotKept as reason:
        return render(request, "web/run/changes.html", {**context, "reason": str(reason)})
    if (suffix := request.GET.get("format", "")) in FILES:
        headers = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"'}
        content = written(found, suffix, translation)
        return HttpResponse(content, content_type=f"{FILES[suffix]}; charset=utf-8", headers=headers)
    return render(request, "web/run/changes.html", {**context, "kinds": _kinds(request, found), "total": len(found)})


def _kinds(request: ProjectRequest, found: Iterable[Difference]) -> list[KindChanged]:
    by_kind: dict[str, list[Difference]] = {}
    for each in found:
        by_kind.setdefault(each.kind, []).append(each)
    ids = {str(uid): pk for uid, pk in Term.objects.filter(project=request.project).values_list("uid", "pk")}
    return [
        KindChanged(
            kind, gettext(HEADINGS[kind]), [_shown(each) for each in by_kind[kind][:MOST_SHOWN]], len(by_kind[kind]),
            _DECISIONS.get(kind, ""), [ids[each.id] for each in by_kind[kind] if each.id in ids],
        )
        for kind in KINDS
        if kind in by_kind
    ]  # fmt: skip


def _shown(each: Difference) -> tuple[Difference, Sequence[tuple[str, str]]]:
    """A difference in the reader's words, and what was beside what is."""
    said = in_words(each, translation)
    return said, _words(said)


def _words(each: Difference) -> Sequence[tuple[str, str]]:
    """Pair what was with what is: word by word where it is much the same."""
    if each.kind == "reworded":
        return pieces(each.before, each.after)
    return [(each.before, each.after)]
