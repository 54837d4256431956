"""What nobody sees changes no word, and what only looks like a letter is that letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.prose import prose_of
from genglossary.pipeline.text.unseen import without_unseen
from genglossary.pipeline.types import Block

PIECES = st.sampled_from(
    ["keel", " ", "son", "が", "é", "水門", "ﬁ", "\u200b", "\u00ad", "e\u0301", "か\u3099", "⽔", "👩\u200d🔧", "-"]
)


def prose(text: str):
    return prose_of(text, Block(kind="paragraph", start=0, end=len(text)))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("keel\u00adson", "keelson"),
        ("keel\u200bson", "keelson"),
        ("keel\u2060son\ufeff", "keelson"),
        ("keel\U000e0061son", "keelson"),
        ("keel\u200cson", "keelson"),
        ("a \u200b keelson", "a keelson"),
        ("葛\U000e0100城", "葛城"),
        ("cre\u0300me", "crème"),
        ("ゲートホ\u309aンフ\u309a", "ゲートポンプ"),
        ("か゛いど", "がいど"),
        ("⽔⾨の⻑", "水門の長"),
        ("⼾⿊⻘", "戸黒青"),
        ("\ufa19社", "神社"),
        ("e\ufb04uent \ufb01lter", "effluent filter"),
        ("sea\u2011mark", "sea-mark"),
        ("\u1112\u1161\u11ab글", "한글"),
    ],
)
def test_a_word_reads_as_it_looks(written: str, read: str):
    assert prose(written).text == read
    assert without_unseen(written) == read


def test_joiners_that_join_something_stay():
    for text in ("می\u200cخواهم", "क्\u200dष"):
        assert prose(text).text == text


def test_a_term_takes_in_the_characters_that_make_it():
    written = prose("Die cre\u0300me\u00ad da.")
    assert (written.at(4), written.after(8)) == (4, 10)


def test_terms_that_people_type_meet_those_of_documents():
    assert fold_key("keel\u00adson") == fold_key("Keelson")
    assert fold_key("⽔⾨") == fold_key("水門")
    assert fold_key("葛\U000e0100城") == fold_key("葛城")


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_character_of_the_prose_stands_where_it_says(text: str):
    read = prose(text)
    assert read.text == without_unseen(read.text)
    ends = 0
    for at, character in enumerate(read.text):
        piece = text[read.at(at) : read.after(at)]
        assert piece, (text, at)
        assert (
            character.isspace()
            or character in unicodedata.normalize("NFKC", piece)
            or character == without_unseen(piece)
        )
        assert read.after(at) >= ends
        ends = read.after(at)
