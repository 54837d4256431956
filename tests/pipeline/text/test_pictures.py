import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.text.pictures import pictures_in, without_pictures
from tests.pipeline.sources import SHIO, TIDES, corpus, source

PICTURES = ("🌊", "⚓", "⚠️", "✅", "1️⃣", "🇯🇵", "👩‍🚒", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🟧🟦", "☎︎", "➡️")


def prose(text: str) -> list[str]:
    return [sentence.prose for sentence in sentences_of(source(text))]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_no_part_of_what_is_read(picture: str) -> None:
    assert pictures_in(f"a{picture}b", 0, len(picture) + 2) == [(1, len(picture) + 1)]
    assert prose(f"{picture} A {picture} tide{picture} engine turns. {picture}") == ["A tide engine turns."]
    assert prose(f"潮汐炉は\n{picture}海の{picture}炉だ。{picture}\n炉は白い。") == ["潮汐炉は海の炉だ。", "炉は白い。"]


@pytest.mark.parametrize("mark", [*"■◆●▸※→①\ufffc", "\uf0b7", "\ue000 ", "◆◆", "ℹ️"])
def test_what_a_block_is_marked_with_is_no_part_of_what_is_read(mark: str) -> None:
    assert prose(f"{mark} A tide engine turns.") == prose(f"{mark}A tide engine turns.") == ["A tide engine turns."]
    assert prose(f"{mark}潮汐炉は白い。") == prose(f"{mark}　潮汐炉は白い。") == ["潮汐炉は白い。"]


def test_the_name_of_a_picture_between_colons_is_no_part_of_what_is_read() -> None:
    assert prose(":wave: A tide :anchor: engine turns :+1:. :ok_hand:") == ["A tide engine turns."]
    assert prose("🌊 :bulb: 潮汐炉は白い。") == ["潮汐炉は白い。"]


@pytest.mark.parametrize("text", ["At 10:30:15 it turns.", "It is std::wave::a.", "Set a:b:c here.", "See (:wave:)."])
def test_colons_within_what_is_written_together_stay(text: str) -> None:
    assert prose(text) == [text]


@pytest.mark.parametrize("text", ["① is the inlet valve.", "①は弁。", "※1 炉は白い。", "→3 turns.", "●", "A → B ■"])
def test_a_sign_that_is_spoken_of_stays(text: str) -> None:
    assert prose(text) == [text]


@pytest.mark.parametrize("sign", ["®", "™", "℠", "™️", "(R)", "(TM)"])
def test_the_sign_of_a_trade_mark_is_no_part_of_a_name(sign: str) -> None:
    assert prose(f"Tidemax{sign} turns. A Tidemax{sign} engine turns.") == ["Tidemax turns.", "A Tidemax engine turns."]
    assert prose(f"A spring{sign}.") == ["A spring."]
    if not sign.isascii():
        assert prose(f"潮汐{sign}炉は白い。") == ["潮汐炉は白い。"]


@pytest.mark.parametrize("text", ["The sign ® is round.", "The radius (R) is 3.", "Take f(R) of it.", "© Tidemax"])
def test_a_sign_of_trade_marks_that_stands_alone_stays(text: str) -> None:
    assert prose(text) == [text]


@pytest.mark.parametrize("text", ["© Harbour™ ®", "A → B ⇒ C", "3 × 4 ± 1 ≤ 5 ∑", "C♯ and ①②", "Ⓐ #1 *2", "● ■ ▶ 潮"])
def test_signs_that_are_written_as_text_stay(text: str) -> None:
    assert without_pictures(text) == text


def test_the_line_after_a_picture_is_a_line_of_its_own_as_without() -> None:
    text = "Tide table\n{}Tide gauge\n{}A tide gauge is an instrument that measures the height of the sea at a pier."
    assert prose(text.format("⚓ ", "🌊 ")) == prose(text.format("", ""))


@st.composite
def decorated(draw: st.DrawFn) -> tuple[str, str]:
    """A document, and the same with pictures before some of its words."""
    plain, between, blank = draw(st.sampled_from(((TIDES, " ", " "), (SHIO, "。", ""))))
    parts = plain.split(between)
    picked = draw(st.sets(st.integers(1, len(parts) - 1), max_size=8))
    pictures = {at: draw(st.sampled_from(PICTURES)) + blank for at in picked}
    return plain, between.join(pictures.get(at, "") + part for at, part in enumerate(parts))


@settings(max_examples=25, deadline=None)
@given(decorated())
def test_pictures_change_no_term(texts: tuple[str, str]) -> None:
    plain, with_pictures = (extract(corpus(text)) for text in texts)
    assert [(c.text, c.score, c.frequency) for c in plain] == [(c.text, c.score, c.frequency) for c in with_pictures]


@given(st.lists(st.sampled_from([*PICTURES, ":wave:", "潮", "a", " ", "\n", "。", "B. "]), max_size=30).map("".join))
def test_what_is_left_points_at_its_place(text: str) -> None:
    for sentence in sentences_of(source(text)):
        for index, char in enumerate(sentence.prose):
            start, end = sentence.span(index, index + 1)
            assert text[start:end] == char or (char in " \n" and text[start].isspace())
