"""Places in texts as editors count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from genglossary.checking import manuscript
from genglossary.editor.positions import Lines, plain
from genglossary.readers import Unreadable

TEXTS = st.text(st.sampled_from("aé漢🚢𠮷 \n\r\u2028\u0085\v\f\x1b\0\ufeff\u200b#-`>") | st.characters(), max_size=60)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_each_character_has_a_place_that_leads_back_to_it(text, encoding):
    lines = Lines(plain(text), encoding)
    for offset in range(len(lines.text) + 1):
        assert lines.offset(lines.position(offset)) == offset


@given(TEXTS)
def test_lines_are_those_of_editors(text):
    assert plain(text).count("\n") == text.replace("\r\n", "\n").count("\n") + text.replace("\r\n", "").count("\r")


@given(TEXTS, st.sampled_from(["a.md", "a.rst", "a.adoc", "a.txt", "a.html", "a.vtt", "a.mdx"]))
def test_documents_are_read_without_moving_a_character(text, name):
    try:
        document = manuscript(name, plain(text).encode())
    except Unreadable:
        return
    assert document.text == plain(text)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_units_are_those_of_the_encoding(encoding, character):
    lines = Lines("x\n🚢bc", encoding)
    assert lines.position(4) == Position(1, character)
    assert lines.offset(Position(1, 99)) == 5
    assert lines.offset(Position(9, 0)) == 5


def test_half_a_character_is_none():
    assert Lines("🚢b", "utf-16").offset(Position(0, 1)) == 0
