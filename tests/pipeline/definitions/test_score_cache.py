"""What was judged of a document comes back as it was, or not at all."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgpack import packb

from genglossary.pipeline.definitions.choosing import ScoredSentence
from genglossary.pipeline.definitions.score_cache import ScoreCache, ScoreKey

SUBJECTS = st.binary(min_size=10, max_size=10)
JUDGED = st.builds(ScoredSentence, st.integers(0, 100_000), st.floats(0, 1), st.binary(min_size=8, max_size=8))


def kept(judged: dict[ScoreKey, tuple[ScoredSentence, ...]], version: str = "1") -> bytes:
    found: dict[int, bytes] = {}
    ScoreCache({}, version, found.__setitem__).learn(7, judged)
    return found[7]


def known(data: bytes, version: str = "1") -> dict[ScoreKey, tuple[ScoredSentence, ...]]:
    return ScoreCache({7: data}, version, lambda source, data: None).of(7)


@given(st.dictionaries(SUBJECTS, st.lists(JUDGED, max_size=8).map(tuple), max_size=20))
def test_judgements_come_back_from_bytes_as_they_were(judged: dict[ScoreKey, tuple[ScoredSentence, ...]]) -> None:
    assert known(kept(judged)) == judged


def test_judgements_of_another_version_of_the_code_are_passed_over() -> None:
    assert known(kept({b"0123456789": ()}), version="2") == {}


@pytest.mark.parametrize(
    "data", [b"", b"nonsense", zlib.compress(b""), zlib.compress(packb(["1", [b"a", b"\1", [1], [], b""]]))]
)
def test_damaged_bytes_and_unknown_documents_are_judged_again(data: bytes) -> None:
    assert known(data) == {}
    assert ScoreCache({}, "1", lambda source, data: None).of(7) == {}
