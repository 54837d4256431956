"""The news that listeners are told, read from the database once for all of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from genglossary.actions.tokens import good_tokens
from genglossary.api.changes import ChangeOut, told_change
from genglossary.api.live.listener import Listener
from genglossary.api.runs import LiveEvent, ProgressOut, told_event
from genglossary.models import ACTIVE, FINAL, Change, Membership, Project, Run, RunEvent
from genglossary.models.settled import Settled

CHANGES, EVENTS = 0, 1
# Rows of one table that are read at a time.
BATCH = 500
Line = tuple[int, int, int | None, bool, bytes]
"""Id, project, run (of a run event), whether it is the last of its run, and the lines without their id."""


class Feed:
    """Follows changes and run events; used by one thread."""

    def __init__(self) -> None:
        self._settled = (Settled(Change), Settled(RunEvent))
        self._begin = [each.begin() for each in self._settled]
        self._progress: dict[int, tuple[Any, ...]] = {}

    def begin(self, listener: Listener) -> None:
        """Have one that heard nothing yet hear from now on."""
        if listener.begins_now:
            listener.heard = [max(each.upto, begun) for each, begun in zip(self._settled, self._begin, strict=True)]

    def look(self) -> None:
        """Find out how far may be told. Events first: all that was decided before a run ended is told before that."""
        for each in reversed(self._settled):
            each.look()

    def tell(self, listeners: Sequence[Listener]) -> None:
        """Tell each one that takes it a batch at most."""
        for at in (CHANGES, EVENTS):
            waiting = self._waiting(listeners, at)
            places = {each.heard[at] for each in waiting}
            for low in {max(places), min(places)} if places else ():
                self._tell_from(low, at, [each for each in waiting if each.heard[at] >= low])

    def has_more(self, listeners: Sequence[Listener]) -> bool:
        """Whether somebody could hear more at once."""
        return any(self._waiting(listeners, at) for at in (CHANGES, EVENTS))

    def _waiting(self, listeners: Iterable[Listener], at: int) -> list[Listener]:
        """Those who have not heard all of one table and take more; of events, who has heard all of the changes."""
        upto = self._settled[at].upto
        free = [each for each in listeners if not each.is_busy and not each.ends and each.heard[at] < upto]
        if at == CHANGES:
            return [each for each in free if each.run is None]
        return [each for each in free if each.run is not None or each.heard[CHANGES] >= self._settled[CHANGES].upto]

    def _tell_from(self, low: int, at: int, hearers: list[Listener]) -> None:
        """The first batch after `low` to each of `hearers`, who have heard at least that far."""
        read = _changes if at == CHANGES else _events
        lines = read(low, self._settled[at].upto, {each.project for each in hearers})
        end = lines[-1][0] if len(lines) == BATCH else self._settled[at].upto
        for hearer in hearers:
            if hearer.heard[at] < end:
                _tell(hearer, at, lines)
                hearer.heard[at] = max(end, hearer.heard[at])

    def progress(self, listeners: Iterable[Listener]) -> None:
        """Tell how far active runs are, where it is not as it was; it has no id, for only the newest counts."""
        several = list(listeners)
        found = _active({each.project for each in several})
        for project, run, told in found:
            if self._progress.get(run) != told:
                text = _lines("progress", ProgressOut(**dict(zip(_PROGRESS, told, strict=True))).model_dump_json())
                for each in several:
                    if not each.is_busy and not each.ends and each.project == project and each.run in (None, run):
                        each.send(text)
        self._progress = {run: told for _, run, told in found}


def _tell(hearer: Listener, at: int, lines: Iterable[Line]) -> None:
    """Send those of `lines` that it has not heard, as one piece."""
    told = bytearray()
    for pk, project, run, is_last, text in lines:
        if pk > hearer.heard[at] and project == hearer.project and hearer.run in (None, run):
            hearer.heard[at] = pk
            told += b"id: %s\n%s" % (place(hearer).encode(), text)
            if is_last and hearer.run is not None:
                hearer.ends = True
                break
    if told:
        hearer.send(bytes(told))


def place(hearer: Listener) -> str:
    """The id of the newest line that it was sent, by which it can go on."""
    return f"{hearer.heard[EVENTS]}" if hearer.run is not None else "-".join(map(str, hearer.heard))


def _changes(low: int, upto: int, projects: set[int]) -> list[Line]:
    rows = Change.objects.filter(project_id__in=projects).select_related("actor")
    return [
        (row.pk, row.project_id, None, False, _lines("change", ChangeOut(**told_change(row)).model_dump_json()))
        for row in _batch(rows, low, upto)
    ]


def _events(low: int, upto: int, projects: set[int]) -> list[Line]:
    rows = RunEvent.objects.filter(run__project_id__in=projects).select_related("actor", "run")
    return [
        (row.pk, row.run.project_id, row.run_id, row.to_status in FINAL,
         _lines("run", LiveEvent(**told_event(row)).model_dump_json()))
        for row in _batch(rows, low, upto)
    ]  # fmt: skip


def _batch(rows: QuerySet[Any], low: int, upto: int) -> Iterable[Any]:
    return rows.filter(pk__gt=low, pk__lte=upto).order_by("pk")[:BATCH]


def _lines(kind: str, data: str) -> bytes:
    """One event without its id. JSON has no line ends of its own."""
    return f"event: {kind}\ndata: {data}\n\n".encode()


_PROGRESS = ("run", "status", "step", "done", "total")


def _active(projects: set[int]) -> list[tuple[int, int, tuple[Any, ...]]]:
    rows = Run.objects.filter(project_id__in=projects, status__in=ACTIVE)
    found = rows.values_list("project", "pk", *_PROGRESS[1:])
    return [(project, run, (run, *rest)) for project, run, *rest in found]


def may_listen(listeners: Sequence[Listener]) -> list[Listener]:
    """The listeners whose token is good still, and whose user may still see their project."""
    tokens = good_tokens().filter(pk__in={each.token for each in listeners})
    good = dict(tokens.values_list("pk", "user__is_superuser"))
    projects = set(Project.objects.filter(pk__in={each.project for each in listeners}).values_list("pk", flat=True))
    members = set(Membership.objects.filter(project__in=projects).values_list("project", "user"))
    owned = {project for project, _ in members}
    return [
        each for each in listeners
        if each.token in good and each.project in projects
        and ((each.project, each.user) in members or (good[each.token] and each.project not in owned))
    ]  # fmt: skip
