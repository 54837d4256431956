"""Sentences of findings: codes with what fills their gaps, in English for programs, in other words for people."""

import json
import re

import pytest

from genglossary.checking.sentences import IN_ENGLISH, SENTENCES, InEnglish, said, said_of


class Shouted(InEnglish):
    """A language of its own: everything but the gaps is in capitals."""

    def gettext(self, message: str) -> str:
        return re.sub(r"%\(\w+\)s|[^%]", lambda found: found[0] if found[0][0] == "%" else found[0].upper(), message)


def test_a_sentence_is_worded_in_the_language_of_its_reader_and_its_gaps_are_not():
    found = said("forbidden-instead", "Since 2024.", written="web site", right="website")
    assert found.worded() == "“web site” is forbidden: write “website”. Since 2024."
    assert found.worded(Shouted()) == "“web site” IS FORBIDDEN: WRITE “website”. Since 2024."


@pytest.mark.parametrize("name", SENTENCES)
def test_every_sentence_comes_back_from_json_as_it_was(name):
    gaps = dict.fromkeys(re.findall(r"%\((\w+)\)s", SENTENCES[name]), "100 %")
    found = said(name, **gaps)
    assert said_of(json.loads(json.dumps(found))) == found
    assert "%(" not in found.worded(IN_ENGLISH)


def test_a_sentence_that_there_is_not_or_whose_gaps_stay_open_is_a_mistake():
    with pytest.raises(KeyError):
        said("no-such-sentence")
    with pytest.raises(KeyError):
        said("early", written="quay")


@pytest.mark.parametrize("row", ["early", ["early"], None, ["early", [["a"]], ""]])
def test_rows_of_others_are_refused(row):
    with pytest.raises((TypeError, ValueError)):
        said_of(row)
