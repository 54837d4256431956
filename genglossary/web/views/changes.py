"""The page that says what a run changed in the glossary, or what is otherwise than after another run."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from genglossary.actions.changes import newest_change
from genglossary.actions.past import NotKept, glossary_at
from genglossary.comparing.comparison import compare
from genglossary.comparing.output import WRITERS, as_markdown
from genglossary.comparing.rewording import pieces
from genglossary.comparing.types import KINDS, Difference
from genglossary.models import Role, Run, Term
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.numbers import ids_in

MOST_SHOWN = 100
FILES = {"md": "text/markdown", "csv": "text/csv"}
LABELS: dict[str, Promise] = {
    "new": _("New"), "gone": _("Gone"), "renamed": _("Renamed"), "merged": _("Spelling of another entry now"),
    "split": _("An entry of its own now"), "redefined": _("Redefined"), "reworded": _("Reworded"),
    "spellings": _("Spellings"), "usage": _("Usage"), "category": _("Category"), "equivalents": _("Translations"),
    "details": _("Other details"),
}  # fmt: skip
_WORDS = {**LABELS, "changes": _("Changes of the glossary"), "nothing": _("Nothing differs.")}
# What to do to all of a kind, where something is.
_DECISIONS = {"new": "accept", "redefined": "accept", "reworded": "accept", "gone": "exclude"}


class KindChanged(NamedTuple):
    """All differences of a kind; `terms` are the ids to decide about together, by `decision`."""

    kind: str
    label: Promise
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
    context = {"run": run, "since": since, "others": others[:50], "newest": newest_change(request.project)}
    try:
        found = _differences(run, since)
    except NotKept as reason:
        return render(request, "web/run/changes.html", {**context, "reason": str(reason)})
    if (suffix := request.GET.get("format", "")) in FILES:
        name = f"changes-{run.pk}.{suffix}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(_written(found, suffix), content_type=f"{FILES[suffix]}; charset=utf-8", headers=headers)
    return render(request, "web/run/changes.html", {**context, "kinds": _kinds(request, found), "total": len(found)})


def _written(found: Sequence[Difference], suffix: str) -> str:
    """A file in the reader's language, where it is one to read."""
    if suffix == "md":
        return as_markdown.write(found, {name: str(word) for name, word in _WORDS.items()})
    return WRITERS[suffix](found)


def _differences(run: Run, since: Run | None) -> list[Difference]:
    begin = since.finished_at if since else run.created_at
    if begin is None or run.finished_at is None:
        return []
    return compare(glossary_at(run.project, begin), glossary_at(run.project, run.finished_at))


def _kinds(request: ProjectRequest, found: Iterable[Difference]) -> list[KindChanged]:
    by_kind: dict[str, list[Difference]] = {}
    for each in found:
        by_kind.setdefault(each.kind, []).append(each)
    ids = {str(uid): pk for uid, pk in Term.objects.filter(project=request.project).values_list("uid", "pk")}
    return [
        KindChanged(
            kind, LABELS[kind], [(each, _words(each)) for each in by_kind[kind][:MOST_SHOWN]], len(by_kind[kind]),
            _DECISIONS.get(kind, ""), [ids[each.id] for each in by_kind[kind] if each.id in ids],
        )
        for kind in KINDS
        if kind in by_kind
    ]  # fmt: skip


def _words(each: Difference) -> Sequence[tuple[str, str]]:
    """Pair what was with what is: word by word where it is much the same."""
    if each.kind == "reworded":
        return pieces(each.before, each.after)
    return [(each.before, each.after)]
