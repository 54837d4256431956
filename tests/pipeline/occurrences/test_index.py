"""A search that remembers finds what one that does not would find."""

from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences import index
from genglossary.pipeline.occurrences.index import (
    EarlierSearch,
    LookFor,
    OccurrenceIndex,
    from_bytes,
    is_whole,
    search,
    search_again,
    to_bytes,
)
from genglossary.pipeline.occurrences.matcher import find
from genglossary.pipeline.types import Check, StaleBytes
from tests.pipeline.sources import corpus, source

WORDS = (
    "コンテナ",
    "ランタイム",
    "コンテナランタイム",
    "トラベル",
    "ラベル",
    "tide engine",
    "Tide",
    "engines",
    "潮汐",
    "炉",
    "。",
)
TEXTS = st.lists(st.sampled_from((*WORDS, " ", " is ")), max_size=12).map("".join)
SURFACES = st.sets(st.sampled_from(WORDS)).map(sorted)


class Searching:
    """Searches, and remembers in which documents it looked for what."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[int], list[str]]] = []

    def __call__(self, documents: Corpus, keys: Collection[int], surfaces: Sequence[str], check: Check):
        self.asked.append((sorted(keys), sorted(surfaces)))
        return search(documents, keys, surfaces, check)


def found(documents: Corpus, *surfaces: str) -> EarlierSearch:
    result = OccurrenceIndex(surfaces)
    for some in search(documents, documents.sources.keys(), surfaces, Check()):
        result.add(some)
    return EarlierSearch(result.surfaces, result.pieces)


def found_again(
    before: EarlierSearch, documents: Corpus, surfaces: Sequence[str], look_for: LookFor = search
) -> OccurrenceIndex:
    result = OccurrenceIndex(surfaces)
    for some in search_again(before, look_for, documents, documents.sources.keys(), surfaces, Check()):
        result.add(some)
    return result


def places(result: OccurrenceIndex) -> dict[str, dict[int, list[int]]]:
    surfaces = sorted(result.surfaces)
    of_each = result.places([[surface] for surface in surfaces])
    return {
        surface: {key: list(flat) for key, flat in of_surface.items()}
        for surface, of_surface in zip(surfaces, of_each, strict=True)
        if of_surface
    }


@given(st.lists(TEXTS, min_size=1, max_size=4), SURFACES, st.lists(TEXTS, max_size=2), SURFACES, st.integers(0, 4))
def test_a_search_that_remembers_finds_what_a_new_one_finds(texts, first, changed, second, gone) -> None:
    before = corpus(*texts)
    kept = [each for each in before.sources.values() if each.key != gone]
    after = Corpus([*kept, *(source(text, key) for key, text in enumerate(changed, start=10))])
    again = found_again(found(before, *first), after, second)
    new = find(after, second)
    assert places(again) == {surface: {k: list(flat) for k, flat in of.items()} for surface, of in new.items()}
    for surface in second:
        assert again.frequency([surface]) == sum(len(flat) // 2 for flat in new.get(surface, {}).values())
        assert again.documents([surface]) == len(new.get(surface, {}))
    assert again.documents(second) == len({key for of in new.values() for key in of})


@pytest.mark.parametrize("lot", [1, 2, 5, 6])
def test_how_many_documents_are_counted_together_makes_no_difference(monkeypatch, lot) -> None:
    monkeypatch.setattr(index, "_TOGETHER", lot)
    documents = corpus(
        "A tide engine.", "No engines.", "Engines: a tide engine, a tide engine.", "Tide.", "Tide, engines."
    )
    new = found_again(EarlierSearch(frozenset(), {}), documents, ["tide engine", "engines", "Tide"])
    again = found_again(found(documents, "engines", "炉"), documents, ["tide engine", "engines", "Tide"])
    for result in (
        new,
        again,
        found_again(EarlierSearch(new.surfaces, new.pieces), documents, ["tide engine", "engines"]),
    ):
        assert (result.frequency(["tide engine"]), result.documents(["tide engine"])) == (3, 2)
        assert (result.frequency(["engines"]), result.documents(["engines"])) == (3, 3)
        assert result.documents(["tide engine", "engines"]) == 4


def test_only_what_is_new_is_searched() -> None:
    before = found(corpus("A tide engine.", "The tide engine is old."), "tide engine")
    look_for = Searching()
    documents = Corpus([*corpus("A tide engine.").sources.values(), source("Engines and a tide engine.", 3)])
    found_again(before, documents, ["engines", "tide engine"], look_for)
    assert look_for.asked == [([3], ["engines", "tide engine"]), ([1], ["engines"])]


def test_a_new_katakana_word_has_everything_searched_again_because_other_words_may_end_where_it_begins() -> None:
    documents = corpus("コンテナランタイム")
    look_for = Searching()
    found_again(found(documents, "コンテナ"), documents, ["コンテナ", "ランタイム"], look_for)
    assert look_for.asked == [([1], ["コンテナ", "ランタイム"])]


def test_a_document_in_which_nothing_new_is_found_has_the_same_bytes_as_before() -> None:
    documents = corpus("A tide engine.", "Engines turn.")
    before = found(documents, "tide engine", "tide")
    again = found_again(before, documents, ["engines", "tide engine"])
    assert again.pieces[1] == before.pieces[1]
    assert again.pieces[2] != before.pieces[2]


def test_what_was_looked_for_comes_back_from_bytes() -> None:
    assert from_bytes(to_bytes(frozenset(WORDS))) == frozenset(WORDS)


@pytest.mark.parametrize("data", [b"", b"x", b"\x92\x91\x01\x91\xc4\x01x"])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    assert not is_whole(data)
    with pytest.raises(StaleBytes, match="what was looked for"):
        from_bytes(data)
