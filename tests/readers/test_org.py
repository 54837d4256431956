from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from tests.readers.prose import check, structure


def read(text: str) -> readers.Reading:
    reading = readers.read("keeper.org", text.encode())
    assert reading.text == text
    check(reading)
    return reading


def test_headings_are_words_without_state_priority_and_tags():
    reading = read(
        "#+TITLE: Manual\n#+AUTHOR: A keeper\n#+TODO: NEXT(n) | GONE\n\n* TODO Lamp :light:house:\n"
        "** NEXT [#A] Oil\n*** Todo lists\n* GONE\n"
    )
    assert structure(reading) == [
        ("heading1", "Manual"),
        ("heading1", "Lamp"),
        ("heading2", "Oil"),
        ("heading3", "Todo lists"),
    ]
    assert reading.title == "Manual"


def test_what_is_not_exported_is_not_read():
    text = (
        "* COMMENT Draft\nhidden\n** Below\nhidden\n* Lamp\nSCHEDULED: <2024-01-05 Fri>\n:PROPERTIES:\n:ID: x\n:END:\n"
        "# a remark\n#+OPTIONS: toc:nil\n-----\nBurns.\n#\n#+begin_export html\n<b>x</b>\n#+end_export\n"
        "* Old :noexport:\nx\n"
    )
    assert structure(read(text)) == [("heading1", "Lamp"), ("paragraph", "Burns.")]


def test_an_item_with_two_colons_defines_a_term():
    text = "- Lamp *oil* :: What\n  burns.\n\n  More of it.\n- [X] one\n  + two\n1) [@3] first\nAfter it.\n"
    assert structure(read(text)) == [
        ("definition_term", "Lamp oil"),
        ("definition_text", "What\nburns."),
        ("definition_text", "More of it."),
        ("list_item", "one"),
        ("list_item", "two"),
        ("list_item", "first"),
        ("paragraph", "After it."),
    ]


def test_tables_have_cells_and_code_is_code():
    text = (
        "#+CAPTION: All lamps\n| a | b c |\n|---+-----|\n| | d |\n#+begin_src sh\n* not a heading\n#+end_src\n: fixed\n"
    )
    assert structure(read(text)) == [
        ("paragraph", "All lamps"),
        ("table_cell", "a"),
        ("table_cell", "b c"),
        ("table_cell", "d"),
        ("code", "* not a heading"),
        ("code", ": fixed"),
    ]


def test_quotations_end_where_they_end():
    assert structure(read("#+BEGIN_QUOTE\nOil.\n#+END_QUOTE\nWick.\n#+begin_quote\nopen\n")) == [
        ("quote", "Oil."),
        ("paragraph", "Wick."),
        ("paragraph", "open"),
    ]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("The *horn* is /the _voice_/ of +it+.", "The horn is the voice of it."),
        ("Set ~lamp_on~ or =lamp --on now;=.", "Set lamp_on or ."),
        (
            "See [[https://x.y][the oil]], [[Wick]], [[*Fog horn]] and [[file:a.png]].",
            "See the oil, Wick, Fog horn and .",
        ),
        ("Oil[fn:1], wick[fn::a note] [cite:@keeper].", "Oil, wick ."),
        ("It is \\alpha, \\beta{}rays, \\unknown.", "It is α, βrays, \\unknown."),
        ("a/b and c/d, 2*3*4, snake_case_name", "a/b and c/d, 2*3*4, snake_case_name"),
        ("On <2024-01-05 Fri> [2/3] {{{x(1)}}}@@html:<b>@@src_sh{ls} <<here>>done.", "On    done."),
        ("The <<<lamp>>> burns.", "The lamp burns."),
    ],
)
def test_marks_and_addresses_are_no_prose(written: str, seen: str):
    assert structure(read(written)) == [("paragraph", seen)]


def test_a_note_at_the_end_is_a_paragraph_without_its_mark():
    assert structure(read("Oil[fn:1].\n\n[fn:1] It burns.\n")) == [("paragraph", "Oil."), ("paragraph", "It burns.")]


@given(st.text(alphabet="*#+:|-[]~=/ ab\n\\fn1.", max_size=80))
def test_any_text_is_read_in_order_and_without_overlap(text: str):
    if text.strip():
        check(readers.reader("org")(text.encode()))


@pytest.mark.parametrize(
    "piece",
    [
        "*a ",
        "[[a",
        "=a ",
        ":END:\n",
        "#+begin_a\n",
        "#+begin_src\n",
        "- a ::",
        "\\a",
        "* a\n",
        ":PROPERTIES:\n",
        " :a:",
    ],
)
def test_time_grows_as_the_text_does(piece: str):
    def seconds(count: int) -> float:
        began = process_time()
        readers.reader("org")((piece * count).encode())
        return process_time() - began

    assert seconds(16_000) < 10 * seconds(4_000) + 0.5
