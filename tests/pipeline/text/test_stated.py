"""Sentences of the pure rooms: English text that remembers how it was made."""

import copy
import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.text.stated import restated, stated, stored_of


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
    assert (restated(text, stored), stored_of(restated(text, stored))) == (said, stored_of(said))


def test_an_error_that_fills_a_gap_is_kept_as_its_words():
    assert stored_of(stated("It failed: %(error)s.", error=ValueError("no")))["gaps"] == {"error": "no"}  # type: ignore[index]
