import pytest

from genglossary.pipeline import packing
from genglossary.pipeline.analysis import analyse
from genglossary.pipeline.extraction import select
from genglossary.pipeline.packing import OtherVersion, from_bytes, to_bytes
from tests.pipeline.documents import SHIO, TIDES, corpus

ABBREVIATED = "The Tidal Power Authority (TPA) decides. La machine à marée est une machine qui travaille."


def test_candidates_from_kept_analyses_are_those_of_fresh_ones() -> None:
    documents = corpus(TIDES, SHIO, ABBREVIATED)
    fresh = [analyse(source) for source in documents.sources.values()]
    kept = [from_bytes(to_bytes(analysis)) for analysis in fresh]
    assert select(documents, kept) == select(documents, fresh)


def test_the_same_document_gives_the_same_bytes() -> None:
    (one,) = corpus(TIDES).sources.values()
    assert to_bytes(analyse(one)) == to_bytes(analyse(one))


def test_bytes_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = corpus(TIDES).sources.values()
    data = to_bytes(analyse(one))
    monkeypatch.setattr(packing, "VERSION", packing.VERSION + 1)
    with pytest.raises(OtherVersion, match="version 2"):
        from_bytes(data)


@pytest.mark.parametrize("data", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_bytes_that_are_no_analysis_are_refused(data: bytes) -> None:
    with pytest.raises(OtherVersion):
        from_bytes(data)
