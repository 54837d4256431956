"""Which kana in brackets say how the word before them is read."""

import time

import pytest

from genglossary import readers
from genglossary.readers.ruby import brackets


@pytest.mark.parametrize(
    ("text", "word", "reading"),
    [
        ("星の観測塔（かんそくとう）", "観測塔", "かんそくとう"),
        ("古い水車小屋（すいしゃごや）", "水車小屋", "すいしゃごや"),
        ("打ち込み杭(うちこみくい)", "打ち込み杭", "うちこみくい"),
        ("この取り扱い（とりあつかい）", "取り扱い", "とりあつかい"),
        ("ガス灯（がすとう）", "ガス灯", "がすとう"),
        ("梅雨（つゆ）", "梅雨", "つゆ"),
        ("深い石切場〔いしきりば〕", "石切場", "いしきりば"),
        ("深い石切場【いしきりば】", "石切場", "いしきりば"),
        ("深い石切場《いしきりば》", "石切場", "いしきりば"),
    ],
)
def test_the_word_is_what_the_kana_can_be_the_reading_of(text: str, word: str, reading: str):
    (found,) = brackets(text)
    assert [(text[span.start : span.end], said) for span, said in found.readings] == [(word, reading)]


@pytest.mark.parametrize(
    "text",
    [
        "経費（すべて）",
        "網（ネット）",
        "これは（ただし）",
        "鍋に入れる（まぜる）",
        "北海道（ほ）",
        "石（a）",
        "（かな）",
    ],
)
def test_remarks_in_kana_are_no_readings(text: str):
    assert not list(brackets(text))


def test_words_that_no_reading_fits_take_no_time():
    began = time.process_time()
    assert not list(brackets(("漢" * 19 + "か（" + "あ" * 39 + "）") * 2000))
    assert time.process_time() - began < 2


NAME = [("築地", "つきじ"), ("丈太郎", "じょうたろう")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "彼は築地　丈太郎《つきじ　じょうたろう》だ。"),
        ("a.txt", "彼は｜築地 丈太郎《つきじ じょうたろう》だ。"),
        ("a.txt", "彼は築地　丈太郎（つきじ　じょうたろう）だ。"),
        ("a.md", "彼は築地　丈太郎(つきじ　じょうたろう)だ。"),
        ("a.md", "彼は<ruby>築地　丈太郎<rt>つきじ　じょうたろう</rt></ruby>だ。"),
        ("a.html", "<p>彼は<ruby>築地　丈太郎<rt>つきじ　じょうたろう</rt></ruby>だ。</p>"),
    ],
)
def test_each_word_of_a_name_has_its_own_reading(name: str, text: str):
    reading = readers.read(name, text.encode())
    found = [(reading.text[span.start : span.end], said) for block in reading.blocks for span, said in block.readings]
    assert found == NAME


def test_a_reading_in_several_words_may_be_of_one():
    (found,) = brackets("霧鋼（きり はがね）")
    assert [said for _, said in found.readings] == ["きりはがね"]
