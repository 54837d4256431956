"""Plain files for translation tools: what their importers refuse is not in them, and whatever is missing is named."""

import csv
import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary.formats import FORMATS, Entry, Equivalent, Glossary, Spelling
from genglossary.formats.receiving import receive
from genglossary.formats.translators import TOOLS, Languages, Unplaced, chunks, languages_of
from tests.formats.samples import equivalents, spellings, texts, usages, words
from tests.formats.samples_for_tools import BILINGUAL, LAMP

japanese = st.builds(Equivalent, language=st.just("ja"), text=words, usage=st.sampled_from(["", "forbidden"]))
# Only with what one of the tools has a place for, or a reason to leave a term out.
bilingual = st.builds(
    Entry,
    text=words,
    language=st.just("en"),
    definition=st.none() | words,
    notes=texts,
    slug=st.sampled_from(["", "fog-horn"]),
    usage=usages,
    as_written=st.none() | st.booleans(),
    do_not_translate=st.booleans(),
    spellings=st.lists(spellings, max_size=2).map(tuple),
    equivalents=st.lists(equivalents | japanese, max_size=3).map(tuple),
)
glossaries = st.builds(lambda found: Glossary(entries=found), st.lists(bilingual, max_size=4).map(tuple))
EN_JA = Languages("en", "ja")


def table(glossary: Glossary, tool: str, languages: Languages | None = EN_JA) -> list[list[str]]:
    text = write(glossary, tool, languages).decode()
    if TOOLS[tool].delimiter == "\t":
        return [line.split("\t") for line in text.split(TOOLS[tool].line_end)[:-1] if line]
    rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=TOOLS[tool].delimiter, strict=True)]
    return [row for row in rows if row]


def write(glossary: Glossary, tool: str, languages: Languages | None = None) -> bytes:
    return b"".join(chunks(glossary, tool, languages))


def unplaced(glossary: Glossary, tool: str, *reasons: str) -> list[str]:
    """The terms that a file for the tool does not have for reasons that begin with one of these words."""
    found = Unplaced()
    for _ in chunks(glossary, tool, unplaced=found):
        pass
    return found.terms(*reasons)


def glossary_of(*entries: Entry) -> Glossary:
    return Glossary(entries=entries)


def lamp(text: str = "lamp", *others: str, **fields) -> Entry:
    """An English entry with Japanese equivalents."""
    terms = tuple(Equivalent(language="ja", text=each) for each in others)
    return Entry(text=text, language="en", equivalents=terms, **fields)


# Once for each tool: few examples say enough.
@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=15)
@given(glossaries)
def test_every_row_has_the_cells_of_the_first(tool: str, glossary: Glossary):
    rows = table(glossary, tool)[1 if tool == "utx" else 0 :]
    assert len({len(row) for row in rows}) <= 1


@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=15)
@given(glossaries)
def test_a_forbidden_term_is_never_a_term_and_is_named(tool: str, glossary: Glossary):
    # Marked, so that no other text is the same by chance.
    marked = Glossary(
        entries=tuple(
            replace(
                entry,
                usage="",
                spellings=(Spelling(text=f"bad{at}", usage="forbidden"),),
                equivalents=(
                    Equivalent(language="ja", text=f"good{at}"),
                    Equivalent(language="ja", text=f"worse{at}", usage="deprecated"),
                    Equivalent(language="ja", text=f"guess{at}", status="proposed"),
                    Equivalent(language="ja", text=f"no{at}", status="rejected"),
                ),
            )
            for at, entry in enumerate(glossary.entries)
        )
    )
    cells = {cell for row in table(marked, tool) for cell in row if row[4:5] != ["yes"]}
    assert not cells & {f"{word}{at}" for word in ("bad", "worse", "guess", "no") for at in range(4)}
    if marked.entries:
        assert unplaced(marked, tool, "deprecated or forbidden terms")


