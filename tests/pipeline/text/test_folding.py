import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.text.folding import fold, fold_key, loose_key


def test_case_and_width_are_folded() -> None:
    assert fold("ＡＰＩ Ｓｅｒｖｅｒ").text == "api server"
    assert fold("ｶﾞｽ").text == "ガス"


def test_a_fold_that_changes_length_still_points_at_the_characters_it_came_from() -> None:
    text = "型ｶﾞｽ㈱"
    folded = fold(text)
    assert folded.text == "型ガス(株)"
    assert text[slice(*folded.span(1, 3))] == "ｶﾞｽ"
    assert text[slice(*folded.span(4, 5))] == "㈱"


def test_a_plain_text_needs_no_map() -> None:
    assert fold("Tide 潮汐").starts is None


@given(st.text(max_size=80))
def test_every_folded_character_comes_from_a_range_of_the_text(text: str) -> None:
    folded = fold(text)
    at = 0
    for index in range(len(folded.text)):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert start >= at
        at = start


@given(st.text(max_size=80))
def test_texts_that_differ_in_width_or_case_have_one_key(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)
    assert fold_key(text) == fold(text).text
    assert fold_key(unicodedata.normalize("NFC", "ガ")) == fold_key("ｶﾞ")


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("eclair", "Éclair"), ("eclair", "E\u0301CLAIR"), ("gps", "ＧＰＳ"), ("ﾕｰｻﾞ", "ユーザ"), ("ゆーざ", "ユーザ"),
        ("orsted", "Ørsted"), ("strasse", "Straße"), ("user's guide", "User’s  Guide"), ("e-mail", "e‑mail"),
        ("register", "regis\u00adter"),
        ("葛", "葛\U000e0100"), ("lodz", "Łódź"), ("aether", "Æther"), ("relief valve", "Relief\u3000Valve"),
    ],
)  # fmt: skip
def test_people_find_a_word_however_they_write_it(typed: str, stands: str) -> None:
    assert loose_key(typed) == loose_key(stands)


@pytest.mark.parametrize(("typed", "stands"), [("はは", "パパ"), ("かき", "かぎ"), ("観測", "観察"), ("", "a")])
def test_other_words_stay_other_words(typed: str, stands: str) -> None:
    assert loose_key(typed) != loose_key(stands)


@given(st.text(max_size=80))
def test_what_is_looked_for_has_one_key_in_each_spelling_and_form(text: str) -> None:
    key = loose_key(text)
    assert loose_key(key) == key
    assert loose_key(fold_key(text)) == loose_key(unicodedata.normalize("NFC", fold_key(text))) == key
    assert loose_key(unicodedata.normalize("NFD", text)) == key
