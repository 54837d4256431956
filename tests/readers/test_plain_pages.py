"""What belongs to the pages of a plain text file is not read as what it says."""

from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from tests.readers.prose import check, structure

HEAD = "Keeper              Fog signals              March 1921\n\n\n"
FOOT = "\n\n\nKeeper                                        [Page {}]\n"
TEXTS = (
    "The siren is an instrument that\nwarns ships in",
    "thick weather. It is wound daily.",
    "The bell is rung when it fails.",
)
PAGES = [HEAD + text + FOOT.format(number) for number, text in enumerate(TEXTS, start=1)]


def paragraphs(text: str) -> list[str]:
    reading = readers.read("manual.txt", text.encode())
    check(reading)
    return [" ".join(text.split()) for _, text in structure(reading)]


def test_running_heads_and_feet_are_left_out_and_a_sentence_goes_on_over_the_page():
    whole = [
        "The siren is an instrument that warns ships in thick weather. It is wound daily.",
        "The bell is rung when it fails.",
    ]
    assert paragraphs("\f\n".join(PAGES)) == whole
    assert paragraphs("\f".join(PAGES)) == whole
    assert paragraphs("\n".join(PAGES)) == whole


def test_contents_and_page_numbers_are_no_prose():
    text = (
        "Contents\n\n1. The siren ............ 3\n2. The bell . . . . . . . 12\n霧笛 …………… 7\n\n"
        "The siren warns ships.\n\n- 4 -\n\nThe bell is rung.\n\nPage 5 of 9\n\n6\n\nThe end comes.\n"
    )
    assert paragraphs(text) == ["Contents", "The siren warns ships.", "The bell is rung.", "The end comes."]


def test_a_number_inside_of_a_list_stays():
    assert "1899" in " ".join(paragraphs("Built in\n1899\nby the Board.\n"))


def test_short_lines_that_go_on_are_one_paragraph():
    assert paragraphs("A stay is a rope that holds the mast\nforwards. It is oiled.\n") == [
        "A stay is a rope that holds the mast forwards. It is oiled."
    ]


@given(
    st.lists(
        st.sampled_from([*PAGES, "\f", "\n", "12\n", "a b\n", "x ...... 3\n", "The bell"]), min_size=1, max_size=12
    ).map("".join)
)
def test_whatever_the_pages_are_blocks_are_in_order(text: str):
    if text.strip():
        check(readers.read("manual.txt", text.encode()))


def test_heads_of_pages_whose_breaks_are_lost_are_no_text():
    head = "PELL & DAUGHTERS                 - {} -            TYPE 4 SLUICE"
    pages = [f"{head.format(number)}\n\nThe sluice number {number} turns its vane slowly." for number in (1, 2, 3)]
    read = readers.read("a.txt", "\n\n".join(pages).encode())
    assert not any("PELL" in read.text[block.start : block.end] for block in read.blocks)
    wide = [f"ＫＬ－４　取扱説明書　　　　{number}\n\n羽根を清掃してください。" for number in (1, 2)]
    read = readers.read("a.txt", "\n\n".join(wide).encode())
    assert not any("ＫＬ" in read.text[block.start : block.end] for block in read.blocks)


def test_numbered_headings_and_single_rows_are_no_heads_of_pages():
    text = "Step 1\n\nOpen the cock of the pump.\n\nStep 2\n\nClose the cock of the pump.\n\nVane        4\n"
    read = readers.read("a.txt", text.encode())
    said = " ".join(read.text[block.start : block.end] for block in read.blocks)
    assert "Step 1" in said
    assert "Vane" in said


def test_contents_of_a_law_are_no_text():
    text = "目次\n第一章　総則（第一条―第四条）\n第二章　水門（第五条・第六条）\n\n水門は堰の一部である。\n"
    read = readers.read("a.txt", text.encode())
    assert not any("総則" in read.text[block.start : block.end] for block in read.blocks)


def test_headings_with_their_numbers_in_a_row_are_contents_and_clauses_are_not():
    titles = "\n".join(f"    {part}.{at}. Winches of kind {at}" for part in (1, 2) for at in range(1, 6))
    clauses = "\n".join(f"{part}.{at} The keeper oils winch {at}." for part in (1, 2) for at in range(1, 6))
    assert not [each for each in paragraphs(f"Book\n\n{titles}\n\nText.\n") if "Winches" in each]
    assert len([each for each in paragraphs(clauses) if "oils" in each]) == 10


def test_heads_below_numbers_between_dashes_are_no_text():
    texts = ("The siren is wound daily.", "The bell is rung.", "The lamp is lit.")
    names = ("Sirens", "Bells", "Lamps")
    heads = [f"          -{at}-\nReef Signals          {name}" for at, name in enumerate(names, 4)]
    text = "\n\n".join(part for pair in zip(heads, texts, strict=True) for part in pair)
    assert paragraphs(text) == [*texts]
    assert "4-" in " ".join(paragraphs("Cut at\n-4-\nand sew.\n"))


def test_heads_without_a_number_are_no_text_where_the_feet_are_gone():
    head = "\n\n\n\nRFC 12                    Sirens              June 1931\n\n\n\n"
    pages = ("It warns ships.", "It is wound daily.", "The bell is rung.", "It fails.", "The end comes.")
    assert paragraphs(head.join(pages)) == list(pages)
    table = "Siren      Bell      Gong\n\n"
    assert "Siren Bell Gong" in " ".join(paragraphs(table.join(f"{each}\n\n" for each in pages)))


def test_contents_without_leaders_are_told_by_their_head():
    text = (
        "TABLE OF CONTENTS\n\n1 The siren               3\n2 The bell\t12\n  2.1 Ropes .... 14\n\n1 The siren\n\n"
        "The siren warns ships.\n"
    )
    assert paragraphs(text) == ["TABLE OF CONTENTS", "1 The siren", "The siren warns ships."]
    japanese = "目　次\n\n第一章　霧笛　　　３\n第二章　鐘　　１２\n\n第一章　霧笛\n\n霧笛は鳴る。\n"
    assert paragraphs(japanese) == ["目 次", "第一章 霧笛", "霧笛は鳴る。"]


def test_rows_with_numbers_below_other_heads_stay():
    text = "Lamps\n\nNorth pier               3\nSouth pier               4\n"
    assert "North pier" in "".join(paragraphs(text))
