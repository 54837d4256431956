"""One editor at the other end: its open documents, their guides, and what is told to it."""

import asyncio
import logging
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from genglossary.checking import Finding
from genglossary.editor.addresses import folder_of, path_of
from genglossary.editor.buffers import Buffer, name_of
from genglossary.editor.diagnostics import diagnostics
from genglossary.editor.guides import Chosen, Guide, Loaded, load
from genglossary.editor.locating import Locator
from genglossary.editor.positions import Lines, plain
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import in_language

_PAUSE = 0.1  # seconds between two looks at one document, at least: while somebody types
_POLL = 1.0  # seconds between two looks at the files on which guides depend


class EditorSession:
    """A session with an editor. All of it happens in one thread, but for the loading of glossaries."""

    def __init__(self, server: LanguageServer, wanted: Chosen) -> None:
        self.server, self.wanted = server, wanted
        self.buffers: dict[str, Buffer] = {}
        self.guides: dict[Hashable, Loaded] = {}
        self.locator = Locator(lambda: [*self.buffers.values()])
        self._loading: dict[Hashable, asyncio.Task[Loaded]] = {}
        self._looks: dict[str, asyncio.Task[None]] = {}
        self._free: dict[str, float] = {}
        self._watch: asyncio.Task[None] | None = None

    @property
    def encoding(self) -> str:
        encoding = self.server.workspace.position_encoding
        return str(getattr(encoding, "value", encoding))

    def folders(self) -> list[Path]:
        root = self.server.workspace.root_uri
        uris = [folder.uri for folder in self.server.workspace.folders.values()] or ([root] if root else [])
        return [path_of(uri) for uri in uris]

    # Documents

    def open(self, item: types.TextDocumentItem) -> None:
        path = path_of(item.uri)
        name = name_of(path, folder_of(path, self.folders()), item.language_id)
        text = self._lines(item.text)
        self.buffers[item.uri] = Buffer(
            item.uri, item.version, path, name, text, language=item.language_id, line_end=_line_end(item.text)
        )
        self.plan(item.uri)

    def change(self, uri: str) -> None:
        document = self.server.workspace.get_text_document(uri)
        buffer = self.buffers.get(uri)
        if buffer is None:  # an editor gave it another name
            self.open(types.TextDocumentItem(uri, "", document.version or 0, document.source))
            return
        buffer.change(self._lines(document.source), document.version)
        buffer.line_end = _line_end(document.source)
        self.plan(uri)

    def close(self, uri: str) -> None:
        self.buffers.pop(uri, None)
        if task := self._looks.pop(uri, None):
            task.cancel()
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def _lines(self, text: str) -> Lines:
        return Lines(plain(text), self.encoding)

    # Findings

    def plan(self, uri: str) -> None:
        """Look at a document: now, or after the pause that the last look began."""
        if uri not in self._looks:
            self._looks[uri] = asyncio.ensure_future(self._look(uri))

    async def _look(self, uri: str) -> None:
        clock = asyncio.get_running_loop().time
        try:
            await asyncio.sleep(max(0.0, self._free.get(uri, 0.0) - clock()))
            if buffer := await self.looked(uri):
                began = clock()
                self.publish(buffer)
                self._free[uri] = clock() + max(_PAUSE, clock() - began)
        except Exception as error:  # a fault of ours in one document: the editor and the others go on
            logging.getLogger(__name__).exception("%s could not be looked at", uri)
            said = types.LogMessageParams(type=types.MessageType.Error, message=f"{uri}: {error!r}")
            self.server.window_log_message(said)
        finally:
            self._looks.pop(uri, None)

    async def looked(self, uri: str) -> Buffer | None:
        """The open document with what is found in its text as it is now; None without one, or without a guide."""
        buffer = self.buffers.get(uri)
        guide = await self.guide_of(buffer) if buffer else None
        if buffer is None or self.buffers.get(uri) is not buffer:
            return None
        if guide is not None:
            began = asyncio.get_running_loop().time()
            buffer.look(guide)
            self._free[uri] = began + 2 * (asyncio.get_running_loop().time() - began)
        else:
            buffer.findings, buffer.guide = [], None
        return buffer

    def publish(self, buffer: Buffer) -> None:
        found = diagnostics(buffer, lambda finding: self._defined(buffer, finding), self.wanted.words)
        self.server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=buffer.uri, diagnostics=found, version=buffer.version)
        )

    def _defined(self, buffer: Buffer, finding: Finding) -> types.Location | None:
        entries = buffer.guide.checker.entries_called(finding.term) if buffer.guide and finding.term else []
        entry = next((each for each in entries if not finding.id or each.id == finding.id), None)
        return self.locator.location(buffer.guide, entry, self.encoding) if buffer.guide and entry else None

    # Guides

    async def guide_of(self, buffer: Buffer) -> Guide | None:
        folder = folder_of(buffer.path, self.folders())
        key = (folder, buffer.path.parent)
        if key not in self.guides:
            if key not in self._loading:
                self._loading[key] = asyncio.ensure_future(self._load(key, folder, buffer.path))
            await asyncio.shield(self._loading[key])
        return self.guides[key].guide

    async def _load(self, key: Hashable, folder: Path, document: Path) -> Loaded:
        """A glossary that became unusable leaves the one before it in use."""
        try:
            loaded = await asyncio.to_thread(load, self.wanted, folder, document)
        finally:
            self._loading.pop(key, None)
        before = self.guides.get(key)
        told = {each for one in self.guides.values() for each in (*one.errors, *one.remarks)}
        self._tell([each for each in loaded.errors if each not in told], types.MessageType.Error)
        self._tell([each for each in loaded.remarks if each not in told], types.MessageType.Warning)
        if loaded.guide is None and before is not None and before.guide is not None:
            loaded = Loaded(before.guide, loaded.errors, (), loaded.files, loaded.stamp)
        self.guides[key] = loaded
        return loaded

    def _tell(self, messages: list[str], kind: types.MessageType) -> None:
        for message in messages:
            words = in_language(message, self.wanted.words)
            said = types.ShowMessageParams(type=kind, message=f"GenGlossary: {shown(words)}")
            self.server.window_show_message(said)

    async def renew(self, *, project: bool = False) -> None:
        """Load again what is stale, with `project` the glossary of a project, too, and look again at all documents."""
        for buffer in [*self.buffers.values()]:
            folder = folder_of(buffer.path, self.folders())
            key = (folder, buffer.path.parent)
            loaded = self.guides.get(key)
            if loaded is None or key in self._loading or not (loaded.is_stale() or (project and self.wanted.project)):
                continue
            self._loading[key] = asyncio.ensure_future(self._load(key, folder, buffer.path))
            await self._loading[key]
            for each in self.buffers.values():
                self.plan(each.uri)

    def watch(self) -> None:
        """Notice from now on when a glossary or a configuration is written: by looking, which works everywhere."""
        self._watch = asyncio.ensure_future(self._renew_for_ever())

    async def _renew_for_ever(self) -> None:
        while True:
            await asyncio.sleep(_POLL)
            await self.renew()

    def rehome(self) -> None:
        """Folders came or went: each document may belong to another one."""
        self.guides.clear()
        for buffer in self.buffers.values():
            buffer.name = name_of(buffer.path, folder_of(buffer.path, self.folders()), buffer.language)
            buffer.guide = None
            self.plan(buffer.uri)

    def supports(self, *path: str) -> bool:
        """Whether the editor has a capability: names of fields, one inside of the other."""
        found: Any = self.server.client_capabilities
        for name in path:
            found = getattr(found, name, None)
        return bool(found)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
