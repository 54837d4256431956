"""Pieces of longer terms are no entries, however the longer term is spelled where they stand in it."""

from genglossary.pipeline.terms.pieces import without_pieces
from genglossary.pipeline.types import TermCandidate, Variant


def candidate(text: str, frequency: int, *variants: Variant) -> TermCandidate:
    return TermCandidate(text=text, language="en", frequency=frequency, variants=variants)


def nested(*candidates: TermCandidate) -> set[str]:
    return {each.text for each in without_pieces(candidates) if each.reason == "nested"}


def test_a_word_is_a_piece_where_a_term_has_been_read_around_it_as_often():
    assert nested(candidate("loom stay", 4), candidate("loom", 4), candidate("stay", 5)) == {"loom"}


def test_spellings_of_a_piece_and_of_the_whole_are_counted_together():
    whole = candidate("façade test", 3, Variant(text="facade test", kind="spelling", frequency=1))
    piece = candidate("façade", 3, Variant(text="facade", kind="spelling", frequency=1))
    assert nested(whole, piece) == {"façade"}


def test_an_abbreviation_is_no_mention_of_the_words_of_its_long_form():
    whole = candidate("dye duty act", 4, Variant(text="DDA", kind="abbreviation", frequency=3))
    assert nested(whole, candidate("duty", 2), candidate("act", 1)) == {"act"}


def test_what_is_explained_or_called_something_else_is_no_piece():
    named = candidate("loom", 3, Variant(text="power frame", kind="long_form", frequency=0))
    assert not nested(candidate("loom stay", 3), named)
