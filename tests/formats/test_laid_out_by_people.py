"""Files as people lay them out who think of readers, not of programs: remarks, breaks, hidden rows, titles."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from genglossary.formats import Entry, Unusable
from genglossary.formats.receiving import receive


def entries(suffix: str, text: str) -> list[Entry]:
    received = receive(suffix, text.encode())
    assert received.problems == ()
    return [entry for _, entry in received.entries]


def columns(text: str) -> tuple[str, ...]:
    guess = receive(".csv", text.encode()).guess
    assert guess
    return guess.columns


@pytest.mark.parametrize(
    ("names", "meanings"),
    [
        ("Meaning (short);Term (required)", ("definition", "text")),
        ("備考［社内のみ］;用語（必須）;定義（100字以内）", ("notes", "text", "definition")),
        ("Term;Definition (source);Term (see also)", ("text", "other", "other")),
        ("Begriff;Begriffsbestimmung;Synonyme / Abk.", ("text", "definition", "variants")),
    ],
)
def test_remarks_behind_names_of_columns_do_not_hide_them(names: str, meanings: tuple[str, ...]):
    assert columns(f"{names}\n{';'.join(f'word {at}' for at, _ in enumerate(meanings))}\n") == meanings


def test_a_title_with_a_remark_names_no_columns():
    (lamp,) = entries(".csv", "Terms (draft),\nname,meaning\nlamp,It burns.\n")
    assert (lamp.text, lamp.definition) == ("lamp", "It burns.")


def test_breaks_of_html_between_words_part_lines():
    text = 'term,synonyms,definition\nlamp<br>oil,wick<br/>light,"It burns.<br />At night."\n'
    (lamp,) = entries(".csv", text)
    assert (lamp.text, lamp.definition) == ("lamp oil", "It burns.\nAt night.")
    assert [each.text for each in lamp.spellings] == ["wick", "light"]


@pytest.mark.parametrize("said", ["<br>", "The <br> element ends a line.", "Write `<br>` there."])
def test_breaks_that_people_write_about_stay(said: str):
    (entry,) = entries(".csv", f"term,definition\nbreak,{said}\n")
    assert entry.definition == said


def test_spaces_of_html_between_words_are_spaces():
    (lamp,) = entries(".csv", "term,definition\noil&nbsp;lamp,Write &nbsp; there.\n")
    assert (lamp.text, lamp.definition, lamp.spellings) == ("oil lamp", "Write &nbsp; there.", ())


def test_rows_with_our_ids_keep_their_breaks():
    (entry,) = entries(".csv", "term,definition,id\nlamp,a<br>b,6f0c3c1e-6a0b-4c52-9d0b-0c9a6a4f2a11\n")
    assert entry.definition == "a<br>b"


def test_signs_that_turn_the_direction_of_writing_leave_their_rows_whole():
    (entry,) = entries(".csv", "term,definition\n\u202bשלום\u202c,\u2067peace\u2069\n")
    assert (entry.text, entry.definition) == ("שלום", "peace")


def test_hidden_rows_are_read_and_told():
    workbook: Any = Workbook()
    sheet = workbook.active
    for row in (("term", "definition"), ("lamp", "It burns."), ("wick", "It soaks.")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    file = io.BytesIO()
    workbook.save(file)
    received = receive(".xlsx", file.getvalue())
    assert [entry.text for _, entry in received.entries] == ["lamp", "wick"]
    assert received.unread == ("These rows are hidden, and read as the others: 3.",)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_readings_may_stand_behind_terms_in_brackets_and_a_title_above(encoding: str):
    text = "用語集\n\n【検収】\n納品物を受け取る。\n\n"
    text += "【仕掛品】（しかかりひん）\n作りかけの製品。\n\n■歩留まり\n良品の割合。\n"
    text += "■歩留まり\n良品の割合。\n"
    received = receive(".txt", text.encode(encoding))
    found = [entry for _, entry in received.entries]
    assert [(each.text, each.reading) for each in found] == [
        ("検収", ""),
        ("仕掛品", "しかかりひん"),
        ("歩留まり", ""),
    ]
    assert found[0].notes == ""


def test_a_file_of_another_kind_is_told_what_can_be_imported_only():
    with pytest.raises(Unusable) as refused:
        receive(".xls", b"\xd0\xcf\x11\xe0")
    assert ".xlsx" in str(refused.value)
    assert ".zip" not in str(refused.value)


def test_a_table_of_ours_from_which_columns_were_taken_says_what_is_left():
    names = "text,definition,translations,as_written,do_not_translate,spellings,evidence,slug"
    cells = 'lamp,It burns.,"ja: 灯\nde: Lampe",true,true,"[{""text"": ""wick""}]",a.md [0-4] lamp,lamp'
    lamp, wick = entries(".csv", f"{names}\n{cells}\nwick,It soaks.,ja: 芯,,,,,\n")
    assert [(each.language, each.text) for each in lamp.equivalents] == [("de", "Lampe"), ("ja", "灯")]
    assert (lamp.as_written, lamp.do_not_translate, lamp.spellings, lamp.notes) == (True, True, (), "")
    assert [(each.language, each.text) for each in wick.equivalents] == [("ja", "芯")]
    assert wick.as_written is None
