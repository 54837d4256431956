from collections.abc import Callable
from ctypes import create_string_buffer
from importlib import import_module
from typing import Any

import pytest

from genglossary import readers
from genglossary.readers import Unreadable
from genglossary.readers import pdf as reader
from tests.readers.pdfs import pdf, shown
from tests.readers.prose import check, readings, structure

_pdfium: Any = import_module("pypdfium2")
_raw: Any = import_module("pypdfium2.raw")


def read(*pages: bytes, title: str = "") -> readers.Reading:
    reading = reader.read(pdf(*pages, title=title))
    check(reading)
    return reading


def down(lines: list[str], x: float = 50, y: float = 700, size: float = 10, font: str = "/L") -> bytes:
    return b"".join(shown(line, x, y - 1.4 * size * at, size, font) for at, line in enumerate(lines))


def test_lines_become_paragraphs_and_large_letters_headings():
    page = shown("Fog signals", 50, 760, 18) + down(["The fog horn is the voice", "of the whole station in fog"])
    page += down(["It is loud."], y=640)
    assert structure(read(page)) == [
        ("heading1", "Fog signals"),
        ("paragraph", "The fog horn is the voice of the whole station in fog"),
        ("paragraph", "It is loud."),
    ]


def test_blocks_know_their_page_and_a_sentence_goes_on_over_it():
    reading = read(down(["The lamp burns", "all through the"]), down(["night and the day.", "Then it is put out"]))
    assert [(text, block.page) for (_, text), block in zip(structure(reading), reading.blocks, strict=True)] == [
        ("The lamp burns all through the night and the day. Then it is put out", 1)
    ]
    assert [b.page for b in read(down(["The lamp burns."]), down(["The horn sounds."])).blocks] == [1, 2]


def test_a_word_that_was_hyphenated_is_whole_again():
    assert structure(read(down(["The light of the sta-", "tion burns."])))[0][1] == "The light of the station burns."


@pytest.mark.parametrize("order", ["column by column", "line by line"])
def test_two_columns_are_read_one_after_the_other(order: str):
    left = [f"left line {n} of the page" for n in range(4)]
    right = [f"right line {n} of the page" for n in range(4)]
    if order == "column by column":
        page = down(left) + down(right, x=320)
    else:
        page = b"".join(
            down([a], y=700 - 14 * n) + down([b], x=320, y=700 - 14 * n)
            for n, (a, b) in enumerate(zip(left, right, strict=True))
        )
    assert " ".join(text for _, text in structure(read(page))) == " ".join(left + right)


def test_a_table_is_read_row_by_row():
    page = b"".join(
        down([a], y=700 - 14 * n) + down([b], x=320, y=700 - 14 * n)
        for n, (a, b) in enumerate([("Blue", "Safe"), ("Red", "Unsafe"), ("None", "Asleep")])
    )
    cells = ["Blue", "Safe", "Red", "Unsafe", "None", "Asleep"]
    assert structure(read(page)) == [("table_cell", cell) for cell in cells]


def test_japanese_lines_join_without_a_space():
    assert structure(read(down(["灯台守は霧の夜に", "霧笛を鳴らす。「時", "刻」を記す。"], size=12, font="/H"))) == [
        ("paragraph", "灯台守は霧の夜に霧笛を鳴らす。「時刻」を記す。")
    ]


def test_vertical_japanese_is_read_from_right_to_left():
    lines = ["灯台守は霧の夜に", "霧笛を鳴らす。「時", "刻」ー記録する。"]
    page = b"".join(shown(line, 500 - 20 * n, 700, 12, "/V") for n, line in enumerate(lines))
    assert structure(read(page)) == [("paragraph", "".join(lines))]


def test_vertical_tiers_are_read_from_top_to_bottom():
    upper = b"".join(
        shown(line, 500 - 20 * n, 800, 12, "/V") for n, line in enumerate(["上段の一行目と", "上段の二行目と"])
    )
    lower = b"".join(
        shown(line, 500 - 20 * n, 400, 12, "/V") for n, line in enumerate(["下段の一行目と", "下段の二行目。"])
    )
    assert structure(read(lower + upper))[0][1] == "上段の一行目と上段の二行目と下段の一行目と下段の二行目。"


