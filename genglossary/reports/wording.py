"""A run in words: the same in the admin, on pages and in a terminal."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from genglossary.models import FINAL, Run, RunEvent, RunStatus, Scope
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.types import VARIANT_OF
from genglossary.runs.lifecycle.process_identity import is_orphaned
from genglossary.runs.quantity import NOUNS, quantity


def status_in_words(run: Run) -> str:
    return _("cancelled, worker stopping") if is_stopping(run) else str(RunStatus(run.status).label)


def is_stopping(run: Run) -> bool:
    """Cancelled, and a worker may still be busy with it: not one whose process is known to be gone."""
    return run.is_stopping and not is_orphaned(run)


def step_in_words(run: Run) -> str:
    """The step that a run is in, or was stopped in, and its place among the run's steps.

    "" before the first one, and for a completed run, which is through with all of them.
    """
    if not run.step or run.status == RunStatus.COMPLETED:
        return ""
    label, names = str(Scope(run.step).label), run.step_names
    if run.step not in names:
        return label
    return _("%(step)s (%(n)s of %(of)s)") % {"step": label, "n": names.index(run.step) + 1, "of": len(names)}


def percent_of_step(run: Run) -> int | None:
    """The progress of a running run's current step in percent, 0 to 100; None when it is not known."""
    if run.status != RunStatus.RUNNING or not run.total:
        return None
    return min(100, 100 * run.done // run.total)


def duration_of(run: Run, now: datetime) -> timedelta | None:
    """The time from the first claim to the end, or to `now` while it goes on; None for a run that was never claimed."""
    if run.started_at is None:
        return None
    # The database's clock may be ahead of ours.
    return max(timedelta(0), (run.finished_at or now) - run.started_at)


def duration_in_words(duration: timedelta | None) -> str:
    """Word a duration in at most two units: "0.4 s", "12 s", "3 min 05 s", "2 h 07 min"."""
    if duration is None:
        return "–"
    seconds = duration.total_seconds()
    if seconds < 9.95:
        return _("%(s)s s") % {"s": f"{seconds:.1f}"}
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return _("%(s)s s") % {"s": rest}
    if minutes < 60:
        return _("%(min)s min %(s)s s") % {"min": minutes, "s": f"{rest:02}"}
    return _("%(h)s h %(min)s min") % {"h": minutes // 60, "min": f"{minutes % 60:02}"}


def counts_in_words(summary: Mapping[str, int]) -> str:
    """Say what a step found, as in "2 terms, 1 issue"; that nothing failed is no news."""
    return _(", ").join(_counted(what, count) for what, count in summary.items() if count or what != "failed")


_AFTER_STOP = re.compile(r"([。、：])((?:</\w+>)*)\s+")
_STATES = {
    "considered": gettext_noop("%(n)s considered"),
    "provisional": gettext_noop("%(n)s provisional"),
    "refined": gettext_noop("%(n)s refined"),
    "failed": gettext_noop("%(n)s failed"),
}


def _counted(what: str, count: int) -> str:
    noun = what.removesuffix("s")
    if noun in NOUNS:
        return quantity(count, noun)
    return _(_STATES.get(what, f"%(n)s {what}")) % {"n": f"{count:,}"}


def messages_of(runs: Iterable[Run]) -> dict[int, str]:
    """Word how each of `runs` ended, in the language of the reader; by key. One query for all of them."""
    ended = {run.pk: run for run in runs if run.message}
    words = {run.pk: run.message for run in ended.values()}
    events = RunEvent.objects.filter(run__in=ended, to_status__in=FINAL).order_by("pk") if ended else ()
    return words | {event.run_id: event.words for event in events if event.message == ended[event.run_id].message}


# The reasons of the selection (pipeline.terms.selection); others are a model's own words.
REASONS = frozenset(
    (
        gettext_noop("required by a person"),
        gettext_noop("excluded by a person"),
        gettext_noop("too little evidence that it is a term of these documents"),
        gettext_noop("an everyday word, used here as everywhere"),
        gettext_noop("part of a longer term, without which it does not occur"),
        gettext_noop("others score higher, and the number of terms is limited"),
        gettext_noop("specific to these documents and used in them"),
        gettext_noop("a term of a reference glossary"),
    )
)


def reason_in_words(reason: str) -> str:
    """The reason why a run proposed a term or not, as it is stored, in the reader's language."""
    if reason.startswith(VARIANT_OF):
        return _("a variant of %(text)s") % {"text": reason.removeprefix(VARIANT_OF)}
    return _(reason) if reason in REASONS else reason


def on_one_line(text: str) -> str:
    """`text` of people and servers as one line for a terminal, control characters replaced by their pictures."""
    return shown(" ".join(text.split()))


def closed_up(text: str) -> str:
    """The text or HTML without spaces behind 。, 、 and ：, where Japanese has none: they are wide by themselves."""
    return _AFTER_STOP.sub(r"\1\2", text)
