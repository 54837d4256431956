"""Terms in the table and in the glossary by their names: in the order of a dictionary, found however they are typed."""

from typing import Any

import pytest

from genglossary.actions import definitions
from genglossary.actions import terms as actions
from genglossary.models import Term
from genglossary.web.glossary_page import listed
from tests.factories import make_term
from tests.web.test_terms import bulk, of, table, url

NAMES = ("Zebra", "anchor", "Éclair", "位置", "ＧＰＳ", "ユーザ", "鏡", "3D view", "Ørsted", "かぎ", "かき")
READINGS = {"位置": "イチ", "鏡": "カガミ"}


@pytest.fixture
def named(project: Any) -> Any:
    for name in NAMES:
        make_term(project, name, reading=READINGS.get(name, ""), found=True)
    return project


def test_a_to_z_is_the_order_of_the_glossary(named, as_):
    reader = as_("reader")
    order = ["anchor", "Éclair", "ＧＰＳ", "Ørsted", "Zebra", "位置", "鏡", "かき", "かぎ", "ユーザ", "3D view"]
    assert table(reader, named, sort="text") == order
    assert [entry.term.text for entry in reader.get(url("glossary", named)).context["entries"]] == order


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eclair", "Éclair"), ("ÉCLAIR", "Éclair"), ("E\u0301clair", "Éclair"), ("gps", "ＧＰＳ"), ("ﾕｰｻﾞ", "ユーザ"),
        ("ゆーざ", "ユーザ"), ("いち", "位置"), ("イチ", "位置"),
        ("orsted", "Ørsted"), ("ＺＥＢ", "Zebra"), ("かぎ", "かぎ"),
    ],
)  # fmt: skip
def test_search_finds_a_term_however_it_is_typed(named, as_, typed, found):
    reader = as_("reader")
    assert table(reader, named, q=typed) == [found]
    assert [entry.text for entry in listed(named, typed)] == [found]
    make_term(named, "another name", preferred=of(named, "Zebra"))
    assert table(reader, named, q="ＡＮＯＴＨＥＲ") == ["Zebra"]


def test_a_term_in_another_spelling_is_refused_on_the_page_by_name(named, as_):
    page = as_("editor").post(url("add_term", named), {"text": "ÉCLAIR"})
    assert page.status_code == 422
    assert "Éclair is a term of this project already" in page.content.decode()


def test_the_preferred_term_of_a_merge_is_found_in_any_spelling(named, as_):
    bulk(as_("editor"), named, "merge", of(named, "Zebra"), into="ﾕｰｻﾞ")
    assert of(named, "Zebra").preferred == of(named, "ユーザ")


def test_a_row_says_who_decided_and_what_is_said_of_the_term(project, as_):
    term = make_term(project, "lever", reason="it is frequent", found=True)
    definitions.write(term, "A stiff bar.", by=None)
    there = url("terms", project)
    row = as_("reader").get(there).content.decode()
    assert "A stiff bar." in row
    assert "proposed by a run: it is frequent" in " ".join(row.split()).replace(" :", ":")
    actions.accept(Term.objects.filter(pk=term.pk), by=None)
    assert "decided by a person" in as_("reader").get(there).content.decode()
