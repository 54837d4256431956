"""People say of a spelling whether its capitals count where documents are searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import EarlierSearch, OccurrenceIndex, search, search_again
from genglossary.pipeline.occurrences.matcher import find
from genglossary.pipeline.occurrences.surface import key_of, spelling_of, surface_of
from genglossary.pipeline.types import Check
from tests.pipeline.sources import corpus

WAYS = st.sampled_from([None, True, False])


def written(text: str, spelling: str, as_written: bool | None) -> list[str]:
    """The occurrences, as they are written in the text."""
    found = find(corpus(text), [surface_of(spelling, as_written)])
    (flat,) = (of[0] if 0 in of else next(iter(of.values())) for of in found.values()) if found else ([],)
    return [text[start:end] for start, end in zip(flat[::2], flat[1::2], strict=True)]


@pytest.mark.parametrize(
    ("spelling", "as_written", "expected"),
    [
        ("Fid", None, ["Fid", "fid", "FID"]),
        ("Fid", True, ["Fid"]),
        ("fid", True, ["fid"]),
        ("IT", None, ["IT"]),
        ("IT", False, ["it", "IT"]),
        ("IT", True, ["IT"]),
    ],
)
def test_a_spelling_is_found_as_people_said(spelling: str, as_written: bool | None, expected: list[str]):
    assert written("A Fid is a fid, it and IT and FID.", spelling, as_written) == expected


def test_width_and_what_nobody_sees_make_no_difference_where_capitals_do():
    assert written("The Ｆｉｄ, the F\u00adid and the fid.", "Fid", True) == ["Ｆｉｄ", "F\u00adid"]


def test_where_a_script_has_no_capitals_nothing_is_to_be_said():
    assert surface_of("潮位計", True) == surface_of("潮位計")
    assert written("潮位計を見る。", "潮位計", True) == ["潮位計"]


@given(st.text(st.characters(exclude_characters="\0"), min_size=1), WAYS)
def test_a_surface_tells_its_spelling(spelling: str, way: bool | None):
    assert spelling_of(surface_of(spelling, way)) == spelling


@given(st.sampled_from(["Fid", "fid", "FID", "IT", "it", "It"]), st.sampled_from(["Fid", "fid", "IT", "it"]), WAYS)
def test_designations_with_one_key_are_found_at_the_same_places(one: str, other: str, way: bool | None):
    text = "A Fid is a fid, it and IT and FID and It."
    if key_of(one, way) == key_of(other, way):
        assert written(text, one, way) == written(text, other, way)


TEXTS = st.lists(st.sampled_from(["Fid", "fid", "IT", "it", "the", "トラベル"]), max_size=8).map(" ".join)
ASKED = st.dictionaries(st.sampled_from(["Fid", "fid", "IT", "ラベル"]), WAYS)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(ASKED, min_size=2, max_size=4))
def test_a_search_that_remembers_follows_every_change_of_what_people_say(texts: list[str], rounds: list[dict]):
    documents = corpus(*texts)
    before = EarlierSearch(frozenset(), {})
    for asked in rounds:
        surfaces = sorted(surface_of(*each) for each in asked.items())
        result = _searched(documents, surfaces, before)
        expected = find(documents, surfaces)
        for spelling, way in asked.items():
            places = expected.get(surface_of(spelling, way), {})
            assert result.places([[spelling]])[0] == places
            assert result.frequency([spelling]) == sum(len(flat) // 2 for flat in places.values())
            changed = {key for key, piece in result.pieces.items() if before.pieces.get(key) != piece}
            for key, flat in _told_before(before, spelling).items():
                assert key in changed or places.get(key) == flat, "what is different is known to be"
        before = EarlierSearch(result.surfaces, result.pieces)


def _searched(documents: Corpus, surfaces: list[str], before: EarlierSearch) -> OccurrenceIndex:
    result = OccurrenceIndex(surfaces)
    for some in search_again(before, search, documents, documents.sources.keys(), surfaces, Check()):
        result.add(some)
    return result


def _told_before(before: EarlierSearch, spelling: str) -> dict:
    """Document → where an earlier search, which asked for it in some way, found the spelling."""
    mine = [surface for surface in before.surfaces if spelling_of(surface) == spelling]
    index = OccurrenceIndex(mine)
    index.stored(before.pieces)
    return {key: flat for key in before.pieces for _, flat in index.in_document(key, {spelling})}
