"""Columns of a PDF: their lines are told by each other, whatever stands above them or was cut in them."""

from genglossary.readers import pdf as reader
from tests.readers.pdfs import pdf, shown
from tests.readers.prose import structure

TEXT = ["A drogue is a sack of", "cloth that slows a boat", "down when the wind is"]


def column(lines: list[str], y: float = 700) -> bytes:
    return b"".join(shown(line, 50, y - 12 * at) for at, line in enumerate(lines))


def said(page: bytes) -> list[str]:
    return [text for _, text in structure(reader.read(pdf(page)))]


def test_a_title_over_all_columns_does_not_part_the_lines_below_it() -> None:
    title = "The drogues of the fishing boats of three small harbours"
    assert said(shown(title, 50, 740, 17) + column(TEXT)) == [title, " ".join(TEXT)]


def test_a_line_below_a_cut_word_goes_on_with_it() -> None:
    lines = ["The rope of a drogue is", "long. A drogue is low-", "ered from the stern of", "the boat when the sea is"]
    assert said(column([*TEXT, *lines])) == [" ".join([*TEXT, *lines]).replace("low- ered", "lowered")]


def test_the_number_of_a_note_may_have_a_bracket_and_japanese_behind_it() -> None:
    page = shown("汐車", 50, 700, 10, "/H") + shown("1)", 70, 704, 5) + shown("とは水車である。", 76, 700, 10, "/H")
    page += shown("樋", 50, 686, 10, "/H") + shown("2", 60, 690, 5) + shown("は水を導く。", 64, 686, 10, "/H")
    assert "".join(said(page)).replace(" ", "") == "汐車とは水車である。樋は水を導く。"
