"""Many files looked at, with a cache and several processes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from genglossary.checking.cache import Cache
from genglossary.checking.checker import Checker
from genglossary.checking.examined import Examined
from genglossary.checking.manuscripts import Manuscript, manuscript
from genglossary.checking.types import Options
from genglossary.formats import Glossary
from genglossary.readers import own_output
from genglossary.readers.entrance import load
from genglossary.readers.types import Unreadable

_FEW = 8  # files that are not worth a process


class DocumentFile(NamedTuple):
    """A file to look at: `name` is what findings call it."""

    name: str
    path: Path


def look(
    checker: Checker, files: Sequence[DocumentFile], *, limit: int, jobs: int = 1, cache: Cache | None = None
) -> list[Examined]:
    """All files in their order. One that cannot be read has a warning and nothing else; `limit` is in bytes."""
    seen: dict[DocumentFile, Examined] = {}
    left: list[tuple[DocumentFile, bytes]] = []
    for file in files:
        data = _bytes(file, limit)
        if isinstance(data, str):
            seen[file] = Examined(file.name, warnings=[data])
        elif cache and (found := cache.get(file.name, data)):
            seen[file] = found
        else:
            left.append((file, data))
    for (file, data), examined in zip(left, _examined(checker, left, jobs), strict=True):
        seen[file] = examined
        if cache and not examined.warnings:
            cache.keep(file.name, data, examined)
    if cache:
        cache.save()
    return [seen[file] for file in files]


def _examined(checker: Checker, read: Sequence[tuple[DocumentFile, bytes]], jobs: int) -> Iterator[Examined]:
    if jobs <= 1 or len(read) < _FEW:
        yield from (_look_at(checker, file.name, data) for file, data in read)
        return
    arguments = (checker.glossary, checker.options)
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=arguments) as pool:
        yield from pool.map(_work, *zip(*read, strict=True), chunksize=max(1, len(read) // (jobs * 8)))


def _look_at(checker: Checker, name: str, data: bytes) -> Examined:
    try:
        return checker.examine(checker.opened(name, data))
    except Unreadable as error:
        is_ours = error.reason == own_output.REASON or not data.strip()
        return Examined(name, warnings=[] if is_ours else [error.reason])


def manuscripts(files: Sequence[DocumentFile], limit: int) -> Iterator[Manuscript]:
    """The documents that can be read."""
    for file in files:
        data = _bytes(file, limit)
        with suppress(Unreadable):
            if isinstance(data, bytes):
                yield manuscript(file.name, data)


def _bytes(file: DocumentFile, limit: int) -> bytes | str:
    """Read the file, or say why it cannot be read."""
    try:
        return load(file.path, limit=limit)
    except OSError as error:
        return error.strerror or str(error)


_CHECKERS: list[Checker] = []  # of a process that was started for this


def _prepare(glossary: Glossary, options: Options) -> None:
    _CHECKERS[:] = [Checker(glossary, options)]


def _work(file: DocumentFile, data: bytes) -> Examined:
    return _look_at(_CHECKERS[0], file.name, data)
