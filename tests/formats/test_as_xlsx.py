import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from genglossary import formats
from genglossary.formats import Entry, Glossary, Unusable
from genglossary.formats.left_out import left_out
from genglossary.formats.types import SourceReference, TranslationProof
from tests.examples import examples
from tests.formats.samples import GLOSSARY, HORN, KEEPER, best_first, glossaries


def book_of(*entries: Entry):
    return load_workbook(io.BytesIO(formats.write("xlsx", Glossary(entries=entries))))


@given(glossaries)
@settings(max_examples=examples(100))
def test_a_glossary_comes_back_as_it_was(glossary: Glossary):
    data = formats.write("xlsx", glossary)
    again = formats.read("xlsx", data)
    assert tuple(map(plain, again.entries)) == tuple(map(plain, best_first(glossary)))
    assert formats.write("xlsx", again) == data


def plain(entry: Entry) -> Entry:
    """As a workbook holds it: numbers of 16 digits."""
    return replace(entry, score=float(f"{entry.score:.16G}"), confidence=float(f"{entry.confidence:.16G}"))


@pytest.mark.parametrize(
    "text", ["=1+1", "0120", "TRUE", "1e5", " a ", "_x0041_", "_x000D_", "'a", "\u202eא"[1:], "🗼", 'a"b\n,c\td']
)
def test_any_text_is_text(text: str):
    entry = Entry(text=f"a{text}", notes=text, reading=text, definition=text)
    assert formats.read("xlsx", formats.write("xlsx", Glossary(entries=(entry,)))).entries == (entry,)


def test_nothing_is_a_formula_and_numbers_are_numbers():
    sheet = book_of(replace(HORN, notes="=1+1", reading="0120"))["Terms"]
    row = {title.value: cell for title, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["notes"].data_type, row["reading"].data_type) == ("s", "s")
    assert (row["frequency"].value, row["score"].value) == (12, 3.5)


def test_the_header_stays_in_sight_and_filters():
    sheet = book_of(HORN, KEEPER)["Terms"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.auto_filter.ref.endswith("3")


def test_passages_have_a_sheet_with_one_in_each_row():
    rows = [tuple(cell.value for cell in row) for row in book_of(HORN)["Passages"].iter_rows()]
    assert rows[1] == ("fog horn", "The fog horn is the voice of the station.", "signals.md", 10, 68)
    assert len(rows) == 3


def test_what_is_longer_than_a_cell_is_cut_and_named():
    glossary = Glossary(entries=(replace(HORN, definition="🗼" * 16_384), KEEPER))
    assert left_out("xlsx", glossary) == "1 entry is cut: fog horn."
    assert formats.read("xlsx", formats.write("xlsx", glossary)).entries[1].definition == "🗼" * 16_383
    assert left_out("xlsx", GLOSSARY) == ""
    named = left_out("xlsx", Glossary(entries=(replace(HORN, text="o" * 290, definition="🗼" * 16_384),)))
    assert named == f"1 entry is cut: {'o' * 59}…."


def test_characters_that_xml_does_not_have_are_shown_as_missing():
    glossary = Glossary(entries=(Entry(text="a\uffffb"),))
    assert formats.read("xlsx", formats.write("xlsx", glossary)).entries[0].text == "a\ufffdb"


def test_a_formula_in_a_workbook_is_refused_with_its_row():
    book = book_of(HORN)
    book["Terms"]["D2"] = "=1+1"
    saved = io.BytesIO()
    book.save(saved)
    with pytest.raises(Unusable, match="Row 2"):
        formats.read("xlsx", saved.getvalue())


def test_passages_that_prove_translations_stand_on_a_sheet_of_their_own():
    own = SourceReference(document="en/a.md", start=0, end=9, text="The lamp.")
    other = SourceReference(document="ja/a.md", start=0, end=2, text="=灯\x07")
    proof = TranslationProof(entry="lamp", language="ja", text="灯", count=3, confidence=0.9, own=own, other=other)
    book = load_workbook(io.BytesIO(formats.write("xlsx", Glossary(proofs=(proof,)))))
    head, row = book["Translations"].values
    assert row[:5] == ("lamp", "ja", "灯", 3, 0.9)
    assert dict(zip(head, row, strict=True))["translated passage"] == "=灯\u2407"
    assert "Translations" not in load_workbook(io.BytesIO(formats.write("xlsx", Glossary()))).sheetnames
