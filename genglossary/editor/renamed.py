"""Documents that an editor gave another name, and of which it goes on as if it had opened them under that one."""

from collections.abc import Generator
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method


class ForgivingProtocol(LanguageServerProtocol):
    """Takes the change of a document that was not opened for its opening: all of its text comes with each change.
    Neovim 0.7 sends that after `:saveas`."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        identifier = params.text_document
        if unquote(identifier.uri) not in self.workspace.text_documents:
            item = types.TextDocumentItem(identifier.uri, language_id="", version=identifier.version, text="")
            self.workspace.put_text_document(item)
        yield from super().lsp_text_document__did_change(params)
