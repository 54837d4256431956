import pytest
from msgpack import packb

from genglossary.pipeline.terms import counts_codec
from genglossary.pipeline.terms.counts_codec import from_bytes, to_bytes
from genglossary.pipeline.terms.document_counts import count_document
from genglossary.pipeline.terms.extraction import select
from genglossary.pipeline.types import StaleBytes
from tests.pipeline.sources import SHIO, TIDES, corpus

ABBREVIATED = "The Tidal Power Authority (TPA) decides. La machine à marée est une machine qui travaille."


def test_candidates_from_kept_analyses_are_those_of_fresh_ones() -> None:
    documents = corpus(TIDES, SHIO, ABBREVIATED)
    fresh = [count_document(source) for source in documents.sources.values()]
    kept = [from_bytes(to_bytes(analysis)) for analysis in fresh]
    assert select(documents, kept).candidates == select(documents, fresh).candidates


def test_the_same_document_gives_the_same_bytes() -> None:
    (one,) = corpus(TIDES).sources.values()
    assert to_bytes(count_document(one)) == to_bytes(count_document(one))


def test_bytes_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = corpus(TIDES).sources.values()
    data = to_bytes(count_document(one))
    made_by = counts_codec.VERSION
    monkeypatch.setattr(counts_codec, "VERSION", made_by + 1)
    with pytest.raises(StaleBytes, match=f"version {made_by}"):
        from_bytes(data)


@pytest.mark.parametrize("data", [b"", b"x", b"\x93\x01", packb([counts_codec.VERSION, b"x"])])
def test_bytes_that_are_no_analysis_are_refused(data: bytes) -> None:
    with pytest.raises(StaleBytes):
        from_bytes(data)
