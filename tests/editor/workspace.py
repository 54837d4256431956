"""A workspace of an editor: a glossary and a document that defines its term, with Japanese in their names."""

import json
from pathlib import Path

DEFINED = "# 港\n\nA quay is a wall at which ships lie.\n"
GLOSSARY = {
    "terms": [
        {
            "text": "quay", "language": "en", "definition": "A quay is a wall at which ships lie.",
            "spellings": [{"text": "wharf", "usage": "forbidden"}, {"text": "quayside"}],
            "evidence": [{"document": "guide/harbour basics.md", "start": 5, "end": 41,
                          "text": "A quay is a wall at which ships lie."}],
            "equivalents": [{"language": "ja", "text": "岸壁"}],
        },
        {"text": "ユーザー", "language": "ja", "reading": "ゆーざー", "definition": "船を使う*人*。",
         "spellings": [{"text": "ユーザ", "usage": "deprecated"}]},
        {"text": "用語", "language": "ja", "reading": "ようご"},
    ]
}  # fmt: skip


def made(tmp_path: Path) -> Path:
    """The folder of the workspace, whose names have spaces and Japanese."""
    folder = tmp_path / "港の 文書"
    (folder / "guide").mkdir(parents=True)
    (folder / "glossary.json").write_text(json.dumps(GLOSSARY, ensure_ascii=False), encoding="utf-8")
    (folder / "guide" / "harbour basics.md").write_text(DEFINED, encoding="utf-8")
    return folder


def words(text: str, range: dict) -> str:
    """What stands there, in units of UTF-16."""
    line = text.split("\n")[range["start"]["line"]].encode("utf-16-le")
    return line[2 * range["start"]["character"] : 2 * range["end"]["character"]].decode("utf-16-le")
