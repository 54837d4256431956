"""JSON that other tools and people wrote."""

import json

import pytest

from genglossary import formats
from genglossary.formats import Entry, Unusable
from genglossary.formats.json_rows import rows_of_json
from genglossary.formats.receiving import receive
from genglossary.formats.tables import Choices
from tests.formats.samples import GLOSSARY


def entries(content: object, **choices) -> list[Entry]:
    return [entry for _, entry in receive(".json", json.dumps(content).encode(), Choices(**choices)).entries]


def test_a_list_of_objects_is_a_table():
    lamp, oil = entries([{"term": "lamp", "definition": "It burns.", "aliases": ["lantern"]}, {"term": "oil"}])
    assert (lamp.text, lamp.definition, lamp.spellings[0].text) == ("lamp", "It burns.", "lantern")
    assert (oil.text, oil.definition) == ("oil", None)


def test_docusaurus_has_its_objects_within_one():
    (api,) = entries({"description": "d", "terms": [{"term": "API", "definition": "Calls.", "id": "api"}]})
    assert (api.text, api.definition, api.id) == ("API", "Calls.", "")


def test_an_object_of_words_is_terms_with_their_definitions():
    assert [(each.text, each.definition) for each in entries({"lamp": "It burns."})] == [("lamp", "It burns.")]


def test_columns_can_be_corrected_and_rows_are_counted_from_the_first():
    content = [{"word": "lamp", "gist": "It burns."}, {"word": "", "gist": "Nothing."}]
    received = receive(".json", json.dumps(content).encode(), Choices(columns={"gist": "definition"}))
    assert [(row, entry.definition) for row, entry in received.entries] == [(1, "It burns.")]
    assert [each.row for each in received.problems] == [2]


def test_our_own_files_are_none():
    assert rows_of_json(formats.write("json", GLOSSARY)) is None
    assert entries({"terms": [{"text": "lamp", "usage": "forbidden"}]})[0].usage == "forbidden"


@pytest.mark.parametrize("text", ['"x"', "[1, 2]", "[]", "{}", "{", "[" * 100_000, '{"a": {"b": 1}}'])
def test_what_is_no_glossary_is_refused(text: str):
    with pytest.raises(Unusable):
        receive(".json", text.encode())


def test_an_object_of_terms_may_say_more_of_each():
    content = {"terms": {"lamp": {"definition": "It burns.", "aliases": ["lantern"]}, "wick": "It soaks."}}
    lamp, wick = entries(content)
    assert (lamp.text, lamp.definition, lamp.spellings[0].text) == ("lamp", "It burns.", "lantern")
    assert (wick.text, wick.definition) == ("wick", "It soaks.")
    assert entries(content["terms"]) == [lamp, wick]


def test_an_object_that_says_nothing_of_terms_is_none():
    with pytest.raises(Unusable):
        entries({"title": "Words", "meta": {"version": 1}})


def test_fields_that_say_something_in_several_languages_are_a_column_for_each():
    (lamp,) = entries([{"term": "lamp", "definition": "It burns.", "translations": {"ja": "灯り", "de": "Lampe"}}])
    assert [(each.language, each.text) for each in lamp.equivalents] == [("ja", "灯り"), ("de", "Lampe")]
    (lamp,) = entries([{"term": {"en": "lamp", "ja": "灯り"}, "definition": {"en": "It burns.", "ja": "燃える。"}}])
    assert (lamp.text, lamp.language, lamp.definition) == ("lamp", "en", "It burns.")
    assert [(each.text, each.definition) for each in lamp.equivalents] == [("灯り", "燃える。")]
    (lamp,) = entries([{"en": {"term": "lamp", "notes": "of ships"}, "ja": {"term": "灯り"}}])
    assert (lamp.text, lamp.notes, lamp.equivalents[0].text) == ("lamp", "of ships", "灯り")
