"""Sentences come back from bytes as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.documents import corpus as corpus_module
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.documents.sentence_codec import from_bytes, to_bytes
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.types import Source, StaleBytes
from genglossary.readers import read
from tests.pipeline.sources import SHIO, TIDES, corpus

PIECES = (
    "# Float chamber\n\n",
    "**潮汐炉心**とは、`圧` を測る",
    "装置である。\n",
    "A [tide](x.md) *engine*\nis old. ",
    "\n\n- ",
    "𠮷。",
    "caf&eacute; &hellip; ",
    "か\u3099す&shy;弁 e&#x301; ",
)


def document(text: str) -> Source:
    reading = read("a.md", text.encode())
    return Source(key=7, name="a.md", text=reading.text, blocks=tuple(reading.blocks))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join).filter(str.strip))
def test_sentences_come_back_from_bytes_as_they_were(text: str) -> None:
    source = document(text)
    sentences = tuple(sentences_of(source))
    packed = from_bytes(to_bytes(sentences), source)
    assert tuple(packed) == sentences
    assert [packed[at] for at in range(-len(sentences), 0)] == list(packed[:]) == list(sentences)


@pytest.mark.parametrize("data", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_damaged_bytes_are_refused_and_the_text_is_split_instead(data: bytes) -> None:
    source = document("A tide engine is old. It is new.")
    with pytest.raises(StaleBytes):
        from_bytes(data, source)
    documents = Corpus([source])
    documents.remember(source.key, data)
    assert documents.sentences(source.key) == tuple(sentences_of(source))


def test_sentences_that_made_room_for_others_are_the_same_when_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("KEPT_CHARACTERS", "FEW_CHARACTERS"):
        monkeypatch.setattr(corpus_module, limit, 1)
    documents = corpus(TIDES, SHIO)
    first, second = documents.sentences(1), documents.sentences(2)
    documents.remember(2, to_bytes(second))
    assert documents.sentences(1) == first
    assert documents.sentences(1) is not first
    assert list(documents.sentences(2)) == list(second)
