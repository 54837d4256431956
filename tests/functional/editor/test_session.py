"""What happens in a session with an editor, over the standard streams of a process."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.editor import workspace
from tests.editor.client import Editor, applied, uri
from tests.editor.workspace import DEFINED, words

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace.made(tmp_path)


def test_terms_complete_by_spelling_and_japanese_ones_by_reading(folder):
    editor, path = Editor(folders=[folder]), folder / "a.md"
    text = "The qua\n🚢 これはよう\n船のユー\nthe whar\nwaterqua\n"
    editor.open(path, text)

    def completed(line: int, character: int) -> str | None:
        items = editor.ask("textDocument/completion", **editor.at(path, line, character))["items"]
        return applied(text, [items[0]["textEdit"]]).split("\n")[line] if items else None

    assert completed(0, 7) == "The quay"
    assert completed(1, 8) == "🚢 これは用語"
    assert completed(2, 4) == "船のユーザー"
    assert completed(3, 8) == "the quay"
    assert completed(4, 8) is None
    assert editor.close() == 0


def test_all_of_a_file_is_mended_with_its_line_ends_and_a_comment_ignores_one(folder):
    editor, path = Editor(folders=[folder]), folder / "a.md"
    text = "The wharf.\r\n\r\n🚢 ユーザが wharfs.\r\n"
    editor.open(path, text)
    found = editor.diagnostics(path)
    (mend,) = editor.actions(path, found[0]["range"], only=["source.fixAll"])
    assert mend["kind"] == "source.fixAll.genglossary"
    assert applied(text, mend["edit"]["documentChanges"][0]["edits"]) == "The quay.\r\n\r\n🚢 ユーザーが quays.\r\n"
    ignore = next(each for each in editor.actions(path, found[2]["range"]) if each["title"].startswith("Ignore"))
    editor.change(path, text := applied(text, ignore["edit"]["documentChanges"][0]["edits"]))
    assert "wharfs. <!-- genglossary-ignore GG101 -->\r\n" in text
    assert [words(text, each["range"]) for each in editor.diagnostics(path, 2)] == ["wharf"]
    assert editor.close() == 0


@pytest.mark.parametrize(("encodings", "character"), [(["utf-8"], 9), (["utf-32", "utf-16"], 3), (["utf-16"], 5)])
def test_positions_are_in_the_encoding_that_the_editor_prefers(folder, encodings, character):
    editor, path = Editor(folders=[folder], encodings=encodings), folder / "a.md"
    assert editor.capabilities["positionEncoding"] == encodings[0]
    editor.open(path, "🚢𠮷 wharf")
    assert editor.diagnostics(path)[0]["range"]["start"]["character"] == character
    assert "quay" in editor.ask("textDocument/hover", **editor.at(path, 0, character))["contents"]["value"]
    assert editor.close() == 0


def test_the_open_text_counts_and_not_the_file(folder):
    editor, path = Editor(folders=[folder]), folder / "guide" / "harbour basics.md"
    path.write_text("The wharf.", encoding="utf-8")
    editor.open(path, "\n\n" + DEFINED)
    assert editor.diagnostics(path) == []
    place = editor.ask("textDocument/definition", **editor.at(path, 4, 3))
    assert (place["uri"], place["range"]["start"]["line"]) == (uri(path), 4)
    assert editor.close() == 0


def test_while_somebody_types_only_some_of_the_texts_are_looked_at(folder):
    editor, path = Editor(folders=[folder]), folder / "a.md"
    editor.open(path, "The wharf.")
    editor.diagnostics(path)
    for version in range(2, 42):
        editor.change(path, f"The wharf. {'x' * version}", version)
    editor.diagnostics(path, 41)
    looks = [each for each in editor.record if each.get("method") == "textDocument/publishDiagnostics"]
    assert len(looks) < 10
    assert editor.close() == 0


def test_what_is_broken_is_said_and_the_glossary_before_it_stays(folder):
    (folder / ".genglossary.toml").write_text("colour = 1", encoding="utf-8")
    editor, path = Editor(folders=[folder]), folder / "a.md"
    editor.open(path, "The wharf.")
    assert "'colour' is not known" in editor.message()
    assert editor.ask("textDocument/hover", **editor.at(path, 0, 5)) is None
    (folder / ".genglossary.toml").write_text("rules = { GG101 = 'note' }", encoding="utf-8")
    editor.wait(lambda each: each.get("params", {}).get("diagnostics"))
    assert editor.record[-1]["params"]["diagnostics"][0]["severity"] == 3
    (folder / "glossary.json").write_text('{"terms": [', encoding="utf-8")
    assert "glossary.json" in editor.message()
    editor.change(path, "Two wharfs.")
    assert len(editor.diagnostics(path, 2)) == 1
    assert editor.close() == 0


def test_each_folder_of_the_workspace_has_its_own_glossary(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    terms = [{"text": "pier", "language": "en", "spellings": [{"text": "quay", "usage": "forbidden"}]}]
    (other / "glossary.json").write_text(json.dumps({"terms": terms}), encoding="utf-8")
    editor = Editor(folders=[folder, other])
    editor.open(folder / "a.md", "The wharf and the quay.")
    editor.open(other / "a.md", "The wharf and the quay.")
    assert "wharf" in editor.diagnostics(folder / "a.md")[0]["message"]
    (found,) = editor.diagnostics(other / "a.md")
    assert "“quay” is forbidden: write “pier”" in found["message"]
    names = [each["name"] for each in editor.ask("workspace/symbol", query="い")] + [
        each["name"] for each in editor.ask("workspace/symbol", query="ie")
    ]
    assert names == ["pier"]
    symbols = editor.ask("textDocument/documentSymbol", textDocument={"uri": uri(folder / "a.md")})
    assert [each["name"] for each in symbols] == ["quay"]
    assert editor.close() == 0


def test_addresses_of_windows_and_of_no_file_at_all_do_no_harm(folder):
    editor = Editor("--glossary", "glossary.json", folders=[folder])
    for address in ("file:///c%3A/%E6%B8%AF%20files/a%20b.md", "untitled:Untitled-1", "git:/x/a.md?%7B%7D"):
        item = {"uri": address, "languageId": "markdown", "version": 1, "text": "The wharf."}
        editor.tell("textDocument/didOpen", textDocument=item)
        assert editor.wait(lambda each, address=address: each.get("params", {}).get("uri") == address)
    assert editor.close() == 0


def test_the_exit_code_says_whether_the_editor_said_goodbye(folder):
    editor = Editor(folders=[folder])
    editor.tell("exit")
    assert editor.ended() == 1
    editor = Editor(folders=[folder])
    assert editor.process.stdin
    editor.process.stdin.close()
    began = time.monotonic()
    assert editor.process.wait(120) == 1
    assert time.monotonic() - began < 60
    editor.ended()


def test_the_glossary_of_a_project_is_read_again_with_a_save(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("GENGLOSSARY_DATA_DIR", str(tmp_path / "data"))
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)

    def genglossary(*arguments: str) -> None:
        command = [sys.executable, "-m", "tests.editor.command", *arguments]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    genglossary("generate", str(folder / "guide"), "--project", "Harbour 港")
    editor, path = Editor("--project", "Harbour 港", folders=[folder]), folder / "a.md"
    editor.open(path, "The quay and the wharf.")
    assert editor.diagnostics(path) == []
    assert "ships lie" in editor.ask("textDocument/hover", **editor.at(path, 0, 5))["contents"]["value"]
    genglossary("import", "Harbour 港", str(folder / "glossary.json"))
    editor.tell("textDocument/didSave", textDocument={"uri": uri(path)})
    editor.wait(lambda each: each.get("params", {}).get("diagnostics"))
    assert words("The quay and the wharf.", editor.record[-1]["params"]["diagnostics"][0]["range"]) == "wharf"
    assert editor.close() == 0
    done = subprocess.run(
        [sys.executable, "-m", "tests.editor.command", "lsp", "--project", "nowhere"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no project" in done.stderr