@pytest.mark.parametrize("tool", ["deepl", "deepl-tsv"])
@given(glossaries)
def test_deepl_accepts_every_row(tool: str, glossary: Glossary):
    rows = table(glossary, tool)
    assert len({row[0] for row in rows}) == len(rows)
    for cell in (cell for row in rows for cell in row):
        assert cell and cell == cell.strip()
        assert len(cell.encode()) <= 1024
        assert not any(unicodedata.category(char) == "Cc" for char in cell)


def test_deepl_names_what_it_would_refuse():
    long = "灯" * 342
    short = long[:341]
    found = glossary_of(lamp("a", "灯", "明かり"), lamp("b", long), lamp(short, "灯"), lamp("a", "ランプ"), lamp("c"))
    assert table(found, "deepl-tsv") == [["a", "灯"], [short, "灯"]]
    assert unplaced(found, "deepl-tsv", "terms longer than 1,024 bytes") == ["b"]
    assert unplaced(found, "deepl-tsv", "further translations of a term") == ["a", "a"]
    assert unplaced(found, "deepl-tsv", "entries without a term in “ja”") == ["c"]
    assert unplaced(glossary_of(lamp("a", "灯")), "deepl", "") == []


def test_deepl_gets_no_more_than_ten_mebibytes():
    many = Glossary(entries=tuple(lamp(f"{at:05}" + "x" * 1000, "灯" * 340) for at in range(5300)))
    assert 10 * 1024**2 - 3000 < len(write(many, "deepl-tsv", EN_JA)) <= 10 * 1024**2
    assert unplaced(many, "deepl-tsv", "terms beyond 10 MiB")[-1].startswith("05299")


def test_deepl_files_with_codes_have_them_without_regions():
    entry = Entry(text="lamp", language="en", equivalents=(Equivalent(language="pt-BR", text="lâmpada"),))
    assert table(glossary_of(entry), "deepl", None) == [["lamp", "lâmpada", "en", "pt"]]


def test_pairs_go_both_ways_and_into_every_language():
    keeper = Entry(text="灯台守", language="ja", equivalents=(Equivalent(language="en-GB", text="keeper"),))
    found = glossary_of(lamp("lamp", "灯"), keeper)
    assert table(found, "deepl-tsv") == [["keeper", "灯台守"], ["lamp", "灯"]]
    assert table(found, "deepl-tsv", Languages("ja", "en")) == [["灯", "lamp"], ["灯台守", "keeper"]]


def test_the_pair_is_that_of_most_terms_unless_it_is_said():
    assert languages_of(BILINGUAL) == EN_JA
    assert languages_of(Glossary()) == Languages("und", "und")
    assert table(BILINGUAL, "deepl-tsv", Languages("en", "de")) == [
        ["mantle lamp", "Glühlichtlampe"], ["Wick; No. 4", "Wick; No. 4"],
    ]  # fmt: skip


def test_synonyms_are_looked_up_too_but_no_plurals_and_abbreviations():
    spellings = (
        Spelling(text="lite", kind="synonym"),
        Spelling(text="lamps", kind="plural"),
        Spelling(text="L", kind="abbreviation"),
    )
    rows = table(glossary_of(lamp("lamp", "灯", spellings=spellings)), "omegat")
    assert rows == [["lamp", "灯", ""], ["lite", "灯", ""]]


@pytest.mark.parametrize("tool", ["deepl", "deepl-tsv", "omegat", "utx"])
def test_pairs_that_are_read_in_and_written_again_keep_their_order(tool: str):
    wick = lamp("wick", "灯心", spellings=(Spelling(text="core", kind="synonym"),))
    data = write(glossary_of(wick, lamp("lamp", "灯"), lamp("oil", "油")), tool)
    read = receive(FORMATS[tool].suffix, data).entries
    assert write(glossary_of(*(entry for _, entry in read)), tool) == data


def test_a_term_that_is_forbidden_itself_gives_way_to_a_spelling_that_is_not():
    entry = lamp("glim", "灯", usage="forbidden", spellings=(Spelling(text="lamp"),))
    assert table(glossary_of(entry), "deepl-tsv") == [["lamp", "灯"]]
    assert table(glossary_of(entry), "lokalise")[1:] == [
        ["lamp", "", "no", "yes", "no", "", "lamp", "", "灯", ""],
        ["glim", "Use: lamp", "no", "no", "yes", "", "", "", "", ""],
    ]


