from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from tests.readers.prose import check, prose, readings, structure


def read(text: str) -> readers.Reading:
    return readers.read("keeper.txt", text.encode())


def test_paragraphs_are_parted_by_empty_lines():
    text = "The lamp burns all night, as it must, and all of the day\nwhen fog comes in.\n \n\nNext.\n"
    assert structure(read(text)) == [
        ("paragraph", "The lamp burns all night, as it must, and all of the day\nwhen fog comes in."),
        ("paragraph", "Next."),
    ]


def test_lines_that_nobody_wrapped_stand_for_themselves():
    assert structure(read("灯台守\n霧笛\n観測台\n")) == [
        ("paragraph", "灯台守"),
        ("paragraph", "霧笛"),
        ("paragraph", "観測台"),
    ]


def test_a_clause_that_a_line_end_cut_is_one_paragraph():
    (paragraph,) = read("霧鐘とは、霧の中で鳴らす\n鐘である。").blocks
    assert paragraph.end == len("霧鐘とは、霧の中で鳴らす\n鐘である。")
    contract = '1.1. "Keeper"\n    means whoever oils the lamp.\n\n1.2. Rope\n    of hemp.\n'
    assert len([block for block in read(contract).blocks if "Keeper" in contract[block.start : block.end]]) == 1


def test_a_formula_on_lines_of_its_own_is_no_prose_of_any_of_them():
    text = (
        "Oil burns.\n\n\\begin{align}\n\\mathrm{oil} &= 2\n\\end{align}\n\nIt smokes.\n\n$$\n\\frac{a}{b}\n$$\n\nOut."
    )
    assert [prose for _, prose in structure(read(text)) if prose.strip()] == ["Oil burns.", "It smokes.", "Out."]


def test_an_indented_line_begins_a_paragraph():
    text = "　霧の夜には、灯台守が三十分ごとに霧笛を鳴らし、時刻を当直日誌に書く。\n　朝に止める。\n"
    assert [kind for kind, _ in structure(read(text))] == ["paragraph", "paragraph"]


def test_list_items_lose_their_marks():
    text = "- lamp\n* horn\n1. first\n(2) second\n・霧笛\n● 提灯\n"
    assert structure(read(text)) == [
        ("list_item", word) for word in ("lamp", "horn", "first", "second", "霧笛", "提灯")
    ]


def test_underlined_lines_and_chapters_are_headings():
    text = "The Lamp\n========\nIt burns.\n\nOil\n---\nFrom whales.\n\n第一章　霧\n霧は濃い。\n"
    reading = read(text)
    assert structure(reading) == [
        ("heading1", "The Lamp"),
        ("paragraph", "It burns."),
        ("heading2", "Oil"),
        ("paragraph", "From whales."),
        ("heading1", "第一章　霧"),
        ("paragraph", "霧は濃い。"),
    ]
    assert reading.title == "The Lamp"


def test_short_lines_are_not_taken_for_headings():
    assert [kind for kind, _ in structure(read("Fog\n\nIt is thick.\n"))] == ["paragraph", "paragraph"]


def test_ruby_of_novels_becomes_readings():
    reading = read("老いた灯台守《とうだいもり》は、｜持ち場《もちば》を離れない。")
    assert structure(reading) == [("paragraph", "老いた灯台守は、持ち場を離れない。")]
    assert readings(reading) == [("灯台守", "とうだいもり"), ("持ち場", "もちば")]


@given(st.text(st.sampled_from(list("ab灯台 \n\t-=*1.)(・第章《》｜ん　{|}")), max_size=200))
def test_every_letter_is_in_a_block_or_was_a_list_mark(text: str):
    if not text.strip():
        return
    reading = read(text)
    check(reading)
    assert reading.text == text


def test_addresses_notes_formulas_and_readings_are_no_prose_of_a_text():
    text = "石切場（いしきりば）は※1広い。See www.stone.example[2] and $a_1$.\n\n© 2020 The Pit\n"
    reading = readers.read("a.txt", text.encode())
    assert structure(reading) == [("paragraph", "石切場は広い。See  and ."), ("front_matter", "© 2020 The Pit")]
    assert readings(reading) == [("石切場", "いしきりば")]


def test_stars_and_lines_around_words_are_no_part_of_them():
    text = "**A cleat** is a *horn* of __two long__ arms.\n\nKeep 2 * 3 and file_name_of and __init__ as they are.\n"
    first, second = read(text).blocks
    shown = "".join(char for at, char in enumerate(text[: first.end]) if not any(s <= at < e for s, e in first.skips))
    assert shown == "A cleat is a horn of two long arms."
    assert second.skips == ()


def test_a_word_in_stars_at_the_beginning_of_a_line_is_no_item():
    assert structure(read("**釜屋**は、塩水を煮る建物である。\n"))[0][0] == "paragraph"


def test_arrows_before_lines_of_minutes_mark_items():
    assert structure(read("うちは三千円です。\n→　四月七日に集まる。\n")) == [
        ("paragraph", "うちは三千円です。"),
        ("list_item", "四月七日に集まる。"),
    ]


def test_the_letter_o_before_wide_space_is_a_bullet() -> None:
    text = "   o  Cringle: a ring in a sail.\n\n   o  Fid: a cone of wood.\n"
    assert structure(readers.read("a.txt", text.encode())) == [
        ("list_item", "Cringle: a ring in a sail."),
        ("list_item", "Fid: a cone of wood."),
    ]


def test_notes_are_marked_in_other_brackets_and_with_stars_too():
    text = (
        "A quoin* is a wedge.** A lewis[Note 1] lifts [n 2] stones. Take foo*bar and 2*3.\n\n"
        "楔〔注5〕は道具【7】である。"
    )
    reading = readers.read("pit.txt", text.encode())
    said = [prose(reading, block) for block in reading.blocks]
    assert said == ["A quoin is a wedge. A lewis lifts  stones. Take foo*bar and 2*3.", "楔は道具である。"]
