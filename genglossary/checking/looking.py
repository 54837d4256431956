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
    read: dict[DocumentFile, bytes] = {}
    for file in files if cache else ():
        data = _bytes(file, limit)
        if isinstance(data, bytes) and cache and (found := cache.get(file.name, data)):
            seen[file] = found
        elif isinstance(data, bytes):
            read[file] = data
    left = [file for file in files if file not in seen]
    for file, examined in zip(left, _examined(checker, left, limit, jobs), strict=True):
        seen[file] = examined
        if cache and file in read and not examined.warnings:
            cache.keep(file.name, read[file], examined)
    if cache:
        cache.save()
    return [seen[file] for file in files]


def _examined(checker: Checker, files: Sequence[DocumentFile], limit: int, jobs: int) -> Iterator[Examined]:
    if jobs <= 1 or len(files) < _FEW:
        yield from (_look_at(checker, file, limit) for file in files)
        return
    arguments = (checker.glossary, checker.options, limit)
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=arguments) as pool:
        yield from pool.map(_work, files, chunksize=max(1, len(files) // (jobs * 8)))


def _look_at(checker: Checker, file: DocumentFile, limit: int) -> Examined:
    data = _bytes(file, limit)
    if isinstance(data, str):
        return Examined(file.name, warnings=[data])
    try:
        return checker.examine(checker.opened(file.name, data))
    except Unreadable as error:
        is_ours = error.reason == own_output.REASON or not data.strip()
        return Examined(file.name, warnings=[] if is_ours else [error.reason])


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


_CHECKERS: list[tuple[Checker, int]] = []  # of a process that was started for this


def _prepare(glossary: Glossary, options: Options, limit: int) -> None:
    _CHECKERS[:] = [(Checker(glossary, options), limit)]


def _work(file: DocumentFile) -> Examined:
    checker, limit = _CHECKERS[0]
    return _look_at(checker, file, limit)
