import pytest

from genglossary.pipeline.bilingual import packing
from genglossary.pipeline.bilingual.alignment import align
from genglossary.pipeline.types import StaleBytes
from tests.pipeline.bilingual.handbook import KAMA, KILN, analysed

SOURCE, TARGET = analysed(KILN, 1), analysed(KAMA, 2)


def test_an_alignment_comes_back_as_it_was() -> None:
    aligned = align(SOURCE, TARGET)
    back = packing.from_bytes(
        packing.to_bytes(aligned, SOURCE.sentences, TARGET.sentences), SOURCE.sentences, TARGET.sentences
    )
    assert [each[:2] for each in back] == [each[:2] for each in aligned]
    assert all(abs(one.confidence - other.confidence) < 0.001 for one, other in zip(back, aligned, strict=True))


def test_bytes_of_other_sentences_are_stale() -> None:
    data = packing.to_bytes(align(SOURCE, TARGET), SOURCE.sentences, TARGET.sentences)
    with pytest.raises(StaleBytes):
        packing.from_bytes(data, SOURCE.sentences[1:], TARGET.sentences)


def test_bytes_of_another_version_are_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packing.to_bytes(align(SOURCE, TARGET), SOURCE.sentences, TARGET.sentences)
    monkeypatch.setattr(packing, "VERSION", packing.VERSION + 1)
    with pytest.raises(StaleBytes):
        packing.from_bytes(data, SOURCE.sentences, TARGET.sentences)


@pytest.mark.parametrize("data", [b"", b"nonsense", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_damaged_bytes_are_stale(data: bytes) -> None:
    with pytest.raises(StaleBytes):
        packing.from_bytes(data, SOURCE.sentences, TARGET.sentences)
