import csv
import io

import pytest
from hypothesis import given

from genglossary import formats
from genglossary.formats import Entry, Glossary, Spelling, Unusable
from tests.formats.samples import GLOSSARY, HORN, best_first, glossaries


def rows(glossary: Glossary) -> list[dict[str, str]]:
    text = formats.write(".csv", glossary).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_spreadsheet_sees_japanese_and_one_term_a_row():
    assert formats.write(".csv", GLOSSARY).startswith(b"\xef\xbb\xbf")
    keeper, horn = rows(GLOSSARY)
    assert (keeper["text"], keeper["reading"], keeper["definition"]) == ("灯台守", "とうだいもり", "")
    assert horn["variants"] == "fog-horn\nFH"
    assert horn["evidence"].startswith("signals.md [10-68] The fog horn")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "|cmd", "%0A", "'=1", "''@x"])
def test_no_text_is_taken_for_a_formula_and_none_is_changed_by_that(text: str):
    glossary = Glossary(entries=(Entry(text=text, notes=text, definition=text, spellings=(Spelling(text=text),)),))
    (row,) = rows(glossary)
    for column in ("text", "notes", "definition", "variants"):
        assert row[column] == "'" + text
    assert formats.read(".csv", formats.write(".csv", glossary)) == glossary


@given(glossaries)
def test_a_glossary_comes_back_as_it_was_without_its_title(glossary: Glossary):
    assert formats.read(".csv", formats.write(".csv", glossary)).entries == best_first(glossary)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_files_that_spreadsheets_saved_are_read(encoding: str, delimiter: str):
    text = delimiter.join(["Text", "Colour", "Definition"]) + "\r\n" + delimiter.join(["灯台守", "赤", "灯台の番人"])
    (entry,) = formats.read(".csv", text.encode(encoding)).entries
    assert (entry.text, entry.definition) == ("灯台守", "灯台の番人")


def test_empty_rows_are_left_out_and_short_ones_are_filled():
    read = formats.read(".csv", b"text,definition\nlamp\n,\n\noil,It burns.\n")
    assert [(entry.text, entry.definition) for entry in read.entries] == [("lamp", None), ("oil", "It burns.")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"word,definition\nlamp,x\n", "first row"),
        (b"text,confidence\nlamp,0.5\noil,much\n", 'Row 3, column "confidence"'),
        (b"text,evidence\nlamp,somewhere\n", 'Row 2, column "evidence'),
        (b'text\n"lamp\n', "not CSV"),
    ],
)
def test_a_wrong_cell_is_named_by_its_place(data: bytes, said: str):
    with pytest.raises(Unusable, match=said):
        formats.read(".csv", data)


def test_line_ends_of_web_forms_become_newlines():
    glossary = Glossary(entries=(Entry(text="lamp", definition="It\r\nburns."),))
    assert formats.read(".csv", formats.write(".csv", glossary)).entries[0].definition == "It\nburns."


def test_passages_keep_their_line_breaks():
    read = formats.read(".csv", formats.write(".csv", Glossary(entries=(HORN,))))
    assert read.entries[0].evidence == HORN.evidence
