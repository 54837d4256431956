from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.occurrences.matcher import find, pack, unpack
from genglossary.pipeline.types import Check
from tests.pipeline.sources import corpus


def spans(text: str, surface: str) -> list[str]:
    places = find(corpus(text), [surface]).get(surface, {}).get(1, array("l"))
    return [text[start:end] for start, end in zip(places[::2], places[1::2], strict=True)]


@given(st.lists(st.integers(0, 2**40)).map(sorted))
def test_packed_offsets_come_back_as_they_were(offsets: list[int]) -> None:
    assert list(unpack(pack(array("l", offsets)))) == offsets


def test_packing_refuses_offsets_out_of_order() -> None:
    with pytest.raises(ValueError, match="rise"):
        pack(array("l", [4, 2]))


def test_case_and_width_make_no_difference() -> None:
    assert spans("The Tide and the ＴＩＤＥ.", "tide") == ["Tide", "ＴＩＤＥ"]


def test_a_latin_word_is_found_whole_only() -> None:
    assert spans("Tides betide a tide-mill.", "tide") == ["tide"]


def test_a_latin_word_inside_japanese_text_is_found() -> None:
    assert spans("このAPIを使う。", "API") == ["API"]


def test_a_katakana_word_is_found_inside_a_compound_of_words_only() -> None:
    assert spans("コンテナランタイムを使う。", "コンテナ") == ["コンテナ"]
    assert spans("トラベルの計画。", "ラベル") == []


def test_nested_terms_are_both_found() -> None:
    found = find(corpus("The tide engine runs."), ["tide", "tide engine"])
    assert {surface: list(places[1]) for surface, places in found.items()} == {"tide": [4, 8], "tide engine": [4, 15]}


def test_a_term_across_a_line_end_is_found() -> None:
    assert spans("Every tide\n  engine turns.", "tide engine") == ["tide\n  engine"]


def test_what_does_not_occur_has_no_entry() -> None:
    assert find(corpus("A tide."), ["moon", ""]) == {}


def test_a_stop_is_asked_for_at_least_every_hundred_kilobytes() -> None:
    calls: list[int] = []
    find(corpus("The tide rises. " * 40_000), ["tide"], Check(alive=lambda: calls.append(1)))
    assert len(calls) >= 6


def test_an_abbreviation_that_is_a_word_when_written_small_is_found_as_written_only() -> None:
    assert spans("It is known to IT. If it fails, ask ＩＴ.", "IT") == ["IT", "ＩＴ"]
    assert spans("A CAT scan of the cat. Cats sleep.", "CAT") == ["CAT"]
    assert spans("IT担当はitを直す。", "IT") == ["IT"]


def test_what_a_small_word_looks_like_in_capitals_is_found() -> None:
    assert spans("PUMPS AND VALVES. Pumps leak.", "pumps") == ["PUMPS", "Pumps"]


def test_a_small_s_after_capitals_is_another_word_than_a_capital_one() -> None:
    assert spans("GPs visit. GPS is precise. Gps, too.", "GPS") == ["GPS", "Gps"]
    assert spans("GPs visit. GPS is precise.", "GPs") == ["GPs"]


def test_a_name_is_not_found_inside_one_that_goes_on_with_a_sign() -> None:
    assert spans("C is old. C++ is not, nor is C#, nor C#言語. We write C, too.", "C") == ["C", "C"]
    assert spans("ASP.NET runs on .NET.", ".NET") == [".NET"]
    assert spans("C++, C# and C++は速い。", "C++") == ["C++", "C++"]


def test_a_spelling_with_a_line_end_is_found_nowhere() -> None:
    assert find(corpus("潮\n\n観測する。"), ["潮\n観測", "観測"]).keys() == {"観測"}
