"""Documents in folders, and when they are others than they were."""

import hashlib
import os
import time
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from genglossary.readers import own_output
from genglossary.readers.entrance import FoundFile, load, walk

_CHECK = 1000  # milliseconds between two looks at whether the folders themselves are still those


class Watched:
    """The documents under `paths`, told by their contents: a file that is saved as it was has not changed. Files that
    we wrote ourselves are none of them, nor is `output`."""

    def __init__(self, paths: Iterable[Path], output: Path | None, limit: int) -> None:
        self.paths = [*paths]
        self._output = output.resolve() if output else None
        self._limit = limit
        self._known: dict[Path, tuple[tuple[int, int, int], str]] = {}

    def has_changed(self) -> bool:
        """Whether there is another document, or one less, or one says something else, since this was asked last."""
        before = {path: digest for path, (_, digest) in self._known.items() if digest}
        self._known = {each.path: self._seen(each.path) for each in self._files()}
        return before != {path: digest for path, (_, digest) in self._known.items() if digest}

    def _files(self) -> Iterator[FoundFile]:
        for each in walk([path for path in self.paths if path.exists()], limit=self._limit):
            if isinstance(each, FoundFile) and each.path.resolve() != self._output:
                yield each

    def _seen(self, path: Path) -> tuple[tuple[int, int, int], str]:
        """The file's stamp, by which it need not be read again, and its contents in short; "" for one of ours."""
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if path in self._known and self._known[path][0] == stamp:
                return self._known[path]
            data = load(path, limit=self._limit)
        except OSError as error:
            return (0, 0, 0), str(error)
        is_ours = own_output.is_own(data.decode("utf-8", "ignore").removeprefix("\ufeff"))
        return stamp, "" if is_ours else hashlib.sha256(data).hexdigest()

    def events(self, *, settle: float, poll: bool) -> Generator[None, None, None]:
        """One whenever something may have changed and `settle` seconds of rest followed; also when the folders, after
        they were gone, are there again. `poll` looks at all files now and then, where systems tell nothing."""
        from watchfiles import watch

        while True:
            folders = {path if path.is_dir() else path.absolute().parent for path in self.paths if path.exists()}
            identity = _identity(self.paths)
            if len(folders) == 0:
                time.sleep(_CHECK / 1000)
                yield  # they may have gone before they were watched
                continue
            found = watch(
                *folders, watch_filter=self._matters, debounce=60_000, step=round(settle * 1000), rust_timeout=_CHECK,
                yield_on_timeout=True, force_polling=poll or None, ignore_permission_denied=True,
                recursive=any(path.is_dir() for path in self.paths),
            )  # fmt: skip
            is_first = True  # which tells of what happened before this was watched
            for changes in found:
                if is_first or changes or _identity(self.paths) != identity:
                    is_first = False
                    yield
                if _identity(self.paths) != identity:
                    break

    def _matters(self, change: object, path: str) -> bool:
        """Not what is hidden, below the folders that are watched, nor what we write."""
        place = Path(path)
        for folder in self.paths:
            if place.is_relative_to(folder.absolute()):
                place = place.relative_to(folder.absolute())
                break
        is_hidden = any(part.startswith(".") for part in place.parts)
        return not is_hidden and (self._output is None or Path(path) != self._output)


def _identity(paths: list[Path]) -> list[int | None]:
    """Folders that were made anew have other ones. A file may be written by renaming: it is watched in its folder."""
    return [_inode(path if path.is_dir() else path.absolute().parent) for path in paths]


def _inode(folder: Path) -> int | None:
    try:
        return os.stat(folder).st_ino
    except OSError:
        return None