def test_omegat_has_definition_notes_and_warnings_as_comment():
    assert table(BILINGUAL, "omegat")[0] == [
        "mantle lamp",
        "マントルランプ",
        "A lamp whose flame heats a mantle until it glows; it burns oil. / Not the reading lamp. / Do not use: ガス灯",
    ]


@pytest.mark.parametrize("tool", ["omegat", "utx"])
def test_a_term_that_would_be_a_comment_is_left_out_by_name(tool: str):
    found = glossary_of(lamp("#1 lamp", "灯"), lamp("lamp", "灯"))
    assert [row[0] for row in table(found, tool) if row[0].endswith("lamp")] == ["lamp"]
    assert unplaced(found, tool, "terms that begin with #") == ["#1 lamp"]


def test_utx_begins_with_its_languages_and_columns():
    assert write(BILINGUAL, "utx").decode().split("\r\n") == [
        "#UTX-S 1.00; en/ja; ", "#src\ttgt\tsrc:pos", "mantle lamp\tマントルランプ\tnoun", "Wick; No. 4\t4番芯\t-", "",
    ]  # fmt: skip


def test_weblate_gets_terms_to_translate_too_and_tells_homonyms_apart():
    found = glossary_of(lamp("lamp", slug="lamp"), lamp("lamp", "灯", slug="lamp-2", definition="It\nshines."))
    header, *rows = table(found, "weblate")
    assert header == ["source", "target", "context", "translator_comments", "developer_comments"]
    assert rows == [["lamp", "", "lamp", "", ""], ["lamp", "灯", "lamp-2", "", "It\nshines."]]


def test_phrase_says_which_letters_count_and_what_stays():
    assert table(BILINGUAL, "phrase")[0] == ["term", "description", "case sensitive", "translatable", "ja", "de"]
    assert table(BILINGUAL, "phrase")[2] == ["Wick; No. 4", "", "true", "false", "4番芯", ""]


def test_crowdin_has_a_column_a_language_for_term_status_and_part_of_speech():
    header, row, *_ = table(BILINGUAL, "crowdin")
    named = dict(zip(header, row, strict=True))
    assert named["Term [en]"] == "mantle lamp" and named["Status [ja]"] == "preferred"
    assert named["Concept Definition"] == LAMP.definition and named["Part of Speech [en]"] == "noun"


@given(glossaries)
def test_lokalise_has_no_term_twice(glossary: Glossary):
    header, *rows = table(glossary, "lokalise")
    assert len(set(header)) == len(header) and header == [name.lower() for name in header]
    assert len({row[0] for row in rows}) == len(rows)


def test_lokalise_knows_what_is_forbidden_exact_and_not_translated():
    header, lamp_row, gas, glow, wick = table(BILINGUAL, "lokalise")
    assert header[:6] == ["term", "description", "casesensitive", "translatable", "forbidden", "tags"]
    assert (gas[0], gas[4], glow[0], glow[4]) == ("gas lamp", "yes", "glow lamp", "yes")
    assert wick[2:5] == ["yes", "no", "no"] and lamp_row[2:5] == ["no", "yes", "no"]


def test_the_same_glossary_in_another_order_is_the_same_file():
    turned = replace(BILINGUAL, entries=BILINGUAL.entries[::-1])
    assert all(write(turned, tool) == write(BILINGUAL, tool) for tool in TOOLS)


def test_lokalise_knows_of_a_forbidden_spelling_whether_its_case_counts():
    forbidden = Spelling(text="Ios", usage="forbidden", as_written=True)
    found = glossary_of(Entry(text="iOS", language="en", spellings=(forbidden,)))
    assert [row[:5] for row in table(found, "lokalise")][-1] == ["Ios", "Use: iOS", "yes", "no", "yes"]
