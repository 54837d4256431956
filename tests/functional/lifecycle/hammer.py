"""Processes that race for the same rows, all from one barrier: complete against cancel against reap.

For each row a worker completes its run (and writes a row of results in the same transaction), a person cancels it,
and a reaper gives it back. Beside it the naive way, look and then write, in a table of its own.
"""

import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from genglossary.actions import runs
from genglossary.models import LeaseLost, Project, Run, RunStatus, RunStep, Scope
from genglossary.runs.lifecycle.claim import Claim, claim
from genglossary.runs.lifecycle.process_identity import Owner
from genglossary.runs.lifecycle.recover import requeue
from genglossary.runs.writing.fenced import complete_step

SOMEBODY = Owner(host="hammer", pid=1, start="1")
NAIVE = "hammer_naive"


@dataclass(frozen=True)
class Target:
    """A run that a worker holds, as each of the three saw it before the race."""

    run_id: int
    epoch: int
    beat: int
    step_id: int


def targets(count: int) -> list[Target]:
    projects = Project.objects.bulk_create(Project(name=f"Hammer {n}") for n in range(count))
    return [_target(project) for project in projects]


def _target(project: Project) -> Target:
    with transaction.atomic():
        run = Run.objects.create(project=project, scope=Scope.EXTRACT)
    held = claim(run, owner=SOMEBODY)
    assert held is not None
    step = RunStep.objects.create(run=run, name=Scope.EXTRACT)
    return Target(run.pk, held.epoch, run.beat, step.pk)


def complete(target: Target) -> bool:
    step = RunStep(pk=target.step_id, run_id=target.run_id, name=Scope.EXTRACT)
    held = Claim(run=Run(pk=target.run_id), epoch=target.epoch)
    try:
        complete_step(held, step, {"by": target.epoch}, finish=lambda: None, last=True)
    except LeaseLost:
        return False
    return True


def cancel(target: Target) -> bool:
    return runs.cancel(target.run_id, source="hammer").cancelled


def reap(target: Target) -> bool:
    return bool(requeue(target.run_id, epoch=target.epoch, beat=target.beat, reason="hammer"))


def naively(status: str) -> Callable[[Target], bool]:
    """Look, and if it is still running, write: what this program must never do."""

    def decide(target: Target) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT status FROM {NAIVE} WHERE id = %s", [target.run_id])
            if cursor.fetchone() != ("running",):
                return False
            cursor.execute(f"UPDATE {NAIVE} SET status = %s WHERE id = %s", [status, target.run_id])
            return True

    return decide


ROLES = (complete, cancel, reap)


def race(raced: list[Target], roles: tuple[Callable[[Target], bool], ...]) -> list[list[bool]]:
    """What each role was told, row by row. Every row has a barrier of its own."""
    connection.close()
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(len(roles))
    answers = [context.Array("b", len(raced)) for _ in roles]
    racers = [
        context.Process(target=_run, args=(role, raced, barrier, found))
        for role, found in zip(roles, answers, strict=True)
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0] * len(racers)
    return [[bool(answer) for answer in found] for found in answers]


def _run(role: Callable[[Target], bool], raced: list[Target], barrier, found) -> None:
    code = 1
    try:
        for at, target in enumerate(raced):
            barrier.wait(120)
            time.sleep((hash((target.run_id, os.getpid())) % 100) / 100_000)
            found[at] = role(target)
        code = 0
    finally:
        connection.close()
        os._exit(code)


def broken_promises(raced: list[Target], answers: list[list[bool]]) -> Counter[str]:
    """What was acknowledged and is not so; what was written and must not have been."""
    completed, cancelled, _ = answers
    now = dict(Run.objects.values_list("pk", "status"))
    written = set(RunStep.objects.filter(completed_at__isnull=False).values_list("pk", flat=True))
    broken: Counter[str] = Counter()
    for at, target in enumerate(raced):
        broken["cancelled, and ended otherwise"] += cancelled[at] and now[target.run_id] != RunStatus.CANCELLED
        broken["completed, and ended otherwise"] += completed[at] and now[target.run_id] != RunStatus.COMPLETED
        broken["completed and cancelled"] += completed[at] and cancelled[at]
        broken["written by a worker that had lost"] += (target.step_id in written) != completed[at]
    return broken


def naive_violations(count: int) -> int:
    """How many of `count` rows both sides believe to have decided, the naive way."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {NAIVE} (id integer PRIMARY KEY, status varchar(10))")
        cursor.executemany(f"INSERT INTO {NAIVE} VALUES (%s, 'running')", [[n] for n in range(count)])
    try:
        raced = [Target(n, 0, 0, 0) for n in range(count)]
        both = race(raced, (naively("completed"), naively("cancelled")))
        return sum(all(answers) for answers in zip(*both, strict=True))
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {NAIVE}")