def one_by_one(text: str, x: float, y: float, size: float, font: str) -> bytes:
    """A line of which each letter is placed by itself."""
    down = font.endswith("V")
    places = [(x, y - size * at) if down else (x + size * at, y) for at in range(len(text))]
    return b"".join(shown(letter, *place, size, font) for letter, place in zip(text, places, strict=True))


LINES = ["灯台守は霧の夜に霧笛", "を鳴らす。「時刻」ー", "記録し、船を待った。"]


@pytest.mark.parametrize("draw", [shown, one_by_one])
@pytest.mark.parametrize("font", ["/H", "/V", "/UH", "/UV"])
def test_no_letter_of_a_font_that_is_not_in_the_file_is_lost(font: str, draw: Callable[..., bytes]):
    at = [(500 - 20 * n, 700) if font.endswith("V") else (50, 700 - 20 * n) for n in range(len(LINES))]
    reading = read(b"".join(draw(line, *place, 12, font) for line, place in zip(LINES, at, strict=True)))
    assert structure(reading) == [("paragraph", "".join(LINES))]
    assert reading.warnings == ()


def test_no_letter_of_a_line_that_was_turned_is_lost():
    turned = f"BT /UH 12 Tf 0 1 -1 0 50 100 Tm <{LINES[0].encode('utf-16-be').hex()}> Tj ET\n"
    assert LINES[0] in read(turned.encode()).text


def test_blanks_of_an_unknown_font_part_columns_as_if_they_were_not_there():
    rows = [("時刻", "灯台"), ("霧笛", "観測"), ("船", "港")]
    page = b"".join(
        shown(a, 50, 700 - 20 * n, 12, "/UH") + shown("\u3000", 90, 700 - 20 * n, 12, "/UH")
        + shown(b, 320, 700 - 20 * n, 12, "/UH")
        for n, (a, b) in enumerate(rows)
    )  # fmt: skip
    assert structure(read(page)) == [("table_cell", cell) for row in rows for cell in row]


def test_fonts_of_the_machine_are_not_asked_for():
    page = _pdfium.PdfDocument(pdf(shown(LINES[0], 500, 700, 12, "/V")))[0]
    font = _raw.FPDFTextObj_GetFont(_raw.FPDFPage_GetObject(page, 0))
    name = create_string_buffer(40)
    _raw.FPDFFont_GetFamilyName(font, name, 40)
    assert name.value == b"", "ours has no name, those of machines have"


def test_a_page_whose_fonts_do_not_tell_their_characters_is_named():
    (warning,) = read(down(["The lamp burns."]), shown(LINES[0], 50, 700, 12, "/X")).warnings
    assert "which characters their letters are" in warning
    assert warning.endswith(": 2.")


@pytest.mark.parametrize("font", ["/H", "/V"])
def test_ruby_becomes_a_reading(font: str):
    if font == "/H":
        page = shown("灯台守は提灯を持つ。", 50, 700, 12, font) + shown("ちょうちん", 98, 712, 5, font)
        page += shown("霧笛を鳴らす。", 50, 680, 12, font)
    else:
        page = shown("灯台守は提灯を持つ。", 500, 700, 12, font) + shown("ちょうちん", 509, 652, 5, font)
        page += shown("霧笛を鳴らす。", 480, 700, 12, font)
    reading = read(page)
    assert structure(reading) == [("paragraph", "灯台守は提灯を持つ。霧笛を鳴らす。")]
    assert readings(reading) == [("提灯", "ちょうちん")]


def test_ruby_that_was_drawn_in_the_middle_of_its_line_does_not_cut_it():
    page = shown("灯台守は", 50, 700, 12, "/H") + shown("提灯", 98, 700, 12, "/H")
    page += shown("ちょうちん", 98, 712, 5, "/H") + shown("を持つ。", 122, 700, 12, "/H")
    reading = read(page)
    assert structure(reading) == [("paragraph", "灯台守は提灯を持つ。")]
    assert readings(reading) == [("提灯", "ちょうちん")]


def test_the_number_of_a_note_in_small_raised_figures_is_no_part_of_a_word():
    page = shown("A drogue", 50, 700) + shown("12", 93, 704, 6) + shown(" is a sack of cloth.", 100, 700)
    page += shown("Its area is 3 m", 50, 688) + shown("2", 117, 692, 6) + shown(" of H", 121, 688)
    page += shown("2", 144, 686, 6) + shown("O.", 148, 688)
    ((_, text),) = structure(read(page))
    assert text.replace(" ", "") == "Adrogueisasackofcloth.Itsareais3m2ofH2O."


