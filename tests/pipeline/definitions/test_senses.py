"""A word with two senses, told by what documents about different things say of it."""

import pytest

from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.definitions.senses import Subjects, two_senses
from genglossary.pipeline.occurrences.matcher import find
from genglossary.pipeline.types import Passage
from tests.pipeline.sources import corpus

SHIPS = (
    "# Berth\n\nA berth is a place at the quay where a ship lies. Every berth has a bollard and a fender. "
    "The pilot leads the ship to the berth, and the tug holds it.",
    "# Harbour\n\nThe berth is dredged. The pilot tells the tug where the berth is. A bollard stands at the quay.",
)
TRAINS = (
    "# Berth\n\nA berth is a bed that folds down from the wall of a sleeping carriage. The steward makes the berth. "
    "For more than a seat the conductor sells it.",
    "# Night\n\nThe steward asks the conductor for a berth. The sleeping carriage has a seat and a berth.",
)
SEA = ["berth", "bollard", "fender", "quay", "pilot", "tug", "ship"]
RAIL = ["sleeping carriage", "steward", "conductor", "seat"]
JAPANESE_SHIPS = (
    "寝台とは、船を岸壁に乗せて直すための木の台である。寝台は岸壁のそばに置く。水先人が寝台へ船を導く。",
    "寝台を岸壁に置く。水先人が船と寝台を見る。寝台は重い。",
)
JAPANESE_TRAINS = (
    "寝台とは、夜行列車の客車に備えた折り畳みのベッドである。車掌が寝台を売る。寝台は客車にある。",
    "車掌が客車の寝台を整える。夜行列車に寝台がある。",
)


def senses(texts: tuple[str, ...], words: list[str], language: str = "en") -> tuple[Passage, Passage] | None:
    """Those of the first of `words`, which are the terms of the `texts`."""
    documents = corpus(*texts)
    found = find(documents, words)
    mentions = [
        Mention(key=key, text=word, language=language, occurrences=found.get(word, {}))
        for key, word in enumerate(words)
    ]
    subjects = Subjects({each.key: each.occurrences for each in mentions})
    return two_senses(0, passages_for(documents, mentions)[0], words[:1], subjects)


@pytest.mark.parametrize(
    ("texts", "words", "language"),
    [
        (SHIPS + TRAINS, SEA + RAIL, "en"),
        (JAPANESE_SHIPS + JAPANESE_TRAINS, ["寝台", "岸壁", "水先人", "客車", "車掌", "夜行列車"], "ja"),
    ],
)
def test_each_sense_of_a_word_has_a_passage(texts: tuple[str, ...], words: list[str], language: str) -> None:
    found = senses(texts, words, language)
    assert found
    assert {passage.source for passage in found} == {1, 3}


@pytest.mark.parametrize("texts", [SHIPS, TRAINS])
def test_a_word_of_one_subject_has_one_sense(texts: tuple[str, ...]) -> None:
    assert senses(texts, SEA + RAIL) is None


def test_two_definitions_of_one_subject_are_no_two_senses() -> None:
    again = SHIPS[0].replace("a place at the quay where a ship lies", "any room that holds one vessel by night")
    assert senses((*SHIPS, again), SEA + RAIL) is None


def test_what_only_one_subject_explains_is_left_alone() -> None:
    silent = tuple(text.replace("A berth is a bed that folds down", "They pull the berth") for text in TRAINS)
    assert senses(SHIPS + silent, SEA + RAIL) is None


def test_the_order_of_documents_changes_nothing() -> None:
    ahead, behind = senses(SHIPS + TRAINS, SEA + RAIL), senses(TRAINS + SHIPS, SEA + RAIL)
    assert ahead
    assert behind
    assert {passage.text for passage in ahead} == {passage.text for passage in behind}
