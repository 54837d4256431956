"""A run's progress in a terminal: a live bar per step, or plain lines where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from genglossary.models import Scope
from genglossary.runs.lease import Observer


@contextmanager
def shown_on(stream: TextIO) -> Iterator[Observer]:
    """An observer that shows each step on `stream` as it goes on."""
    console = _Patient(file=stream)
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        yield _Bars(progress)


class _Patient(Console):
    """Nobody reading the progress any more is no reason to end the work: rich would exit."""

    def on_broken_pipe(self) -> None:
        self.quiet = True


class _Lines:
    """One line a step, when it begins."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._step = ""

    def __call__(self, step: str, done: int, total: int, item: str) -> None:
        if step != self._step:
            self._step = step
            self._console.print(f"{Scope(step).label} …", highlight=False)


class _Bars:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int, item: str) -> None:
        if step not in self._tasks:
            self._complete()
            self._tasks[step] = self._progress.add_task(Scope(step).label, total=None)
        self._progress.update(self._tasks[step], completed=done, total=total or None)

    def _complete(self) -> None:
        """The step before is over: its bar says so, whatever it counted last."""
        for task in self._progress.tasks:
            total = task.total or max(task.completed, 1)
            self._progress.update(task.id, total=total, completed=total)
