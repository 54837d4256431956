"""A search that remembers finds what one that does not would find."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.occurrences import find
from genglossary.pipeline.searching import Found, from_bytes, search_again, to_bytes
from genglossary.pipeline.types import Check
from tests.pipeline.documents import corpus, source

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
    """Finds, and remembers in which documents it looked for what."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[int], list[str]]] = []

    def __call__(self, documents: Corpus, surfaces, check: Check) -> Mapping:
        self.asked.append((sorted(documents.sources), sorted(surfaces)))
        return find(documents, surfaces, check)


def found(documents: Corpus, *surfaces: str) -> Found:
    return Found(frozenset(surfaces), frozenset(documents.sources), find(documents, surfaces))


@given(st.lists(TEXTS, min_size=1, max_size=4), SURFACES, st.lists(TEXTS, max_size=2), SURFACES, st.integers(0, 4))
def test_a_search_that_remembers_finds_what_a_new_one_finds(texts, first, changed, second, gone) -> None:
    before = corpus(*texts)
    kept = [each for each in before.sources.values() if each.key != gone]
    after = Corpus([*kept, *(source(text, key) for key, text in enumerate(changed, start=10))])
    remembered = from_bytes(to_bytes(found(before, *first)), after.sources.keys())
    again = search_again(remembered, after, second, Check(), find)
    assert dict(again.places) == find(after, second)
    assert all(list(places) == sorted(places) for places in again.places.values())


def test_only_what_is_new_is_searched() -> None:
    before = found(corpus("A tide engine.", "The tide engine is old."), "tide engine")
    search = Searching()
    documents = Corpus([*corpus("A tide engine.").sources.values(), source("Engines and a tide engine.", 3)])
    search_again(before, documents, ["engines", "tide engine"], Check(), search)
    assert search.asked == [([3], ["engines", "tide engine"]), ([1], ["engines"])]


def test_a_new_katakana_word_has_everything_searched_again_because_other_words_may_end_where_it_begins() -> None:
    documents = corpus("コンテナランタイム")
    search = Searching()
    search_again(found(documents, "コンテナ"), documents, ["コンテナ", "ランタイム"], Check(), search)
    assert search.asked == [([1], ["コンテナ", "ランタイム"])]


@pytest.mark.parametrize("data", [b"", b"x", b"\x92\x91\x01\x91\xc4\x01x"])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not what a search found"):
        from_bytes(data, [1])
