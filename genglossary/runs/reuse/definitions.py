"""Definitions that are new: an engine may say what it said before, word for word and from the same places."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from genglossary.models import Definition, Evidence
from genglossary.runs.work import Work

Said = tuple[str, str, float | None, tuple[str, ...], tuple[tuple[int, int, int], ...]]


def news(work: Work, rows: Sequence[Definition], level: str) -> list[Definition]:
    """The `rows` that say something else than the newest of their term at `level`.

    What a person took back counts as said: it does not come back by itself. A fresh run says everything again.
    """
    if work.run.options.get("fresh"):
        return list(rows)
    said = _said_last(work, level)
    return [
        row for row in rows if said.get(row.term_id) != _said(row, [(p.source, p.start, p.end) for p in row.passages])
    ]


def _said_last(work: Work, level: str) -> dict[int, Said]:
    """Term id → what the newest definition at `level` by a completed step says."""
    of_runs = Q(term__project=work.run.project, step__completed_at__isnull=False, level=level, superseded_at=None)
    newest = {row.term_id: row for row in Definition.objects.filter(of_runs).order_by("pk")}
    places: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    evidence = Evidence.objects.filter(definition__in=[row.pk for row in newest.values()]).order_by("pk")
    for definition, *place in evidence.values_list("definition_id", "version_id", "start", "end"):
        places[definition].append((place[0], place[1], place[2]))
    return {term: _said(row, places[row.pk]) for term, row in newest.items()}


def _said(row: Definition, places: Sequence[tuple[int, int, int]]) -> Said:
    return row.text, row.origin, row.confidence, tuple(row.flags), tuple(places)
