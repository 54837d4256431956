import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.bilingual.katakana import likeness


@pytest.mark.parametrize(
    ("word", "kana"),
    [
        ("lantern", "ランタン"),
        ("shutter", "シャッター"),
        ("harvester", "ハーベスター"),
        ("thread", "スレッド"),
        ("feature", "フィーチャー"),
        ("measurement", "メジャーメント"),
        ("requirements", "リクワイアメンツ"),
        ("schedule", "スケジュール"),
        ("patch", "パッチ"),
        ("mirror lamp", "ミラーLamp"),
        ("Valve", "ﾊﾞﾙﾌﾞ"),
    ],
)
def test_a_word_sounds_like_what_it_is_in_katakana(word: str, kana: str) -> None:
    assert likeness(word, kana) >= 0.8


@pytest.mark.parametrize(
    ("word", "kana"), [("lantern", "シャッター"), ("table", "ラベル"), ("node", "データ"), ("lamp", "灯り"), ("", "ア")]
)
def test_other_words_do_not(word: str, kana: str) -> None:
    assert likeness(word, kana) < 0.8


@given(st.text(max_size=30), st.text(alphabet="アイカキクサシタチツトナニマメモヤユヨラリルンーッャュョ", max_size=20))
def test_likeness_is_a_share(word: str, kana: str) -> None:
    assert 0.0 <= likeness(word, kana) <= 1.0
