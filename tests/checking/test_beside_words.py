"""Spellings beside what belongs to them: polite prefixes, spaces between scripts, "only", verbs behind a name."""

import pytest

from genglossary.formats import Glossary
from tests.checking.samples import entry, findings, found

GLOSSARY = Glossary(
    entries=(
        entry("申し込み", "申込み", language="ja"),
        entry("期", "機", language="ja"),
        entry("Quayサーバー", "Quayサーバ", language="ja"),
        entry("台帳 DB", "帳簿 DB", language="ja"),
        entry("cannot", "can not"),
        entry("Kubernetes", "kubernetes"),
        entry("quayctl", "Quayctl"),
        entry("PostgreSQL", "Postgres"),
        entry("filename", "file name"),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("お申込みください。ご申込みは。", ["申込み", "申込み"]),
        ("再申込みはない。", []),
        ("Quay サーバを見る。Quayサーバも。", ["Quay サーバ", "Quayサーバ"]),
        ("帳簿DBを見る。台帳DBは良い。", ["帳簿DB"]),
        ("It can not be. It can not only be read.", ["can not"]),
        ("It is Quay Ctl; Quay Cut and Quayctl are both incorrect.", []),
        ("Write filename, not file name.", []),
        ("The file name is wrong.", ["file name"]),
        ("kubernetes is there.", ["kubernetes"]),
        ("- kubernetes\n- kubernetes (a key)", []),
        ("Quayctl is there. See Quayctl there.", ["Quayctl"]),
        ("The owner is generally <i>postgres</i>, *postgres* or __postgres__.", []),
        ("It is *in postgres* there.", ["postgres"]),
        ("The postgres user. Run postgres now. Some postgres tables.", ["postgres"]),
    ],
)
def test_what_stands_beside_a_spelling_tells_what_it_is(text, expected):
    assert found(text, glossary=GLOSSARY) == expected


def test_the_fix_has_the_space_that_the_spelling_had():
    each = findings("Quay サーバを見る。帳簿DBも。", glossary=GLOSSARY)
    assert [one.fix for one in each] == ["Quay サーバー", "台帳DB"]


def test_two_words_that_are_to_be_one_are_asked_about_where_a_hyphen_joins_them():
    each = findings("The file-name is long.\n\n- file-name\n- file-name: that of a quay", glossary=GLOSSARY)
    assert [(one.rule, one.level, one.line) for one in each] == [("GG103", "note", 1)]
