"""The dictionary order as one string, so that a database can sort by it."""

from hypothesis import given
from hypothesis import strategies as st

from genglossary.formats.order import place_of, sort_key

texts = st.text(max_size=12) | st.text("aÉéｚZøＧｶﾞガかがーっ弁・「3 -", max_size=6)


@given(st.lists(st.tuples(texts, texts), max_size=12))
def test_strings_sort_terms_as_the_glossary_does(terms: list[tuple[str, str]]) -> None:
    by_place = sorted(terms, key=lambda term: place_of(*term))
    assert sorted(terms, key=lambda term: (sort_key(*term), term[0])) == by_place


def test_letters_with_a_stroke_stand_with_their_plain_ones() -> None:
    assert [place_of(text).letter for text in ("Ørsted", "Łódź", "Æther", "ßeta", "Þorn")] == ["O", "L", "A", "S", "T"]


def test_marks_before_a_word_do_not_count() -> None:
    assert place_of("“Anchor”").letter == "A"
    assert place_of("『位置』", "イチ").letter == "あ"
