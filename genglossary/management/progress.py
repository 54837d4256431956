"""A run's progress in a terminal: a live bar per step, or plain lines where there is none."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from django.db import Error, connection
from django.utils.translation import gettext as _
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from genglossary.models import Run, Scope
from genglossary.reports.spending import spent_in_words
from genglossary.runs.engines import MODEL


class _Shown(Protocol):
    """An observer of a run; `spent` is shown beside, and looked up again after `seconds`."""

    seconds: float

    def __call__(self, step: str, done: int, total: int, item: str) -> None: ...

    def spent(self, words: str) -> None: ...


@contextmanager
def shown_on(stream: TextIO, run: Run) -> Iterator[Callable[[str, int, int, str], None]]:
    """An observer that shows each step on `stream` as it goes on, and what a language model has cost so far."""
    console = _Patient(file=stream)
    if not console.is_terminal:
        with _spending(run, shown := _Lines(console)):
            yield shown
        return
    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with _WithSpending(*columns, console=console) as progress, _spending(run, shown := _Bars(progress)):
        yield shown


@contextmanager
def _spending(run: Run, shown: _Shown) -> Iterator[None]:
    """Looks by a thread of its own: a slow model takes minutes for a call, and progress does not move meanwhile."""
    if run.engine != MODEL:
        yield
        return
    ended = threading.Event()
    thread = threading.Thread(target=_look_until, args=(ended, run, shown), name="spending", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _look_until(ended: threading.Event, run: Run, shown: _Shown) -> None:
    try:
        while not ended.wait(shown.seconds):
            shown.spent(spent_in_words(run))
    except Error:
        pass  # the run itself tells what is wrong with the database
    finally:
        connection.close()


class _Patient(Console):
    """Nobody reading the progress any more is no reason to end the work: rich would exit."""

    def on_broken_pipe(self) -> None:
        self.quiet = True


class _WithSpending(Progress):
    """The bars, and below them what was spent."""

    spent = ""

    def get_renderables(self) -> Iterator[RenderableType]:
        yield from super().get_renderables()
        if self.spent:
            yield Text(self.spent)


class _Lines:
    """One line a step, when it begins, and one a minute for what was spent."""

    seconds = 60.0

    def __init__(self, console: Console) -> None:
        self._console = console
        self._step = ""

    def __call__(self, step: str, done: int, total: int, item: str) -> None:
        if step != self._step:
            self._step = step
            self._console.print(f"{Scope(step).label} …", highlight=False)

    def spent(self, words: str) -> None:
        self._console.print(_("Asked so far: %(spent)s") % {"spent": words}, highlight=False)


class _Bars:
    seconds = 1.0

    def __init__(self, progress: _WithSpending) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int, item: str) -> None:
        if step not in self._tasks:
            self._complete()
            self._tasks[step] = self._progress.add_task(Scope(step).label, total=None)
        self._progress.update(self._tasks[step], completed=done, total=total or None)

    def spent(self, words: str) -> None:
        self._progress.spent = _("Asked so far: %(spent)s") % {"spent": words}

    def _complete(self) -> None:
        """The step before is over: its bar says so, whatever it counted last."""
        for task in self._progress.tasks:
            total = task.total or max(task.completed, 1)
            self._progress.update(task.id, total=total, completed=total)
