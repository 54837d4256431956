"""A whole session with an editor, in both languages; tests/functional/editor has what else happens in one."""

import json
from pathlib import Path

import pytest

from tests.editor import workspace
from tests.editor.client import Editor, applied, uri
from tests.editor.workspace import DEFINED, words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace.made(tmp_path)


def test_a_whole_session(folder):
    editor, path = Editor(folders=[folder]), folder / "案内 one.md"
    text = "# 案内\n\n🚢🚢 The wharf. 𠮷野のユーザが quayside.\n\nAnd two wharfs.\n"
    editor.open(path, text)
    found = editor.diagnostics(path)
    assert [(each["code"], words(text, each["range"]), each["severity"]) for each in found] == [
        ("GG101", "wharf", 1), ("GG101", "ユーザ", 2), ("GG101", "wharfs", 1),
    ]  # fmt: skip
    assert found[0]["codeDescription"]["href"].endswith("check.md#gg101-avoided-spelling")
    related = found[0]["relatedInformation"][0]["location"]
    assert related["uri"] == uri(folder / "guide" / "harbour basics.md")
    assert words(DEFINED, related["range"]) == "A quay is a wall at which ships lie."

    hover = editor.ask("textDocument/hover", **editor.at(path, 2, found[1]["range"]["start"]["character"] + 1))
    assert hover["contents"]["kind"] == "markdown"
    assert "**ユーザー** (ゆーざー)\n\n船を使う\\*人\\*。\n\nNot: ユーザ" in hover["contents"]["value"]
    hover = editor.ask("textDocument/hover", **editor.at(path, 2, 12))
    for said in ("A quay is a wall", "Source: guide/harbour basics.md", "Also: quayside", "Not: wharf", "ja: 岸壁"):
        assert said in hover["contents"]["value"]
    assert editor.ask("textDocument/hover", **editor.at(path, 2, 6)) is None

    passage = editor.ask("textDocument/definition", **editor.at(path, 2, 12))
    assert passage == related
    entry = editor.ask("textDocument/definition", **editor.at(path, 2, found[1]["range"]["start"]["character"]))
    assert entry["uri"] == uri(folder / "glossary.json")
    assert words((folder / "glossary.json").read_text("utf-8"), entry["range"]) == "ユーザー"

    actions = editor.actions(path, found[1]["range"])
    assert [each["title"] for each in actions] == [
        "Write “ユーザー”", "Ignore GG101 here", "Mend all in this file that is certain",
        "Mend all spellings of the glossary",
    ]  # fmt: skip
    change = actions[0]["edit"]["documentChanges"][0]
    assert change["textDocument"] == {"uri": uri(path), "version": 1}
    text = applied(text, change["edits"])
    assert "𠮷野のユーザーが quayside" in text
    editor.change(path, text)
    assert [each["code"] for each in editor.diagnostics(path, 2)] == ["GG101", "GG101"]

    glossary = json.loads((folder / "glossary.json").read_text("utf-8"))
    glossary["terms"][0]["spellings"][0]["usage"] = "deprecated"
    (folder / "glossary.json").write_text(json.dumps(glossary), encoding="utf-8")
    assert [each["severity"] for each in editor.diagnostics(path, 2)] == [2, 2]

    editor.tell("textDocument/didClose", textDocument={"uri": uri(path)})
    assert editor.diagnostics(path, None) == []
    assert editor.close() == 0
    assert editor.errors == []
