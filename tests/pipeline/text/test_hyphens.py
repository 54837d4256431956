"""A word that a line end cut is one word again; a compound keeps its hyphen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary.pipeline.text.prose import prose_of
from genglossary.pipeline.types import Block


def prose(text: str) -> str:
    return prose_of(text, Block(kind="paragraph", start=0, end=len(text))).text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a baro-\nmeter", "a barometer"),
        ("a BARO-\nMETER", "a BAROMETER"),
        ("the lamp-\nkeeper's book", "the lamp-keeper's book"),
        ("the keel\u00ad\nson", "the keelson"),
        ("a well-\nknown rule", "a well-known rule"),
        ("one- or two-\nhanded", "one- or two-handed"),
        ("one-\nand two-handed", "one- and two-handed"),
        ("the Anglo-\nSaxon", "the Anglo-Saxon"),
        ("by UTF-\n8 and e-\nmail", "by UTF-8 and e-mail"),
        ("a price -\nhigh", "a price - high"),
        ("Lufthy-\ndrant", "Lufthydrant"),
    ],
)
def test_a_hyphen_at_a_line_end(text: str, read: str):
    assert prose(text) == read


def test_the_document_decides_before_the_dictionary_does():
    assert prose("The lock-\nhouse. A lockhouse is old.") == "The lockhouse. A lockhouse is old."
    assert prose("The lock-\nhouse. A lock-house is old.") == "The lock-house. A lock-house is old."
    assert prose("The sta-\ntion. A sta-tion is old.") == "The sta-tion. A sta-tion is old."


@settings(deadline=None)  # the dictionary is loaded once
@given(
    st.lists(st.sampled_from(["baro-\n", "meter", "-\n", "and ", " ", "A", "\u00ad\n", "8", "x-"]), max_size=12).map(
        "".join
    )
)
def test_offsets_count_the_stored_text(text: str):
    read = prose_of(text, Block(kind="paragraph", start=0, end=len(text)))
    assert "\v" not in read.text
    for at, character in enumerate(read.text):
        assert character == text[read.at(at)] or character.isspace()
