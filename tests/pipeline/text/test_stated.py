"""Sentences of the pure rooms: English text that remembers how it was made."""

import copy
import json
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.text.stated import (
    IN_ENGLISH,
    InEnglish,
    followed,
    from_stored,
    restated,
    stated,
    stated_of_many,
    stored_of,
)


class Shouted(InEnglish):
    """A language of its own: everything but the gaps is in capitals."""

    def gettext(self, message: str) -> str:
        return re.sub(r"%\(\w+\)s|[^%]", lambda found: found[0] if found[0][0] == "%" else found[0].upper(), message)


def test_a_sentence_is_its_english_text():
    assert stated("The file is empty.") == "The file is empty."
    assert stated("%(n)s of 100 %% are left.", n=3) == "3 of 100 % are left."


def test_plain_text_was_made_of_nothing():
    assert stored_of("The file is empty.") is None
    assert restated("The file is empty.", None) == "The file is empty."


@given(st.text(), st.integers(), st.text())
def test_what_it_was_made_of_survives_pipes_copies_and_files(name: str, number: int, reason: str):
    inner = stated("Line %(line)s: %(reason)s.", line=number, reason=reason)
    said = stated("%(name)s: %(inner)s", name=name, inner=inner)
    for again in (pickle.loads(pickle.dumps(said)), copy.deepcopy(said)):
        assert (again, stored_of(again)) == (said, stored_of(said))
    text, stored = json.loads(json.dumps((said, stored_of(said))))
    for again in (restated(text, stored), from_stored(stored)):
        assert (again, stored_of(again)) == (said, stored_of(said))


def test_an_error_that_fills_a_gap_is_kept_as_its_words():
    assert stored_of(stated("It failed: %(error)s.", error=ValueError("no")))["gaps"] == {"error": "no"}  # type: ignore[index]


def test_a_sentence_is_worded_in_the_language_of_its_reader_and_its_gaps_are_not():
    found = followed(
        stated("“%(written)s” is forbidden: write “%(right)s”.", written="100 %", right="all"), "Since May."
    )
    assert found == found.worded(IN_ENGLISH) == "“100 %” is forbidden: write “all”. Since May."
    assert found.worded(Shouted()) == "“100 %” IS FORBIDDEN: WRITE “all”. Since May."
    assert stated("100 % of it.").worded(Shouted()) == "100 % OF IT."


def test_nothing_follows_a_sentence_of_which_people_say_nothing():
    assert stored_of(followed(stated("The file is empty."), "")) == {"stated": "The file is empty.", "gaps": {}}


def test_what_fills_no_gap_is_not_kept():
    assert stored_of(stated("%(status)s came.", status=500, key="secret")) == {
        "stated": "%(status)s came.", "gaps": {"status": 500},
    }  # fmt: skip


def test_a_number_decides_about_the_form():
    forms = [stated_of_many(number, "%(n)d term", "%(n)d terms") for number in (0, 1, 2)]
    assert [*forms, *(each.worded(InEnglish()) for each in forms)] == ["0 terms", "1 term", "2 terms"] * 2


def test_a_sentence_whose_gaps_stay_open_is_a_mistake():
    with pytest.raises(KeyError):
        stated("“%(term)s” is %(what)s.", term="quay")


@pytest.mark.parametrize("parts", ["early", ["early"], None, {}, {"stated": "A."}, {"stated": 3, "gaps": {}}])
def test_parts_of_others_are_refused(parts):
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_stored(parts)
