"""Documents by their structure, as the Markdown of a whole file is shown."""

from array import array

import pytest

from genglossary.pipeline.types import Block, Span
from genglossary.readers import read
from genglossary.web.drawing.inline import references_in
from genglossary.web.drawing.layout import BlockShown, Layout, TableShown
from genglossary.web.drawing.marked import Mark, Marked, Mentions, Piece

VALVE = Marked(term=1, status="accepted")


def shown(text: str, *valves: tuple[int, int], part: tuple[int, int] | None = None) -> list[BlockShown | TableShown]:
    reading = read("a.md", text.encode())
    flat = array("l", [edge for span in valves for edge in span])
    marks = Mentions.of([(1, flat)]).marks(0, len(text), {1: VALVE}, ())
    layout = Layout(reading.text, marks, None, references_in(reading.text))
    return list(layout.shown(reading.blocks, part or (0, len(text))))


def words(pieces) -> str:
    return "".join(piece.text for piece in pieces)


def test_code_and_addresses_are_shown_though_they_are_no_prose():
    (block,) = shown("Run `kubectl get pods -n x` or see https://a.org/b.\n")
    assert isinstance(block, BlockShown)
    assert words(block.pieces) == "Run kubectl get pods -n x or see https://a.org/b."
    assert [piece.text for piece in block.pieces if piece.tags == ("code",)] == ["kubectl get pods -n x"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>Give <code>--all</code> or a <code>valve</code>.</p>"),
        ("a.rst", "Give ``--all`` or a :opt:`valve`.\n"),
    ],
)
def test_code_is_shown_in_other_formats_too(name: str, text: str):
    reading = read(name, text.encode())
    whole = (0, len(reading.text))
    (block,) = Layout(reading.text, [], None).shown(reading.blocks, whole)
    assert isinstance(block, BlockShown)
    assert words(block.pieces) == "Give --all or a valve."
    assert [piece.text for piece in block.pieces if piece.tags == ("code",)] == ["--all"]
    (part,) = Layout(reading.text, [], None).shown(reading.blocks, (0, reading.text.index("-a")))
    assert isinstance(part, BlockShown)
    assert words(part.pieces).endswith("Give -")


def test_a_mark_inside_of_markup_keeps_its_place():
    text = "The **relief valve** opens."
    (block,) = shown(text, (6, 12), (13, 18))
    assert isinstance(block, BlockShown)
    assert [(p.text, p.tags, bool(p.mark)) for p in block.pieces] == [
        ("The ", (), False),
        ("relief", ("strong",), True),
        (" ", ("strong",), False),
        ("valve", ("strong",), True),
        (" opens.", (), False),
    ]


def test_a_table_is_a_grid_with_every_cell_in_its_column():
    (table,) = shown("| Part | 役割 |\n|---|---|\n| valve | **shuts** |\n| | — |\n| lever | a \\| b |\n")
    assert isinstance(table, TableShown)
    assert table.head
    assert [[words(cell) for cell in row] for row in table.rows] == [
        ["Part", "役割"],
        ["valve", "shuts"],
        ["", "—"],
        ["lever", "a | b"],
    ]
    assert table.rows[1][1] == [Piece(text="shuts", tags=("strong",))]


def test_tables_that_follow_each_other_stay_two():
    table = "| a |\n|---|\n| b |\n"
    assert [len(each.rows) for each in shown(f"{table}\n{table}") if isinstance(each, TableShown)] == [2, 2]


def test_items_of_lists_keep_their_numbers_and_their_depth():
    blocks = shown("3. first\n4. second\n   - inner\n\n     more of it\n\n* star\n")
    assert [(words(b.pieces), b.item, b.depth) for b in blocks if isinstance(b, BlockShown)] == [
        ("first", "3.", 0),
        ("second", "4.", 0),
        ("inner", "•", 1),
        ("more of it", "", 1),
        ("star", "•", 0),
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("```python\nx = '**a**'\n```", "x = '**a**'"),
        ("~~~\na\n\nb\n~~~~", "a\n\nb"),
        ("```\nnever closed", "never closed"),
        ("    indented", "    indented"),
        ("```\n```", ""),
    ],
)
def test_code_is_shown_as_it_is_without_its_fences(code, expected):
    found = [words(each.pieces) for each in shown(f"Text.\n\n{code}\n") if isinstance(each, BlockShown)]
    assert "".join(found[1:]).rstrip("\n") == expected


def test_marks_of_a_quote_are_not_shown():
    (block,) = shown("> a **b\n> c** d\n")
    assert isinstance(block, BlockShown)
    assert words(block.pieces) == "a b\nc d"


def test_a_part_shows_only_its_own_characters():
    text = "| valve | **lever** |\n|---|---|\n| one | two |\n\nAfter **it** all.\n"
    whole = "".join(
        words(cell)
        for part in ((0, 12), (12, 40), (40, len(text)))
        for each in shown(text, part=part)
        for row in (each.rows if isinstance(each, TableShown) else [[each.pieces]])
        for cell in row
    )
    assert whole == "valveleveronetwoAfter it all."


def test_skips_of_other_formats_are_left_out_and_a_mark_goes_across_them():
    text = "a **relief** valve"
    block = Block(kind="paragraph", start=0, end=18, skips=(Span(2, 4), Span(10, 12)))
    marks = [Mark(start=4, end=18, what=VALVE)]
    (found,) = Layout(text, marks, None).shown([block], (0, 18))
    assert isinstance(found, BlockShown)
    assert [(piece.text, bool(piece.mark)) for piece in found.pieces] == [
        ("a ", False),
        ("relief", True),
        (" valve", True),
    ]


def test_a_new_page_is_said_once():
    blocks = [Block(kind="paragraph", start=at, end=at + 1, page=page) for at, page in ((0, 1), (1, 1), (2, 2))]
    pages = [each.page for each in Layout("abc", [], None).shown(blocks, (0, 3)) if isinstance(each, BlockShown)]
    assert pages == [1, None, 2]


def test_entities_are_shown_as_what_they_stand_for_and_words_with_their_readings():
    text = "A **slate&nbsp;bed** &amp; 石切場（いしきりば）。"
    (block,) = shown(text, (4, 18))
    assert isinstance(block, BlockShown)
    assert words(block.pieces) == "A slate bed & 石切場。"
    assert [(piece.text, piece.reading) for piece in block.pieces if piece.reading] == [("石切場", "いしきりば")]
    assert "".join(piece.text for piece in block.pieces if piece.mark) == "slate bed"


def test_what_is_struck_out_is_shown_so():
    (block,) = shown("A ~~soft~~ hard bed.")
    assert isinstance(block, BlockShown)
    assert [(piece.text, piece.tags) for piece in block.pieces][1] == ("soft", ("s",))
