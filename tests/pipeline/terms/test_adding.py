"""Sums of evidence: what they are made of can come in any order and in any grouping."""

import pytest

from genglossary.pipeline.terms import adding
from genglossary.pipeline.terms.adding import add, nothing, pieces
from genglossary.pipeline.terms.document_counts import DocumentCounts, count_document
from tests.pipeline.sources import source

TEXTS = ("The tide engine (TE) turns. A tide engine is a mill.", "Tide engines turn mills.", "潮汐炉は炉である。")


def analyses() -> list[DocumentCounts]:
    return [count_document(source(text, key)) for key, text in enumerate(TEXTS)]


def added(several: list[DocumentCounts]) -> DocumentCounts:
    total = nothing()
    for each in several:
        add(total, each)
    return total


@pytest.mark.parametrize("most", [1, 2, 1000])
def test_the_pieces_of_a_sum_add_up_to_it_again_whatever_their_size(monkeypatch, most):
    monkeypatch.setattr(adding, "_PHRASES", most)
    parts = list(pieces(added(analyses())))
    assert all(len(part.phrases) <= most for each in parts for part in each.languages.values())
    assert added(parts) == added(analyses())


def test_sums_of_sums_are_sums_of_everything():
    first, second, third = analyses()
    assert added([third, added([second, first])]) == added([first, second, third])


def test_what_is_added_stays_as_it_was():
    several = analyses()
    added(several)
    assert several == analyses()
