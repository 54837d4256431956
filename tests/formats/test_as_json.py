import json
from dataclasses import replace

import pytest
from hypothesis import given

from genglossary import formats
from genglossary.formats import Glossary, Unusable
from tests.formats.samples import GLOSSARY, HORN, best_first, glossaries


def test_terms_come_best_first_with_their_evidence():
    content = json.loads(formats.write(".json", GLOSSARY))
    assert content["title"] == "Keepers' words"
    keeper, horn = content["terms"]
    assert (keeper["text"], keeper["definition"], keeper["variants"]) == ("灯台守", None, [])
    assert horn["variants"] == ["fog-horn", "FH"]
    assert horn["category"] == "technical_term"
    assert horn["confidence"] == 0.9
    assert horn["evidence"][0] == {
        "document": "signals.md",
        "start": 10,
        "end": 68,
        "text": "The fog horn is the voice of the station.",
        "plain": "",
    }


def test_the_best_passage_of_a_term_without_definition_is_its_context():
    entries = (HORN, replace(HORN, definition=None, score=0))
    defined, open_one = json.loads(formats.write(".json", Glossary(entries=entries)))["terms"]
    assert defined["context"] is None
    assert open_one["definition"] is None
    assert open_one["context"] == open_one["evidence"][0]


@given(glossaries)
def test_a_glossary_comes_back_as_it_was(glossary: Glossary):
    read = formats.read(".json", formats.write(".json", glossary))
    assert read == Glossary(title=glossary.title, entries=best_first(glossary))


def test_a_hand_made_file_needs_only_the_texts():
    read = formats.read(".json", b'{"terms": [{"text": "lamp", "colour": "red"}, {"text": "oil"}]}')
    assert [entry.text for entry in read.entries] == ["lamp", "oil"]


@pytest.mark.parametrize(
    ("term", "place"),
    [
        ('{"text": 3}', r"terms\[1\]\.text"),
        ('{"text": "a", "confidence": 2}', "0 to 1"),
        ('{"text": "a", "score": NaN}', "finite"),
        ('{"text": "a", "evidence": [{"document": "d"}]}', r"terms\[1\]\.evidence\[0\]"),
        ('{"text": "a", "category": "fish"}', r"terms\[1\]\.category"),
    ],
)
def test_a_wrong_term_is_named_by_its_place(term: str, place: str):
    with pytest.raises(Unusable, match=place):
        formats.read(".json", f'{{"terms": [{{"text": "lamp"}}, {term}]}}'.encode())


@pytest.mark.parametrize(("said", "meant"), [("proposed", "candidate"), ("Accepted", "accepted"), ("除外", "excluded")])
def test_a_hand_made_file_says_the_status_as_people_do(said: str, meant: str):
    (entry,) = formats.read(".json", f'{{"terms": [{{"text": "lamp", "status": "{said}"}}]}}'.encode()).entries
    assert entry.status == meant


def test_deep_nesting_is_no_crash():
    with pytest.raises(Unusable):
        formats.read(".json", b'{"terms": ' + b"[" * 100_000)
