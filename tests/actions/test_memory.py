"""Aligned passages as a translation memory: what other tools read, and what comes back into a project."""

import pytest

from genglossary.actions import documents
from genglossary.actions.memory import has_memory, memory_of
from genglossary.readers import read, tmx
from tests.factories import make_document, make_project
from tests.translated import run_on, translated_project

pytestmark = pytest.mark.django_db(transaction=True)

MORE = {
    "en_lamp.md": "# The lamp\n\nThe **lamp** is lit with `lamp --on` & kept until dawn.\n\n"
    "Its oil is [pressed](oil.md) twice.",
    "ja_lamp.md": "# 灯火\n\n**灯火**は `lamp --on` で点し & 夜明けまで保ちます。\n\nその油は[二度](oil.md)搾ります。",
}


@pytest.fixture
def memory() -> str:
    project = make_project()
    for name, text in MORE.items():
        make_document(project, name.replace("_", "/"), text)
    run_on(project)
    return b"".join(memory_of(project)).decode()


def test_passages_stand_in_it_without_markup_and_with_the_words_of_code(memory):
    assert "<seg>The lamp is lit with lamp --on &amp; kept until dawn.</seg>" in memory
    assert "<seg>灯火は lamp --on で点し &amp; 夜明けまで保ちます。</seg>" in memory
    assert "<seg>Its oil is pressed twice.</seg>" in memory


def test_each_unit_says_its_languages_and_its_document(memory):
    assert memory.count('<tuv xml:lang="en">') == memory.count('<tuv xml:lang="ja">') == memory.count("<tu ") > 2
    assert '<prop type="x-document">en/lamp.md</prop>' in memory


def test_what_it_says_comes_back_as_a_document(memory):
    catalog = read("memory.tmx", memory.encode()).text
    assert 'msgid "Its oil is pressed twice."\nmsgstr "その油は二度搾ります。"' in catalog
    assert catalog.count("msgid") == memory.count("<tu ")
    assert tmx.read(memory.encode()).text == catalog


def test_what_stands_there_twice_is_one_unit():
    project = make_project()
    for language, text in (("en", "Ring the bell at dawn.\n\n"), ("ja", "夜明けに鐘を鳴らします。\n\n")):
        make_document(project, f"{language}/bell.md", text * 3)
    run_on(project)
    assert b"".join(memory_of(project)).decode().count("<tu ") == 1


def test_only_documents_as_they_are_now_are_in_it():
    project = translated_project()
    assert not has_memory(project)
    run_on(project)
    assert has_memory(project)
    documents.remove(project, ["ja/signals.md"])
    assert not has_memory(project)
    assert b"<tu " not in b"".join(memory_of(project))


def test_languages_that_are_not_asked_for_are_left_out():
    project = translated_project()
    run_on(project)
    assert b"<tu " in b"".join(memory_of(project, ["ja"]))
    assert b"<tu " not in b"".join(memory_of(project, ["de"]))
