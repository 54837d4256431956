"""From what a server wrote to a checked reply."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.engines.model.reading import InvalidReplyError, read_json, read_many, read_one, same
from genglossary.engines.model.schemas import Assessment, Classification, Explanation

GOOD = {"citations": [{"passage": 2, "quote": "a float"}], "definition": "A float.", "confidence": 0.5}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text(), JSON) | st.lists(JSON), st.sampled_from(["{}", "```json\n{}\n```", "<think>{</think>{}"])
)
def test_json_is_found_in_its_wrapping(value: object, wrapping: str):
    assert read_json(wrapping.replace("{}", json.dumps(value))) == value


@given(st.text(max_size=200) | st.text(alphabet='{}[]",:1a\\', max_size=60))
def test_any_text_is_read_or_refused(text: str):
    for shape in (Explanation, Classification, Assessment):
        try:
            assert isinstance(read_one(text, shape), shape)
        except InvalidReplyError:
            continue


@given(JSON)
def test_any_json_is_taken_apart_or_refused(value: object):
    try:
        parts = read_many(json.dumps(value), Classification, {"T1": "gate", "T2": "lock"})
    except InvalidReplyError:
        return
    assert set(parts) <= {"T1", "T2"}


def test_deeply_nested_brackets_are_refused_quickly():
    with pytest.raises(InvalidReplyError):
        read_json("[" * 100_000)


@pytest.mark.parametrize("said", [0.8, "0.8", "80%", 80, " 80 % ", "８０％"])
def test_confidence_is_understood_in_every_spelling(said: object):
    assert read_one(json.dumps(GOOD | {"confidence": said}), Explanation).confidence == pytest.approx(0.8)


@pytest.mark.parametrize("said", [-1, 101, "certain", "sk-secret"])
def test_a_confidence_that_is_none_is_refused_without_repeating_it(said: object):
    with pytest.raises(InvalidReplyError, match="confidence") as refusal:
        read_one(json.dumps(GOOD | {"confidence": said}), Explanation)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("said", ["", "null", "None", "N/A", "不明", None])
def test_every_way_to_say_nothing_is_no_definition(said: str | None):
    assert read_one(json.dumps(GOOD | {"definition": said}), Explanation).definition is None


@pytest.mark.parametrize("said", [[2], ["2"], ["P2"], ["passage 2"], [{"passage": "[2]"}]])
def test_a_citation_may_be_a_bare_number(said: object):
    [citation] = read_one(json.dumps(GOOD | {"citations": said}), Explanation).citations
    assert citation.passage == 2


@pytest.mark.parametrize("said", ["technical_term", "Technical Term", "technical-term", "TECHNICAL"])
def test_a_category_is_understood_in_every_spelling(said: str):
    reply = {"term": "gate", "category": said, "reason": "", "needed": "yes"}
    read = read_one(json.dumps(reply), Classification)
    assert (read.category, read.needed) == ("technical_term", True)


def test_parts_are_found_by_number_by_name_and_by_place():
    names = {"T1": "gate", "T2": "lock"}
    gate, lock = ({"term": name, "category": "place", "needed": False} for name in ("Gate", "lock"))
    for answer in (
        {"T2": lock, "T1": gate},
        [lock, gate],
        [gate | {"id": "T1"}, lock | {"id": "T2"}],
        {"x": [lock, gate]},
    ):
        parts = read_many(json.dumps(answer), Classification, names)
        assert {number: getattr(part, "term", part) for number, part in parts.items()} == {"T1": "Gate", "T2": "lock"}


def test_a_bad_part_does_not_spoil_the_others():
    answer = {
        "T1": {"term": "gate", "category": "colour", "needed": True},
        "T2": {"term": "lock", "category": "place", "needed": True},
    }
    parts = read_many(json.dumps(answer), Classification, {"T1": "gate", "T2": "lock", "T3": "key"})
    assert isinstance(parts["T1"], InvalidReplyError)
    assert isinstance(parts["T2"], Classification)
    assert "T3" not in parts


@given(st.text(max_size=20))
def test_a_name_is_the_same_in_every_case_and_width(name: str):
    assert same(f'  "{name.upper()}" ') == same(name.upper())
