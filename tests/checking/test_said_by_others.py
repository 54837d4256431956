"""Text that its writer did not word: licences, data in directives of other tools, targets of wikis, people's names."""

import pytest

from genglossary.checking import Checker, Options, manuscript
from genglossary.formats import Entry, Equivalent, Glossary
from tests.checking.samples import entry, found

NOTICE = "Permission is hereby granted to moor at the wharf.\n\nThe wharf is long.\n"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("a.md", 1),
        ("LICENSE.md", 0),
        ("docs/COPYING.txt", 0),
        ("Quay_License_Agreement_v1.txt", 0),
        ("licensing.md", 1),
    ],
)
def test_texts_of_licences_are_left_as_they_are(name, count):
    assert len(found(NOTICE, name)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("暗黙の保証を含めて、岸はいかなる保証も\n行なわない。", 0),
        ("本品は再配布または変更することを岸で行なってよい。", 0),
        ("岸は保証を行なわない。", 1),
    ],
)
def test_japanese_notices_of_licences_are_left_as_they_are(text, count):
    assert len(found(text, "a.txt", Glossary(entries=(entry("行う", "行なう", language="ja"),)))) == count


def test_a_literal_of_restructuredtext_that_is_not_closed_ends_nothing():
    text = "- The wharf `` is one.\n\n- A ``wharf`` is long, ``a`` wharf.\n"
    assert found(text, "a.rst") == ["wharf", "wharf"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".. tidetable:: wharf\n   :of: wharf\n\n   wharf = 3\n\nA wharf.\n", ["wharf"]),
        (".. tidetable:: x\n\n   The wharf is long.\n", ["wharf"]),
        (".. note::\n\n   to the wharf\n", ["wharf"]),
        (".. option:: x\n\n   to the wharf\n", ["wharf"]),
        ("- x\n\n  .. tidetable::\n\n     wharf = 3\n\n  to the wharf\n", ["wharf"]),
    ],
)
def test_unknown_directives_hold_prose_where_it_reads_like_sentences(text, expected):
    assert found(text, "a.rst") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[wharf|the long wharf]] now.", ["wharf"]),
        ("See [[wharf]] and [[Old:wharf]] now.", []),
        ("See [[the wharf]] now.", ["wharf"]),
        ("Type ''wharf'' there, at the captain's wharf.", ["wharf"]),
    ],
)
def test_targets_and_code_of_wikis_are_no_prose(text, expected):
    assert found(text, "a.txt") == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thanks to Quil for it.", 0),
        ("Reported by Anna and Quil.", 0),
        ("Quil Forsyth wrote it. We met Quil.", 0),
        ("Quil <quil@x.example> wrote it.", 0),
        ("The Quil is held. Quil Parts are held.", 2),
    ],
)
def test_a_person_is_no_abbreviation_with_wrong_capitals(text, count):
    lock = Glossary(entries=(Entry(text="QUIL", language="en", as_written=True),))
    assert len(found(text, glossary=lock, rule="GG104")) == count


def test_a_verb_is_found_beside_a_word_that_its_stem_is():
    glossary = Glossary(entries=(entry("わけ", "訳", language="ja"), entry("分ける", "わける", language="ja")))
    text = "荷を二つにわけました。そういうわけだ。"
    assert found(text, glossary=glossary) == ["わけ"]
    assert [each.start for each in Checker(glossary).check(manuscript("a.md", text.encode()))] == [5]


@pytest.mark.parametrize(("status", "count"), [("proposed", 0), ("accepted", 0), ("rejected", 1)])
def test_a_definition_is_used_where_documents_have_its_term_in_translation(status, count):
    equivalent = Equivalent(text="岸壁", language="ja", status=status)
    quay = Entry(text="quay", language="en", definition="A wall.", equivalents=(equivalent,))
    found = Checker(Glossary(entries=(quay,)), Options(whole=True)).check_all(
        [manuscript("a.md", "岸壁に着く。".encode())]
    )
    assert [each.rule for each in found] == ["GG203"] * count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[岸]の先頭を選ぶ。岸に立つ。", ["岸"]),
        ("文字通りの岸辺だ。次の通りに書く。", ["通り"]),
        ("Fill in [wharf] there.", []),
    ],
)
def test_labels_in_brackets_and_words_that_end_compounds_are_right(text, expected):
    entries = (
        entry("きし", "岸", language="ja"),
        entry("とおり", "通り", language="ja"),
        entry("quay", "wharf"),
    )
    assert found(text, glossary=Glossary(entries=entries)) == expected
