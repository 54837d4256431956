"""A project as an Atom feed, newest first: decisions, comments, imports, and runs that ended."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, linebreaks
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from genglossary.formats.xml_characters import legal
from genglossary.models import FINAL, Change, Project, RunEvent
from genglossary.models.action_names import action_name
from genglossary.reports.wording import counts_in_words, status_in_words
from genglossary.web.history import ToldChange, batches, told_batches

MOST = 50
# Of a text before and after a change.
_LONGEST = 300
# A look that changed nothing is no news.
_NO_NEWS = "review"


class FeedItem(NamedTuple):
    """One thing that happened; `path` leads to it, `summary` is plain text, and `key` names it for ever."""

    at: datetime
    key: str
    title: str
    path: str
    who: str
    summary: str


def items_of(project: Project) -> list[FeedItem]:
    """The newest first, in the language of the reader and in a constant number of queries."""
    found = [*_decisions(project), *_runs(project)]
    return sorted(found, key=lambda item: item.at, reverse=True)[:MOST]


def as_atom(
    project: Project, items: list[FeedItem], *, language: str, address: str, absolute: Callable[[str], str]
) -> str:
    """The feed at `address`; `absolute` makes addresses of paths."""
    feed = Atom1Feed(
        title=legal(_("%(project)s – what happens") % {"project": project}), link=absolute(_at(project, "history")),
        description="", language=language, feed_url=address, feed_guid=absolute(_at(project, "history")),
    )  # fmt: skip
    for item in items:
        feed.add_item(
            title=legal(item.title), link=absolute(item.path), unique_id=item.key or absolute(item.path),
            description=linebreaks(escape(legal(item.summary))), author_name=legal(item.who), updateddate=item.at,
            pubdate=item.at,
        )  # fmt: skip
    return feed.writeString("utf-8")


def _at(project: Project, name: str, *ids: int) -> str:
    return reverse(f"web:{name}", args=[project.pk, *ids])


def _decisions(project: Project) -> Iterator[FeedItem]:
    changes = Change.objects.filter(project=project).exclude(action=_NO_NEWS)
    for row in told_batches(batches(changes)[:MOST]):
        change = row.change
        title = f"{action_name(change.action)}: {change.label}"
        if row.count > 1:
            more = ngettext("and %(n)d more", "and %(n)d more", row.count - 1) % {"n": row.count - 1}
            title = f"{title} {more}"
        who = str(change.actor or _("a command"))
        yield FeedItem(change.at, f"urn:uuid:{change.batch}", title, _page(project, row), who, _differences(row))


def _page(project: Project, row: ToldChange) -> str:
    if row.term:
        return _at(project, "entry", row.term)
    if row.document:
        return _at(project, "versions", row.document)
    return f"{_at(project, 'history')}?batch={row.change.batch}"


def _differences(row: ToldChange) -> str:
    return "\n".join(f"{name}: {_short(before)} → {_short(after)}" for name, before, after in row.differences)


def _short(text: str) -> str:
    return Truncator(text).chars(_LONGEST) or "–"


def _runs(project: Project) -> Iterator[FeedItem]:
    rows = RunEvent.objects.filter(run__project=project, to_status__in=FINAL).order_by("-pk")
    for event in rows.select_related("run__started_by").prefetch_related("run__steps")[:MOST]:
        run = event.run
        title = _("run %(number)s: %(status)s") % {"number": run.pk, "status": status_in_words(run)}
        found = [counts_in_words(step.summary) for step in run.steps.all() if step.completed_at]
        said = "\n".join(filter(None, (event.words, *found)))
        yield FeedItem(event.at, "", title, _at(project, "run", run.pk), str(run.started_by or _("a command")), said)
