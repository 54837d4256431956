"""The language server: what an editor may ask, and which room answers."""

from collections.abc import Iterator
from importlib.metadata import version

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from genglossary.editor import mending, symbols
from genglossary.editor.buffers import Buffer
from genglossary.editor.describing import described
from genglossary.editor.guides import Chosen, Guide
from genglossary.editor.renamed import ForgivingProtocol
from genglossary.editor.session import EditorSession
from genglossary.formats import Entry


def server_for(wanted: Chosen) -> LanguageServer:
    """Whole texts come with each change: what counts as a line differs between libraries, a text does not."""
    server = LanguageServer(
        "genglossary",
        version("genglossary"),
        text_document_sync_kind=types.TextDocumentSyncKind.Full,
        protocol_cls=ForgivingProtocol,
    )
    session = EditorSession(server, wanted)
    _follow(server, session)
    _answer(server, session)
    _offer(server, session)
    return server


def _follow(server: LanguageServer, session: EditorSession) -> None:
    """Documents and folders that are opened, changed and closed."""

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        session.watch()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        session.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        session.change(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await session.renew(project=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        session.rehome()


async def _entry_at(session: EditorSession, params: types.HoverParams | types.DefinitionParams):
    """The document, the mention at a position and its entry, or None."""
    buffer = await session.looked(params.text_document.uri)
    if buffer is None or buffer.guide is None:
        return None
    hit = buffer.hit_at(buffer.lines.offset(params.position))
    return (buffer, hit, buffer.guide.checker.glossary.entries[hit.form.entry]) if hit else None


def _answer(server: LanguageServer, session: EditorSession) -> None:
    """Questions about what stands at a place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        if (found := await _entry_at(session, params)) is None:
            return None
        buffer, hit, entry = found
        return types.Hover(contents=_content(session, entry), range=buffer.lines.range(hit.start, hit.end))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        if (found := await _entry_at(session, params)) is None:
            return None
        buffer, _, entry = found
        return session.locator.location(buffer.guide, entry, session.encoding) if buffer.guide else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        buffer = await session.looked(params.text_document.uri)
        return symbols.of_document(buffer) if buffer else []

    @server.feature(types.WORKSPACE_SYMBOL)
    async def workspace_symbols(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        guides = [loaded.guide for loaded in session.guides.values() if loaded.guide]
        return [*symbols.of_workspace(guides, params.query, session.locator, session.encoding)]


def _content(session: EditorSession, entry: Entry) -> types.MarkupContent:
    capabilities = session.server.client_capabilities.text_document
    formats = (capabilities.hover.content_format if capabilities and capabilities.hover else None) or []
    kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in formats else types.MarkupKind.PlainText
    return types.MarkupContent(kind=kind, value=described(entry, markdown=kind == types.MarkupKind.Markdown))


def _offer(server: LanguageServer, session: EditorSession) -> None:
    """Texts that may be written."""
    kinds = [types.CodeActionKind.QuickFix, mending.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        buffer = await session.looked(params.text_document.uri)
        versions = session.supports("workspace", "workspace_edit", "document_changes")
        return mending.actions(buffer, params, versions=versions) if buffer else []

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions())
    async def completion(params: types.CompletionParams) -> types.CompletionList:
        buffer = session.buffers.get(params.text_document.uri)
        guide = await session.guide_of(buffer) if buffer else None
        items = [*_completed(session, buffer, guide, params.position)] if buffer and guide else []
        return types.CompletionList(is_incomplete=True, items=items)


def _completed(
    session: EditorSession, buffer: Buffer, guide: Guide, position: types.Position
) -> Iterator[types.CompletionItem]:
    at = buffer.lines.offset(position)
    start, _ = buffer.lines.bounds(buffer.lines.line_at(at))
    for number, (text, length, entry) in enumerate(guide.completer.completions(buffer.lines.text[start:at])):
        yield types.CompletionItem(
            label=text,
            kind=types.CompletionItemKind.Text,
            detail=entry.reading or None,
            documentation=_content(session, entry),
            # Editors compare with what was written: a reading, or another spelling.
            filter_text=buffer.lines.text[at - length : at],
            sort_text=f"{number:03}",
            text_edit=types.TextEdit(range=buffer.lines.range(at - length, at), new_text=text),
        )
