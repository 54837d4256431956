"""`check` and prh with the same decisions on the same lines: what each finds, misses and flags without reason.

    python -m tests.benchmarks.check_beside_prh FOLDER

FOLDER is one in which `npm install prh` was called. prh gets the rules that `export` writes for it.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from genglossary import formats
from genglossary.checking import Checker, manuscript
from genglossary.formats import Entry, Glossary, Spelling

DECISIONS = {
    "サーバー": ("サーバ", "ja"),
    "ユーザー": ("ユーザ", "ja"),
    "Word": ("ワード", "ja"),
    "投げる": ("なげる", "ja"),
    "website": ("web site", "en"),
    "index": ("catalog", "en"),
    "GitHub": ("Github", "en"),
}
LINES = (  # a line, and what a writer would mend in it
    ("サーバを起動する。", ["サーバ"]),
    ("ウェブサーバとAPIサーバ。", ["サーバ", "サーバ"]),
    ("ユーザ名とユーザ。", ["ユーザ", "ユーザ"]),
    ("ユーザビリティとパスワードとサブワード。", []),
    ("線をつなげる。", []),
    ("石をなげる。", ["なげる"]),
    ("ワードで書く。", ["ワード"]),
    ("Our web sites, a web site.", ["web sites", "web site"]),
    ("Web site first.", ["Web site"]),
    ("The web\nsite.", ["web\nsite"]),
    ("Two catalogs.", ["catalogs"]),
    ("`web site` and [x](https://x.example/catalog).", []),
    ("> the old web site", []),
    ("On Github, not github.com.", ["Github"]),
    ("Githubのサーバ", ["Github", "サーバ"]),
)
_SCRIPT = """
const engine = require('prh').fromYAMLFilePath(process.argv[2]);
const lines = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(lines.map(line => engine.makeChangeSet('x.md', line).diffs.map(each => each.matches[0]))));
"""


def main() -> None:
    terms = [
        Entry(text=right, language=language, spellings=(Spelling(text=wrong, usage="forbidden"),))
        for right, (wrong, language) in DECISIONS.items()
    ]
    glossary = Glossary(entries=tuple(terms))
    for name, found in (("check", _checked(glossary)), ("prh", _prh(glossary, Path(sys.argv[1])))):
        expected = [[" ".join(word.split()) for word in words] for _, words in LINES]
        right = sum(len(_common(a, b)) for a, b in zip(found, expected, strict=True))
        wanted, flagged = sum(map(len, expected)), sum(map(len, found))
        print(f"{name}: {right} of {wanted} found, {flagged - right} without reason")
        for (line, _), has, wants in zip(LINES, found, expected, strict=True):
            if sorted(has) != sorted(wants):
                print(f"    {line!r}: {has} instead of {wants}")


def _checked(glossary: Glossary) -> list[list[str]]:
    checker = Checker(glossary)
    documents = [manuscript("x.md", line.encode()) for line, _ in LINES]
    return [[" ".join(each.text[one.start : one.end].split()) for one in checker.check(each)] for each in documents]


def _prh(glossary: Glossary, folder: Path) -> list[list[str]]:
    lines = json.dumps([line for line, _ in LINES])
    with tempfile.TemporaryDirectory(dir=folder) as inside:
        rules, script = Path(inside, "prh.yml"), Path(inside, "run.js")
        rules.write_bytes(formats.write("prh", glossary))
        script.write_text(_SCRIPT, encoding="utf-8")
        command = ["node", str(script), str(rules)]
        return json.loads(subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout)


def _common(found: list[str], expected: list[str]) -> list[str]:
    left = [*expected]
    return [left.pop(left.index(each)) for each in found if each in left]


if __name__ == "__main__":
    main()
