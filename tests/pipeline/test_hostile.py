"""Texts that nobody writes, but that arrive."""

import pytest

from genglossary.pipeline.terms.extraction import analyses_of, select
from tests.pipeline.sources import corpus

_MUCH = 20_000


@pytest.mark.parametrize(
    "text",
    [
        "." * _MUCH,
        "!?" * _MUCH,
        "「" * _MUCH,
        "(" * _MUCH,
        "a" * _MUCH,
        "a-" * _MUCH,
        "漢" * _MUCH,
        "ラ" * _MUCH,
        "超" * _MUCH,
        "red " * _MUCH,
        "静か" * _MUCH,
        "潮汐炉心" * (_MUCH // 4),
        "A B C\n" * (_MUCH // 6),
        "ﾊﾞ" * _MUCH,
        "\ufffc\x0b\x0c\x0e" * (_MUCH // 4),
        "(ABC) " * (_MUCH // 6),
    ],
    ids=lambda text: repr(text[:6]),
)
def test_a_monotonous_text_is_read_and_its_terms_are_where_they_are_said_to_be(text: str) -> None:
    documents = corpus(text)
    selection = select(documents, analyses_of(documents))
    for of_term in selection.found.places([candidate.spellings for candidate in selection.candidates]):
        for places in of_term.values():
            assert all(0 <= start < end <= len(text) for start, end in zip(places[::2], places[1::2], strict=True))
