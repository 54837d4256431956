"""Sphinx glossaries as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.formats import Entry, Unusable
from genglossary.formats.pages.rst_text import plain
from genglossary.formats.receiving import receive
from genglossary.formats.tables import Received


def of(text: str) -> Received:
    return receive(".rst", text.encode())


def only(text: str) -> Entry:
    ((_, entry),) = of(text).entries
    return entry


def test_terms_above_one_definition_are_one_entry_and_its_line_is_told():
    received = of(
        "Words\n=====\n\n.. glossary::\n   :sorted:\n\n   lamp\n   lantern\n      It\n      burns.\n\n   wick\n"
    )
    assert [(row, entry.text) for row, entry in received.entries] == [(7, "lamp"), (12, "wick")]
    lamp, wick = (entry for _, entry in received.entries)
    assert (lamp.definition, lamp.spellings[0].text) == ("It burns.", "lantern")
    assert (wick.definition, wick.status) == (None, "accepted")


def test_marks_of_markup_are_not_what_people_read():
    said = r"The *quick* ``lamp`` of :term:`keepers <keeper>`, see `the list <https://a.example>`_ [1]_ and C\++."
    assert only(f".. glossary::\n\n   lamp\n      {said}\n").definition == (
        "The quick lamp of keepers, see the list and C++."
    )


def test_classifiers_are_readings_places_in_the_index_or_notes():
    assert only(".. glossary::\n\n  霧笛 : むてき\n    鳴らすもの。\n").reading == "むてき"
    noun = only(".. glossary::\n\n  lamp : L : noun : of the deck\n    It burns.\n")
    assert (noun.text, noun.part_of_speech, noun.notes) == ("lamp", "noun", "of the deck")
    assert only(".. glossary::\n\n  lamp  :  noun\n    It burns.\n").part_of_speech == "noun"
    assert only(".. glossary::\n\n  木 : き : き\n    高いもの。\n").reading == "き"


def test_each_of_several_terms_of_one_definition_has_its_own_classifiers():
    entry = only(".. glossary::\n\n  霧笛 : むてき\n  汽笛 : きてき : 名詞\n  horn\n    鳴らすもの。\n")
    assert (entry.text, entry.reading, entry.part_of_speech) == ("霧笛", "むてき", "")
    assert [(each.text, each.reading, each.part_of_speech) for each in entry.spellings] == [
        ("汽笛", "きてき", "名詞"), ("horn", "", ""),
    ]  # fmt: skip


def test_paragraphs_and_lists_are_kept_and_asides_are_notes():
    text = """.. glossary::

   lamp
      It burns.

      - oil
      - gas

      .. note:: Never
         indoors.

      .. code-block:: sh

         light lamp

      It is red.

   .. not this
      nor this
"""
    entry = only(text)
    assert entry.definition == "It burns.\n\n- oil\n\n- gas\n\nIt is red."
    assert entry.notes == "Never indoors."


def test_japanese_lines_are_joined_without_a_space():
    assert only(".. glossary::\n\n  霧笛\n    霧の日に\n    鳴らすもの。\n").definition == "霧の日に鳴らすもの。"


def test_all_glossaries_of_a_file_are_read_also_within_others():
    text = ".. glossary::\n\n   lamp\n\nText.\n\n.. only:: html\n\n   .. glossary::\n\n      wick\n"
    assert [entry.text for _, entry in of(text).entries] == ["lamp", "wick"]


def test_a_definition_without_a_term_is_named_with_its_line():
    received = of(".. glossary::\n\n      It burns.\n   lamp\n      It does.\n")
    assert [entry.text for _, entry in received.entries] == ["lamp"]
    assert [(each.row, "without a term" in each.reason) for each in received.problems] == [(3, True)]


@pytest.mark.parametrize("text", ["", "Only a letter.\n", ".. glossary::\n\nlamp\n"])
def test_a_file_without_a_glossary_is_refused(text: str):
    if "::" in text:
        assert of(text).entries == ()
    else:
        with pytest.raises(Unusable, match=r"empty|would be a glossary"):
            of(text)


@given(st.text())
def test_any_text_below_the_directive_is_read_or_refused(text: str):
    with suppress(Unusable):
        received = of(f".. glossary::\n\n   {text}\n".encode(errors="replace").decode())
        assert all(entry.text for _, entry in received.entries)


@given(st.text(st.sampled_from("ab \\*`_|<>[]:~!"), max_size=30))
def test_words_never_get_longer_than_their_markup(text: str):
    assert len(plain(text)) <= len(text)
