"""Other names of a term, in its place."""

import pytest

from genglossary.formats.other_names import names_in_bracket, parted_names


def _told(text: str) -> tuple[str, str, list[tuple[str, str]]]:
    names = parted_names(text)
    return names.term, names.reading, [(each.text, each.kind) for each in names.others]


@pytest.mark.parametrize(
    ("text", "term", "others"),
    [
        ("application programming interface (API)", "application programming interface", [("API", "abbreviation")]),
        ("CPU (central processing unit)", "CPU", [("central processing unit", "long_form")]),
        ("Demurrage (DEM)", "Demurrage", [("DEM", "abbreviation")]),
        ("総トン数（GT）", "総トン数", [("GT", "abbreviation")]),
        ("bogie|truck", "bogie", [("truck", "spelling")]),
        ("Automatic Identification System; AIS", "Automatic Identification System", [("AIS", "abbreviation")]),
        ("AIS / Automatic Identification System", "AIS", [("Automatic Identification System", "long_form")]),
        ("Lee (also: lee side, shelter)", "Lee", [("lee side", "synonym"), ("shelter", "synonym")]),
        ("サーバ（サーバー）", "サーバ", [("サーバー", "spelling")]),
    ],
)
def test_other_names_are_told_from_the_term(text, term, others):
    assert _told(text) == (term, "", others)


@pytest.mark.parametrize("text", ["valve (left)", "AC/DC", "Input / Output", "Reset (RSTX)", "TCP (UDP)", "|", "f(x)"])
def test_other_words_belong_to_the_term(text):
    assert _told(text) == (text, "", [])


def test_kana_in_brackets_are_the_reading():
    assert _told("錨（いかり）") == ("錨", "いかり", [])
    assert _told("荷役（にやく、cargo handling）") == ("荷役", "にやく", [("cargo handling", "synonym")])


def test_the_reading_of_a_term_in_katakana_may_be_in_hiragana():
    assert _told("ユーザ（ゆーざ）") == ("ユーザ", "ゆーざ", [])


def test_where_brackets_have_names_alone_each_is_one():
    assert [each.text for each in names_in_bracket("hook", "iron, HK").others] == ["iron", "HK"]