def test_a_line_that_the_number_of_a_note_cuts_is_whole():
    page = shown("Lower the drogue", 50, 700) + shown("3", 128, 704, 6) + shown(" slowly, then wait.", 132, 700)
    assert structure(read(page)) == [("paragraph", "Lower the drogue slowly, then wait.")]


def test_characters_outside_of_the_basic_plane_stay_whole():
    assert structure(read(shown("𠮷野の灯台", 50, 700, 12, "/H"))) == [("paragraph", "𠮷野の灯台")]


def test_page_numbers_and_running_heads_are_left_out():
    def page(n: int) -> bytes:
        body = down([f"{word} burns on page {n}." for word in ("Lamp", "Oil", "Wood", "Coal")])
        return shown("The handbook", 50, 800, 8) + body + shown(f"{n} of 4", 290, 30, 8)

    text = read(*map(page, range(1, 5))).text
    assert "handbook" not in text
    assert " of 4" not in text
    assert "Coal burns on page 3." in text


def test_bullets_are_list_items():
    assert structure(read(down(["• lamp", "• horn"]))) == [("list_item", "lamp"), ("list_item", "horn")]


def below(margin: str, *indented: str, y: float) -> bytes:
    return down([margin], y=y) + down(list(indented), x=80, y=y - 14)


def test_short_lines_with_their_explanation_indented_below_are_a_list_of_words():
    page = below("Fog horn", "The voice of the station in fog, which", "is heard for twelve miles on a calm day", y=700)
    page += below("Lamp room", "Where the lamp stands.", y=658)
    assert structure(read(page)) == [
        ("definition_term", "Fog horn"),
        ("definition_text", "The voice of the station in fog, which is heard for twelve miles on a calm day"),
        ("definition_term", "Lamp room"),
        ("definition_text", "Where the lamp stands."),
    ]


@pytest.mark.parametrize(
    "page",
    [
        below("Fog horn", "The voice of the station in fog.", y=700),
        below("What is a horn?", "The voice of fog.", y=700) + below("What is a lamp?", "A light.", y=660),
        below("Tools", "• hammer", y=700) + below("Stores", "• oil", y=660),
        below("• The fog horn", "is the voice", y=700) + below("• The lamp room", "is up there", y=660),
    ],
    ids=["one alone", "questions", "lists below a line", "items with hanging lines"],
)
def test_other_indented_lines_are_no_list_of_words(page: bytes):
    assert not [kind for kind, _ in structure(read(page)) if kind.startswith("definition")]


def test_a_scan_says_so_and_pictures_between_pages_are_named():
    with pytest.raises(Unreadable, match=r"scan.*OCR"):
        read(b"", b"")
    assert "2" in read(down(["The lamp burns."]), b"").warnings[0]


def test_protected_and_damaged_files_say_so():
    locked = pdf(
        shown("Lamp", 50, 700),
        extra=b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <%b> /U <%b> >>" % (b"41" * 32, b"42" * 32),
    )
    with pytest.raises(Unreadable, match=r"password|damaged"):
        reader.read(locked)
    with pytest.raises(Unreadable, match="damaged"):
        reader.read(b"%PDF-1.7\nlamp")


def test_the_title_is_that_of_its_properties():
    assert read(down(["Lamp."]), title="灯台の手引き").title == "灯台の手引き"


def test_a_hyphen_stays_where_the_document_or_the_language_has_it():
    assert "well-known" in read(down(["The rule is well-", "known to all of them."])).text
    text = read(down(["The lock-house is old. It is a lock-", "house for all that."])).text
    assert "It is a lock-house" in text


def test_page_numbers_that_wander_do_not_open_a_sentence():
    def page(n: int) -> bytes:
        return (
            shown("The lamp handbook", 50, 800)
            + shown(f"{('Oil', 'Gas', 'Wax', 'Fat')[n]} burns", 50, 770)
            + shown(str(n + 7), 290, 400 + 30 * n)
        )

    text = read(*map(page, range(4))).text
    assert "handbook" not in text
    assert not any(character.isdigit() for character in text)


def test_contents_are_no_prose():
    text = read(
        down(["Contents", "The lamp ............ 3", "The horn ............ 12"]), down(["The lamp burns."])
    ).text
    assert "...." not in text
    assert "The lamp burns." in text
