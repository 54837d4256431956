"""Numbers about runs and workers for Prometheus, in its text format; nothing in them names a project or a person."""

from collections.abc import Iterator
from datetime import timedelta
from importlib.metadata import version

from django.apps import apps
from django.db.models import Count, F, Max, Min, Q, Sum
from django.db.models.functions import Now
from django.utils.timezone import now

from genglossary.models import Run, RunStatus, Worker
from genglossary.reports.worker_status import LATELY

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
Sample = tuple[str, float]


def metrics() -> str:
    """All of them, of the database: every server of it says the same. Five queries, however many runs there are."""
    return "".join(_lines())


def _lines() -> Iterator[str]:
    yield from _one("info", "gauge", "The version that answers.", [(f'{{version="{version("genglossary")}"}}', 1)])
    waiting = apps.get_model("django_q", "OrmQ")._default_manager.count()
    yield from _one("wake_ups", "gauge", "Wake-ups of workers that wait in the queue.", [("", waiting)])
    yield from _of_runs()
    yield from _of_workers()


def _one(name: str, kind: str, about: str, samples: list[Sample]) -> Iterator[str]:
    """A metric with its samples; the labels of a sample follow the name, or its part of a summary."""
    yield f"# HELP genglossary_{name} {about}\n# TYPE genglossary_{name} {kind}\n"
    for labels, value in samples:
        yield f"genglossary_{name}{labels} {value:g}\n" if value < 1e6 else f"genglossary_{name}{labels} {value!r}\n"


def _of_runs() -> Iterator[str]:
    counted = dict(Run.objects.order_by().values_list("status").annotate(Count("pk")))
    states = [(f'{{status="{each}"}}', counted.get(each, 0)) for each in RunStatus.values]
    yield from _one("runs", "gauge", "Runs by status.", states)
    oldest = Run.objects.filter(status=RunStatus.PENDING).aggregate(since=Min("created_at"))["since"]
    waiting = max((now() - oldest).total_seconds(), 0) if oldest else 0
    yield from _one("oldest_pending_seconds", "gauge", "How long the oldest pending run waits.", [("", waiting)])
    yield from _one("run_seconds", "summary", "How long runs took, from start to end.", list(_durations()))


def _durations() -> Iterator[Sample]:
    ended = Run.objects.filter(started_at__isnull=False, finished_at__isnull=False).order_by().values("status")
    for each in ended.annotate(number=Count("pk"), took=Sum(F("finished_at") - F("started_at"))):
        took: timedelta = each["took"]
        yield f'_sum{{status="{each["status"]}"}}', max(took.total_seconds(), 0)
        yield f'_count{{status="{each["status"]}"}}', each["number"]


def _of_workers() -> Iterator[str]:
    here = Q(stopped_at=None, seen_at__gte=Now() - LATELY)
    found = Worker.objects.aggregate(
        alive=Count("pk", filter=here), processes=Sum("processes", filter=here), seen=Max("seen_at")
    )
    yield from _one("workers", "gauge", "Worker services seen in the last minute.", [("", found["alive"])])
    yield from _one("worker_processes", "gauge", "Runs that they can work on at once.", [("", found["processes"] or 0)])
    if found["seen"]:
        seen = found["seen"].timestamp()
        yield from _one("worker_seen_timestamp_seconds", "gauge", "When a worker was seen last.", [("", seen)])
