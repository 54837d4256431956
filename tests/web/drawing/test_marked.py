"""Cutting documents into parts, blocks and pieces: no character lost, none doubled, marks where they belong."""

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.types import Block
from genglossary.web.drawing.marked import Mark, Marked, Mentions, as_text, part_at, parts_of

VALVE, RELIEF = Marked(term=1, status="accepted"), Marked(term=2, status="required")
MARKED = {1: VALVE, 2: RELIEF, 3: VALVE}
TEXT = st.text(alphabet="ab弁 \n", max_size=80)


@st.composite
def documents(draw):
    """A text, blocks that do not overlap, and marks within it."""
    text = draw(TEXT)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    blocks = [Block(kind="paragraph", start=a, end=b) for a, b in pairwise(edges)]
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(1, 5)), max_size=8))
    flat = array(
        "l", [at for start, size in sorted(spans) for at in (start, min(len(text), start + size)) if start < len(text)]
    )
    return text, blocks, Mentions.of([(1, flat)])


@given(documents(), st.integers(1, 20))
def test_parts_follow_each_other_without_a_gap(document, size):
    text, blocks, _ = document
    parts = parts_of(len(text), [block.start for block in blocks], size)
    assert parts[0][0] == 0
    assert parts[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(parts))
    assert all(end - start <= size for start, end in parts)
    for offset in range(len(text)):
        start, end = parts[part_at(parts, offset)]
        assert start <= offset < end


@given(documents(), st.integers(1, 20), st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_all_parts_as_text_are_the_text(document, size, hot):
    text, blocks, mentions = document
    pieces = [
        piece
        for part in parts_of(len(text), [block.start for block in blocks], size)
        for piece in as_text(text, part, mentions.marks(*part, MARKED, ()), hot)
    ]
    assert "".join(piece.text for piece in pieces) == text
    assert "".join(piece.text for piece in pieces if piece.hot) == text[hot[0] : max(hot)]


@given(documents())
def test_marks_do_not_lie_over_each_other(document):
    text, _, mentions = document
    marks = mentions.marks(0, len(text), MARKED, ())
    assert all(a.end <= b.start for a, b in pairwise(marks))


def marks_of(text: str, *spans: tuple[int, int, int], headings: tuple[int, ...] = ()) -> list[Mark]:
    mentions = Mentions.of((term, array("l", [start, end])) for term, start, end in spans)
    return mentions.marks(0, len(text), MARKED, headings)


def test_the_longest_of_the_terms_that_begin_together_is_marked():
    marks = marks_of("a relief valve", (2, 2, 14), (1, 9, 14))
    assert [(mark.what, mark.start, mark.end) for mark in marks] == [(RELIEF, 2, 14)]


def test_the_first_mention_under_each_heading_is_known():
    marks = marks_of("v v # v v", (1, 0, 1), (1, 2, 3), (1, 6, 7), (1, 8, 9), headings=(4,))
    assert [mark.first for mark in marks] == [True, False, True, False]


def test_a_section_that_began_in_an_earlier_part_is_remembered():
    mentions = Mentions.of([(1, array("l", [1, 2, 7, 8]))])
    assert [mark.first for mark in mentions.marks(5, 10, MARKED, [0])] == [False]


def test_another_spelling_of_the_same_term_counts_as_an_earlier_mention():
    assert [mark.first for mark in marks_of("v w", (1, 0, 1), (3, 2, 3))] == [True, False]


def test_a_term_that_nobody_may_see_is_not_marked():
    assert marks_of("v", (9, 0, 1)) == []
