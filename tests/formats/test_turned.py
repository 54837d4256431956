"""Tables whose terms stand in columns."""

import pytest

from genglossary.formats.receiving import receive


@pytest.mark.parametrize("above", ["", "Words of the port\n", ",,\n"])
@pytest.mark.parametrize("left", ["", ","])
def test_terms_in_columns_are_entries_and_that_is_said(above: str, left: str):
    rows = ["Term,anchor,davit", "Definition,Holds a ship.,Lifts boats.", "Japanese,錨,ダビット"]
    received = receive(".csv", (above + "".join(f"{left}{row}\n" for row in rows)).encode())
    first = 3 if left else 2
    assert [(at, each.text, each.definition, each.equivalents[0].text) for at, each in received.entries] == [
        (first, "anchor", "Holds a ship.", "錨"),
        (first + 1, "davit", "Lifts boats.", "ダビット"),
    ]
    assert "The terms of this table stand in columns: the numbers are those of columns." in received.unread


def test_columns_that_lack_a_cell_are_entries_all_the_same():
    received = receive(".csv", "用語,錨,,揚錨機\n読み,いかり,,\n定義,船をとめる。,,鎖を巻く。\n".encode())
    assert [(each.text, each.reading) for _, each in received.entries] == [("錨", "いかり"), ("揚錨機", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Term,Definition,Notes\nterm,A word.,x\ndefinition,What it is.,y\nreading,How it sounds.,z\n",
        "Term,Definition\nnote,A word.\nreading,How it sounds.\n",
        "Term,Meaning,Seen\nlamp,It burns.,x\n",
    ],
)
def test_a_table_of_such_words_is_read_row_by_row(text: str):
    received = receive(".csv", text.encode())
    assert [each.text for _, each in received.entries] == [line.partition(",")[0] for line in text.split("\n")[1:-1]]
