"""The measuring half of `tests.benchmarks.lifecycle`: one database, figures as JSON on the last line."""

import json
import multiprocessing
import os
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from genglossary.actions import runs  # noqa: E402
from genglossary.models import Run, RunStatus, RunStep, Term  # noqa: E402
from genglossary.runs.lifecycle.claim import claim  # noqa: E402
from genglossary.runs.lifecycle.process_identity import this_process  # noqa: E402
from genglossary.runs.writing.bulk import bulk_insert  # noqa: E402
from genglossary.runs.writing.fenced import publish  # noqa: E402
from tests.factories import make_document, make_project  # noqa: E402
from tests.functional.lifecycle.conftest import TEXT, a_project  # noqa: E402
from tests.functional.lifecycle.tree import Tree  # noqa: E402

WRITERS = 8
ROWS_AT_ONCE = 3000
MEGABYTES = 2
CANCELS_AMID_PUBLISHING = 8
DEATHS = 3


def main(samples: int) -> None:
    call_command("migrate", verbosity=0)
    figures = {
        "cancel call, 8 writers: p99": _quantile(_cancel_beside_writers(samples * 10), 99),
        "cancel call while 2 MB of documents are published: longest": max(_cancel_amid_publishing()),
        "start → first step, idle worker: p95": _quantile(_first_steps(samples), 95),
        "cancel → worker stopped, in a waiting call: p95": _quantile(_stops(samples, "wait"), 95),
        "cancel → worker stopped, in computing: p95": _quantile(_stops(samples, "compute"), 95),
        "worker killed → running again: longest": max(_deaths(signal.SIGKILL)),
        "worker frozen → running again: longest": max(_deaths(signal.SIGSTOP)),
    }
    print(json.dumps(figures))


def _quantile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _wait(until: Callable[[], object], within: float = 120.0) -> None:
    deadline = time.monotonic() + within
    while not until():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.005)


def _timed(call: Callable[[], object]) -> float:
    began = time.monotonic()
    call()
    return time.monotonic() - began


def _write_for_ever(number: int) -> None:
    """A worker that publishes results, again and again without a pause of its own."""
    project = make_project(f"Writer {number}")
    held = claim(Run.objects.create(project=project), owner=this_process())
    assert held is not None
    at = 0
    while True:
        terms = [Term(project=project, text=f"term {at + n}") for n in range(ROWS_AT_ONCE)]
        publish(held, terms, bulk_insert(Term), check=lambda: None)
        at += ROWS_AT_ONCE


@contextmanager
def _writers() -> Iterator[None]:
    connection.close()
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write_for_ever, args=(n,), daemon=True) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(2)
    try:
        yield
    finally:
        for writer in writers:
            writer.kill()
            writer.join()


def _cancel_beside_writers(count: int) -> list[float]:
    with _writers():
        taken: list[float] = []
        for n in range(count):
            run = Run.objects.create(project=make_project(f"Cancelled {n}"))
            claim(run, owner=this_process())
            taken.append(_timed(lambda: runs.cancel(run.pk, source="bench")))  # noqa: B023 - called here
            time.sleep(0.02)
    _cancel_all()
    return taken


def _cancel_amid_publishing() -> list[float]:
    """At moments spread over the run, each in a run of its own over documents of two megabytes."""
    project = make_project("Two megabytes")
    words = TEXT.split()
    for n in range(MEGABYTES * 10):
        sentences = (
            f"The {words[at % len(words)].strip('.')}{at % 997} gear {n} is a part {at}." for at in range(2500)
        )
        make_document(project, f"part{n}.md", " ".join(sentences))
    taken = []
    with Tree(SLOW_SECONDS="0"):
        for _ in range(CANCELS_AMID_PUBLISHING):
            run = runs.start(project, source="bench")
            _wait(lambda: Term.objects.filter(project=project).exists() or _has_step(run))  # noqa: B023
            time.sleep(0.4 * len(taken))
            taken.append(_timed(lambda: runs.cancel(run.pk, source="bench")))  # noqa: B023
            _wait(lambda: not Run.objects.filter(pk=run.pk, stopped_at=None).exists())  # noqa: B023
    return taken


def _has_step(run: Run) -> bool:
    return RunStep.objects.filter(run=run).exists()


def _first_steps(samples: int) -> list[float]:
    taken: list[float] = []
    with Tree(SLOW_SECONDS="0") as tree:
        tree.wait_until_whole()
        for _ in range(samples):
            run = runs.start(a_project(), source="bench")
            taken.append(_timed(lambda: _wait(lambda: _has_step(run))))  # noqa: B023
            _wait(lambda: not Run.objects.filter(pk=run.pk, finished_at=None).exists())  # noqa: B023
    return taken


def _stops(samples: int, kind: str) -> list[float]:
    taken: list[float] = []
    with Tree(SLOW_SECONDS="60", SLOW_KIND=kind):
        for n in range(samples):
            run = runs.start(a_project(), source="bench")
            _wait(lambda: _has_step(run))  # noqa: B023
            time.sleep(0.5 + n * 0.037 % 0.5)
            runs.cancel(run.pk, source="bench")
            taken.append(_timed(lambda: _wait(lambda: Run.objects.exclude(stopped_at=None).filter(pk=run.pk))))  # noqa: B023
    return taken


def _deaths(number: signal.Signals) -> list[float]:
    taken: list[float] = []
    with Tree(SLOW_SECONDS="60") as tree:
        for _ in range(DEATHS):
            run = runs.start(a_project(), source="bench")
            _wait(lambda: _has_step(run))  # noqa: B023
            run.refresh_from_db()
            os.kill(run.owner_pid or 0, number)
            again = Run.objects.filter(pk=run.pk, status=RunStatus.RUNNING, epoch__gt=run.epoch)
            taken.append(_timed(lambda: _wait(again.exists)))  # noqa: B023
            runs.cancel(run.pk, source="bench")
            if number == signal.SIGSTOP:
                os.kill(run.owner_pid or 0, signal.SIGCONT)
            tree.wait_until_whole()
    return taken


def _cancel_all() -> None:
    for pk in Run.objects.filter(finished_at=None).values_list("pk", flat=True):
        runs.cancel(pk, source="bench")


if __name__ == "__main__":
    main(int(sys.argv[1]))
