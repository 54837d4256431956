"""The words around the entries that `generate` writes are in the language of who asks."""

import pytest

from tests.management.test_generate import generate

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("variables", "arguments", "heading"),
    [
        ({"LANG": "en_US.UTF-8"}, (), "in all"),
        ({"LANG": "ja_JP.UTF-8"}, (), "用語 "),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_GB.UTF-8"}, (), "in all"),
        ({"LANG": "ja_JP.UTF-8"}, ("--language", "en"), "in all"),
        ({"LANG": "C.UTF-8"}, (), "用語 "),
        ({}, ("--language", "ja"), "用語 "),
    ],
)
def test_the_words_around_the_entries_are_in_the_language_of_who_asks(
    tmp_path, monkeypatch, variables, arguments, heading
):
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "弁.md").write_text("# 安全弁\n\n安全弁とは、圧力が高すぎるときに開く装置である。", encoding="utf-8")
    generate(tmp_path / "弁.md", "--output", tmp_path / "glossary.md", *arguments)
    assert heading in (tmp_path / "glossary.md").read_text(encoding="utf-8")
