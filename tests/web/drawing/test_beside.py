"""Rows of a document and its translation: aligned, in the same place, or alone."""

from array import array

from genglossary.pipeline.types import Span
from genglossary.readers import read
from genglossary.readers.structure import blocks_to_json
from genglossary.web.drawing.beside import BesideRow, rows_beside
from genglossary.web.drawing.inline import references_in
from genglossary.web.drawing.layout import BlockShown, Layout
from genglossary.web.drawing.outline import Outline

ENGLISH = "# Kiln\n\nIt is hot.\n\n# Lid\n\nIt is heavy.\n\n    lift()\n\nTwo lift it.\n"
JAPANESE = "# 窯\n\n熱い。\n\n# 蓋\n\n重い。\n\n    lift()\n\n二人で持つ。\n"


def drawn(text: str) -> tuple[Layout, Outline]:
    reading = read("a.md", text.encode())
    rows = blocks_to_json(reading.blocks)
    outline = Outline(rows=rows, starts=array("l", (row[1] for row in rows)), parts=[(0, len(text))], headings=[])
    return Layout(reading.text, (), None, references_in(text)), outline


def rows(own: str, other: str, *same: tuple[str, str]) -> list[tuple[str, str, bool]]:
    """Those of texts that are aligned where `same` says so."""
    aligned = [(_span(own, mine), _span(other, theirs)) for mine, theirs in same]
    (layout, outline), (others, theirs) = drawn(own), drawn(other)
    found = rows_beside(layout, outline, (0, len(own)), others, theirs, aligned)
    return [(_words(row.own), _words(row.other), row.is_loose) for row in found if isinstance(row, BesideRow)]


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _words(blocks) -> str:
    return " ".join("".join(piece.text for piece in each.pieces) for each in blocks if isinstance(each, BlockShown))


def test_what_is_not_aligned_has_beside_it_what_stands_in_the_same_place():
    found = rows(ENGLISH, JAPANESE, ("Kiln", "窯"), ("Two lift it.", "二人で持つ。"))
    assert found == [
        ("Kiln", "窯", False),
        ("It is hot.", "熱い。", True),
        ("Lid", "蓋", True),
        ("It is heavy.", "重い。", True),
        ("    lift()", "    lift()", True),
        ("Two lift it.", "二人で持つ。", False),
    ]


def test_nothing_is_put_beside_each_other_where_the_kinds_of_blocks_differ():
    shorter = JAPANESE.replace("重い。\n\n", "")
    found = rows(ENGLISH, shorter, ("Kiln", "窯"), ("Two lift it.", "二人で持つ。"))
    assert [each[1:] for each in found[1:-1]] == [("", False)] * 4


def test_what_is_aligned_elsewhere_stands_only_there():
    found = rows(ENGLISH, JAPANESE, ("Kiln", "窯"), ("It is heavy.", "熱い。"), ("Two lift it.", "二人で持つ。"))
    assert found[1] == ("It is hot.", "", False)
    assert found[3] == ("It is heavy.", "熱い。", False)


def test_before_the_first_and_after_the_last_counterpart_the_documents_begin_and_end():
    found = rows("One.\n\nTwo.\n\nThree.\n", "一。\n\n二。\n\n三。\n", ("Two.", "二。"))
    assert found == [("One.", "一。", True), ("Two.", "二。", False), ("Three.", "三。", True)]
