"""Claiming: how a pending run becomes one worker's, under an epoch that fences off every earlier worker."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction

from genglossary.models import Run, RunStatus
from genglossary.models.stated import stated
from genglossary.runs.lifecycle.lost_commits import CONNECTION_LOST, reread
from genglossary.runs.lifecycle.process_identity import Owner


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """The right to work on `run` until somebody cancels it or takes it over: good for this `epoch` only."""

    run: Run
    epoch: int


def claim(run: Run, *, owner: Owner, source: str = "worker") -> Claim | None:
    """Make the pending `run` this owner's, or None when it is not pending any more. Committed when it returns."""
    try:
        with transaction.atomic(durable=True):
            return claim_in_transaction(run, owner=owner, source=source)
    except CONNECTION_LOST:
        return reread(partial(claim_of, owner, pk=run.pk))


def claim_of(owner: Owner, **which: Any) -> Claim | None:
    """Find the claim of `owner` on the run that the lookups `which` name: a commit whose answer was lost may have made
    it."""
    mine = {"owner_host": owner.host, "owner_pid": owner.pid, "owner_start": owner.start}
    found = Run.objects.filter(status=RunStatus.RUNNING, **mine, **which).first()
    return Claim(run=found, epoch=found.epoch) if found else None


def claim_in_transaction(run: Run, *, owner: Owner, source: str) -> Claim | None:
    """Claim as `claim` does, inside a transaction that the caller commits."""
    outcome = run.transition(
        RunStatus.RUNNING,
        source=source,
        message=stated("Process %(process)d on %(host)s took the run.", process=owner.pid, host=owner.host),
        owner_host=owner.host,
        owner_pid=owner.pid,
        owner_start=owner.start,
    )
    return Claim(run=run, epoch=run.epoch) if outcome else None


def claim_oldest(*, owner: Owner) -> Claim | None:
    """Claim the run that has been pending longest; None when there is none left to claim."""
    while run := oldest_pending():
        if claimed := claim(run, owner=owner):
            return claimed
    return None


def oldest_pending() -> Run | None:
    return Run.objects.filter(status=RunStatus.PENDING).order_by("pk").first()
