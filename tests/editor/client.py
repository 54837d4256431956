"""An editor: a client of the language server over the standard streams of a process, which records all of it."""

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

CAPABILITIES: dict[str, Any] = {
    "textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}


def uri(path: Path) -> str:
    """As Visual Studio Code writes them."""
    return f"file://{quote(path.as_posix(), safe='/')}"


class Editor:
    """`folders` are those of the workspace. Every message from the server must be one of the protocol."""

    def __init__(self, *arguments: str, folders: list[Path], encodings: list[str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.editor.command", "lsp", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}, cwd=folders[0],
        )  # fmt: skip
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.record: list[dict[str, Any]] = []
        self.errors: list[str] = []
        self._count = 0
        threading.Thread(target=self._read, daemon=True).start()
        capabilities = {**CAPABILITIES, "general": {"positionEncodings": encodings}} if encodings else CAPABILITIES
        places = [{"uri": uri(folder), "name": folder.name} for folder in folders]
        self.capabilities = self.ask(
            "initialize", processId=None, rootUri=None, capabilities=capabilities, workspaceFolders=places
        )["capabilities"]
        self.tell("initialized")

    def _read(self) -> None:
        """Nothing but the protocol is on the standard output: else this says so."""
        assert self.process.stdout
        try:
            while header := self.process.stdout.readline():
                assert header.startswith(b"Content-Length: "), header
                length = int(header.split()[1])
                while self.process.stdout.readline().strip():
                    pass
                self.messages.put(json.loads(self.process.stdout.read(length)))
        except Exception as error:
            self.errors.append(repr(error))

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        return self.wait(lambda each: each.get("id") == self._count and "method" not in each).get("result")

    def wait(self, wanted: Any, seconds: float = 120) -> dict[str, Any]:
        """The next message that is wanted; all before it are recorded."""
        while True:
            try:
                message = self.messages.get(timeout=seconds)
            except queue.Empty:
                raise AssertionError(f"Nothing came. {self.errors} {self.process.poll()}") from None
            self.record.append(message)
            if wanted(message):
                return message

    def open(self, path: Path, text: str, language: str = "markdown") -> None:
        self.texts = {**getattr(self, "texts", {}), uri(path): text}
        item = {"uri": uri(path), "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=item)

    def change(self, path: Path, text: str, version: int = 2) -> None:
        self.texts[uri(path)] = text
        identifier = {"uri": uri(path), "version": version}
        self.tell("textDocument/didChange", textDocument=identifier, contentChanges=[{"text": text}])

    def diagnostics(self, path: Path, version: int | None = 1) -> list[dict[str, Any]]:
        """Those of a version, when they come."""
        found = self.wait(
            lambda each: (
                each.get("method") == "textDocument/publishDiagnostics"
                and each["params"]["uri"] == uri(path)
                and each["params"].get("version") == version
            )
        )
        return found["params"]["diagnostics"]

    def message(self) -> str:
        return self.wait(lambda each: each.get("method") == "window/showMessage")["params"]["message"]

    def at(self, path: Path, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": uri(path)}, "position": {"line": line, "character": character}}

    def actions(self, path: Path, range: dict[str, Any], **context: Any) -> list[dict[str, Any]]:
        return self.ask(
            "textDocument/codeAction", textDocument={"uri": uri(path)}, range=range,
            context={"diagnostics": [], **context},
        )  # fmt: skip

    def close(self) -> int:
        """Say goodbye as the protocol asks for; the exit code."""
        self.ask("shutdown")
        self.tell("exit")
        return self.ended()

    def ended(self) -> int:
        code = self.process.wait(120)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream
            stream.close()
        return code


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """`text` with edits, whose characters are units of UTF-16."""
    lines = text.split("\n")

    def offset(place: dict[str, int]) -> int:
        before = sum(len(line) + 1 for line in lines[: place["line"]])
        line = (lines[place["line"]] if place["line"] < len(lines) else "").encode("utf-16-le")
        return min(before + len(line[: 2 * place["character"]].decode("utf-16-le")), len(text))

    for edit in sorted(edits, key=lambda each: offset(each["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text
