"""Tables as people lay them out: titles, two rows of names, joined cells, several sheets, names of their own."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from genglossary.formats import Entry
from genglossary.formats.receiving import receive
from genglossary.formats.tables import Received


def book(*sheets: Sequence[Sequence[Any]], joined: str = "", hidden: int = -1, names: Sequence[str] = ()) -> Received:
    workbook: Any = Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(sheets):
        sheet = workbook.create_sheet(names[number] if names else f"Sheet {number + 1}")
        sheet.sheet_state = "hidden" if number == hidden else "visible"
        for row in rows:
            sheet.append(row)
        if joined and not number:
            sheet.merge_cells(joined)
    file = io.BytesIO()
    workbook.save(file)
    return receive(".xlsx", file.getvalue())


def table(text: str) -> Received:
    return receive(".csv", text.encode())


def entries(received: Received) -> list[Entry]:
    assert received.problems == ()
    return [entry for _, entry in received.entries]


def unread(received: Received) -> tuple[str, ...]:
    assert received.guess
    return received.guess.unread


def test_titles_above_the_names_of_columns_and_names_again_are_told_and_no_terms():
    rows = [["Words of the yard"], ["by", "Kim", date(2026, 4, 1)], [], ["No.", "Term", "Meaning", "Notes"]]
    received = book([*rows, [1, "lock", "It closes.", None], rows[3], [2, "weir", "It stops.", "old"]])
    lock, weir = entries(received)
    assert (lock.text, lock.definition, lock.notes, weir.notes) == ("lock", "It closes.", "", "old")
    assert [row for row, _ in received.entries] == [5, 7]
    assert unread(received) == (
        "Row 1 is no entry: “Words of the yard”.",
        "Row 2 is no entry: “by | Kim | 2026-04-01”.",
        "Row 6 is no entry: “No. | Term | Meaning | Notes”.",
    )


def test_a_table_without_names_stays_one():
    received = table("lock,It closes the way of boats.\nterm,A word that is used in a trade.\nweir,It stops.\n")
    assert [entry.text for entry in entries(received)] == ["lock", "term", "weir"]
    assert unread(received) == ()


@pytest.mark.parametrize(
    "heads",
    [
        "Term,,Definition,\nEnglish,Japanese,English,Japanese",
        "用語,,定義,\n英語,日本語,英語,日本語",
        "English,,Japanese,\nTerm,Definition,Term,Definition",
    ],
)
def test_two_rows_of_names_are_one(heads: str):
    cells = "lock,It closes.,閘門,閉じる。" if heads.startswith("English,,") else "lock,閘門,It closes.,閉じる。"
    (lock,) = entries(table(f"{heads}\n{cells}\n"))
    assert (lock.text, lock.language, lock.definition) == ("lock", "en", "It closes.")
    assert [(each.language, each.text, each.definition) for each in lock.equivalents] == [("ja", "閘門", "閉じる。")]


def test_cells_that_are_joined_over_rows_hold_for_each_of_them():
    received = book([["Area", "Term"], ["Locks", "gate"], [None, "sill"], [None, "sluice"]], joined="A2:A4")
    assert [(each.text, each.notes) for each in entries(received)] == [
        ("gate", "Area: Locks"), ("sill", "Area: Locks"), ("sluice", "Area: Locks"),
    ]  # fmt: skip


def test_what_stands_right_of_the_named_columns_is_a_note():
    (gate,) = entries(book([["Term", "Definition"], ["gate", "It opens.", None, "ask Ann"]]))
    assert gate.notes == "column: ask Ann"


def test_sheets_with_the_same_names_follow_each_other_and_others_are_named():
    one, two = [["Term", "Definition"], ["gate", "It opens."]], [["Term", "Definition"], ["weir", "It stops."]]
    names = ("Read me", "A", "B", "Old", "Empty")
    received = book([["How to fill it in"]], one, two, two, [], names=names, hidden=3)
    assert [(row, entry.text) for row, entry in received.entries] == [(2, "gate"), (4, "weir")]
    assert unread(received) == (
        "The sheet “Read me” is not read.",
        "The rows of the sheet “B” count on from row 3.",
        "The sheet “Old” is not read.",
    )


def test_dates_and_logical_values_are_as_a_sheet_shows_them():
    terms = [each.text for each in entries(book([["Term"], [date(2026, 12, 25)], [True], [404], [2.0], ["007"]]))]
    assert terms == ["2026-12-25", "TRUE", "404", "2", "007"]


@pytest.mark.parametrize(
    "heads", ["NG,OK", "誤,正", "Don't use,Use", "使用禁止用語,推奨用語", "Avoid,Preferred", "Wrong,Correct"]
)
def test_lists_of_what_not_to_write_are_forbidden_spellings(heads: str):
    (entry,) = entries(table(f"{heads}\nlog in,sign in\n"))
    assert entry.text == "sign in"
    assert [(each.text, each.usage) for each in entry.spellings] == [("log in", "forbidden")]


def test_abbreviations_with_or_without_their_long_form_are_tables_of_terms():
    (both,) = entries(table("略語,正式名称,意味\nGNSS,Global Navigation Satellite System,測位。\n"))
    assert (both.text, both.definition) == ("Global Navigation Satellite System", "測位。")
    assert [(each.text, each.kind) for each in both.spellings] == [("GNSS", "abbreviation")]
    (alone,) = entries(table("Acronym,Description\nGNSS,It tells where one is.\n"))
    assert (alone.text, alone.definition) == ("GNSS", "It tells where one is.")
    (term,) = entries(table("Term,Full form\nGNSS,Global Navigation Satellite System\n"))
    assert [(each.text, each.kind) for each in term.spellings] == [("Global Navigation Satellite System", "long_form")]


def test_categories_and_statuses_of_people_are_notes():
    rows = "gate,Locks,Lost\nAnn,人名,Approved\nsill,,Draft\nlatch,,Not approved\n"
    gate, ann, sill, latch = entries(table(f"Term,Category,Status\n{rows}"))
    assert (gate.notes, gate.status) == ("Category: Locks\nStatus: Lost", "accepted")
    assert (ann.category, ann.notes) == ("person", "")
    assert (sill.status, latch.usage) == ("candidate", "forbidden")


def test_a_usage_that_nobody_knows_refuses_its_row_but_words_about_it_are_a_note():
    received = table("Term,Usage\ngate,Only where boats go through it.\nlatch,verbaten\n")
    assert [(row, entry.notes) for row, entry in received.entries] == [(2, "Usage: Only where boats go through it.")]
    assert [each.row for each in received.problems] == [3]


def test_lines_of_a_text_are_terms_with_what_they_are():
    received = receive(".txt", "灯台：海を照らす塔。赤、白など。\n錨（いかり）：船を止める。\n".encode())
    assert [(entry.text, entry.reading, entry.definition) for _, entry in received.entries] == [
        ("灯台", "", "海を照らす塔。赤、白など。"),
        ("錨", "いかり", "船を止める。"),
    ]
    assert [entry.text for _, entry in receive(".txt", b"term\tdefinition\na: b\tx\nc: d\ty\n").entries] == [
        "a: b",
        "c: d",
    ]


def test_sheets_with_the_same_names_follow_each_other_below_titles_and_beside_remarks():
    received = book(
        [["Words of the ship"], ["Term", "Definition"], ["lamp", "It burns.", "of brass"]],
        [["Term", "Definition"], ["wick", "It soaks."]],
        [["Words of the coast"], [], ["Term", "Definition"], ["fog horn", "It sounds."]],
    )
    assert [(row, entry.text) for row, entry in received.entries] == [(3, "lamp"), (5, "wick"), (9, "fog horn")]
    assert "Row 6 is no entry: “Words of the coast”." in unread(received)


def commented(*comments: tuple[str, str]) -> Received:
    workbook: Any = Workbook()
    sheet = workbook.active
    for row in (["Words"], ["Term", "Definition"], ["lamp", "It burns."], ["wick", "It soaks."]):
        sheet.append(row)
    for cell, words in comments:
        sheet[cell].comment = Comment(words, "mate")
    file = io.BytesIO()
    workbook.save(file)
    return receive(".xlsx", file.getvalue())


def test_comments_on_cells_are_notes_of_their_rows():
    lamp, wick = entries(commented(("A3", "Also of the coast."), ("B3", "消えることもある。")))
    assert (lamp.notes, wick.notes) == ("Also of the coast.\n消えることもある。", "")


def test_of_a_conversation_the_words_are_read_and_not_the_hint_above_them():
    hint = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Ask the mate."
    assert entries(commented(("A4", hint)))[1].notes == "Ask the mate."


def test_shares_are_read_as_the_sheet_shows_them():
    workbook: Any = Workbook()
    sheet = workbook.active
    for row in (["Term", "Definition", "Use"], ["lamp", "It burns.", 0.25], [0.5, "Half of it.", 1]):
        sheet.append(row)
    sheet["C2"].number_format = "0%"
    sheet["A3"].number_format = "0.0%"
    file = io.BytesIO()
    workbook.save(file)
    lamp, half = entries(receive(".xlsx", file.getvalue()))
    assert (lamp.notes, half.text, half.notes) == ("Use: 25%", "50%", "Use: 1")


def test_a_line_that_is_drawn_between_rows_is_no_entry():
    received = table("term | definition\n--- | :---:\nlamp | It burns.\n")
    assert [entry.text for entry in entries(received)] == ["lamp"]


def test_rows_with_a_letter_alone_are_no_terms_where_others_of_that_letter_follow():
    text = "term,definition\nA,\nanchor,It holds.\nK,\nkeel,It is below.\nか行,\n"
    received = receive(".csv", f"{text}岸壁,船を着ける。\nC,\nrudder,It steers.\n".encode())
    assert [entry.text for _, entry in received.entries] == ["anchor", "keel", "か行", "岸壁", "C", "rudder"]
    assert received.guess
    assert list(received.guess.unread) == ["Row 2 is no entry: “A”.", "Row 4 is no entry: “K”."]


def test_kana_above_the_readings_of_their_row_are_no_terms():
    text = "用語,読み,定義\nあ,,\n錨,いかり,船を止める。\nか行,,\n岸壁,がんぺき,船を着ける。\n"
    received = receive(".csv", text.encode())
    assert [entry.text for _, entry in received.entries] == ["錨", "岸壁"]


def test_one_letter_alone_may_be_a_term():
    received = receive(".csv", b"term,definition\nC,\nC++,A language.\nR,\nscheme,A language.\n")
    assert [entry.text for _, entry in received.entries] == ["C", "C++", "R", "scheme"]
