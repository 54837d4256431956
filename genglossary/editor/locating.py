"""The places of definitions: the passage in its document, if that is in the workspace, else the glossary's file."""

from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from genglossary.checking import Manuscript, manuscript
from genglossary.checking.passages import is_of, passage_of, place_of
from genglossary.editor.addresses import uri_of
from genglossary.editor.buffers import Buffer
from genglossary.editor.guides import Guide
from genglossary.editor.positions import Lines, plain
from genglossary.formats import Entry
from genglossary.readers import Unreadable

_LARGEST = 5_000_000  # bytes of a file that is looked into while somebody waits
_MOST = 30  # documents that are kept
_Stamp = tuple[int, int]


class Locator:
    """`buffers` gives the open documents: their text counts, not what is on the disk."""

    def __init__(self, buffers: Callable[[], list[Buffer]]) -> None:
        self._buffers = buffers
        self._kept: dict[Path, tuple[_Stamp, Manuscript | None]] = {}

    def location(self, guide: Guide, entry: Entry, encoding: str) -> types.Location | None:
        return self._passage(guide, entry, encoding) or _in_glossary(guide, entry, encoding)

    def _passage(self, guide: Guide, entry: Entry, encoding: str) -> types.Location | None:
        words = passage_of(entry)
        if not words:
            return None
        name = entry.evidence[0].document
        for buffer in self._buffers():
            if buffer.document is not None and is_of(buffer.name, name):
                return _found(buffer.uri, buffer.document, words, encoding)
        folders = [guide.folder, *([guide.file.parent] if guide.file else [])]
        for path in dict.fromkeys(folder / name for folder in folders):
            if (document := self._opened(path, name)) and (found := _found(uri_of(path), document, words, encoding)):
                return found
        return None

    def _opened(self, path: Path, name: str) -> Manuscript | None:
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if path not in self._kept or self._kept[path][0] != stamp:
                while len(self._kept) >= _MOST:
                    del self._kept[next(iter(self._kept))]
                self._kept[path] = (stamp, _read(path, name) if status.st_size <= _LARGEST else None)
            return self._kept[path][1]
        except OSError:
            return None


def _read(path: Path, name: str) -> Manuscript | None:
    try:
        document = manuscript(name, path.read_bytes())
    except Unreadable:
        return None
    return document if document.is_source else None


def _found(uri: str, document: Manuscript, words: str, encoding: str) -> types.Location | None:
    start = place_of(document, words)
    if start is None:
        return None
    end = start + len(words) if document.text.startswith(words, start) else start
    return types.Location(uri=uri, range=Lines(document.text, encoding).range(start, end))


def _in_glossary(guide: Guide, entry: Entry, encoding: str) -> types.Location | None:
    if guide.file is None:
        return None
    text = plain(guide.checker.file.text)
    start = guide.checker.file.place(entry.text)
    end = start + len(entry.text) if text.startswith(entry.text, start) else start
    return types.Location(uri=uri_of(guide.file), range=Lines(text, encoding).range(start, end))
