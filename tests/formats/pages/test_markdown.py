"""Markdown glossaries as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.formats import Entry, Unusable
from genglossary.formats.receiving import receive


def lines(text: str) -> list[tuple[int, str]]:
    return [(row, entry.text) for row, entry in receive(".md", text.encode()).entries]


def entries(text: str) -> list[Entry]:
    return [entry for _, entry in receive(".md", text.encode()).entries]


def test_a_heading_with_something_below_is_a_term():
    text = """---
title: Words
---
# Glossary

What these words mean.

## A

### Anchor {#anchor}

It **holds** the [ship](ships.md)[^1].

Synonyms: hook, iron

Never let go.

## B

### Buoy

It floats.
"""
    assert lines(text) == [(10, "Anchor"), (20, "Buoy")]
    anchor = entries(text)[0]
    assert (anchor.definition, anchor.notes) == ("It holds the ship.", "Never let go.")
    assert [(each.text, each.kind) for each in anchor.spellings] == [("hook", "synonym"), ("iron", "synonym")]


def test_headings_of_the_second_level_are_terms_below_a_title():
    assert lines("# 用語集\n\n## 錨（いかり）\n\n船を止める。\n\n## 灯台\n\n光る塔。\n") == [(3, "錨"), (7, "灯台")]
    assert entries("# 用語集\n\n## 錨（いかり）\n\n船を止める。\n")[0].reading == "いかり"


def test_definition_lists_have_several_terms_and_several_definitions():
    (entry,) = entries("horn\nbell\n\n:   Loud.\n\n    Really.\n\n:   Made of brass.\n")
    assert (entry.text, entry.spellings[0].text) == ("horn", "bell")
    assert entry.definition == "Loud.\n\nReally.\n\nMade of brass."


@pytest.mark.parametrize(
    "line",
    ["**lamp**: It burns.", "**lamp:** It burns.", "**lamp** — It burns.", "`lamp` - It burns.", "__lamp__\nIt burns."],
)
@pytest.mark.parametrize("before", ["- ", "1. ", ""])
def test_terms_in_bold_are_entries_in_lists_and_paragraphs(before: str, line: str):
    indented = line.replace("\n", "\n" + " " * len(before))
    assert [(each.text, each.definition) for each in entries(f"# Words\n\n{before}{indented}\n")] == [
        ("lamp", "It burns.")
    ]


def test_a_reading_stands_behind_a_term_in_bold():
    (entry,) = entries("- **霧笛**（むてき）：霧の日に鳴らす。\n")
    assert (entry.text, entry.reading, entry.definition, entry.language) == ("霧笛", "むてき", "霧の日に鳴らす。", "ja")


def test_another_name_stands_behind_a_term_in_bold():
    (entry,) = entries("- **application programming interface** (API): A set of calls.\n")
    assert [(each.text, each.kind) for each in entry.spellings] == [("API", "abbreviation")]
    assert entry.definition == "A set of calls."


def test_bold_words_in_a_text_are_no_terms():
    with pytest.raises(Unusable, match="no list, table or headings"):
        entries("# Report\n\n**Never** do this. It is **bad**: really.\n")


def test_tables_with_a_column_of_terms_are_read_and_others_are_not():
    text = "| Port | Ships |\n|--|--|\n| Brest | 3 |\n\n"
    text += "| 用語 | 読み | 説明 |\n|--|--|--|\n| 錨 | いかり | 止める<br>物 |\n|  | よ | ない |\n"
    received = receive(".md", text.encode())
    ((row, entry),) = received.entries
    assert (row, entry.text, entry.reading, entry.definition) == (7, "錨", "いかり", "止める\n物")
    assert [(each.row, each.reason) for each in received.problems] == [(8, "It has no term.")]


@given(st.text(st.sampled_from("ab #*:\n|-`_[]>“あ漢"), max_size=60))
def test_any_page_is_read_or_refused_with_words(text: str):
    with suppress(Unusable):
        assert all(entry.text for entry in entries(text))


def test_notes_of_obsidian_are_read_line_by_line_without_their_marks():
    text = (
        "# Words\n\n**Anchor**:: It holds [[ship|a ship]]. ^one\n**Buoy**:: It floats by the [[quay]]. ![[buoy.png]]\n"
    )
    assert lines(text) == [(3, "Anchor"), (4, "Buoy")]
    assert [entry.definition for entry in entries(text)] == ["It holds a ship.", "It floats by the quay."]


def test_lines_of_abbreviations_are_entries():
    text = "*[HTML]: Hyper Text Markup Language\n*[API]: A set of calls\n"
    assert lines(text) == [(1, "HTML"), (2, "API")]
    assert entries(text)[0].definition == "Hyper Text Markup Language"


def test_a_file_of_hugo_is_one_entry():
    text = '---\ntitle: "Anchor"\naliases: [/hook]\n---\nIt holds a ship.\n<!--more-->\n\nNever let go.\n'
    (entry,) = entries(text)
    assert (entry.text, entry.definition, entry.notes) == ("Anchor", "It holds a ship.", "Never let go.")
    with pytest.raises(Unusable):
        entries("---\ntitle: Travels\n---\n# One\n\n## Two\n")


def test_what_stands_above_the_one_entry_of_a_file_of_hugo_comes_along():
    front = "---\ntitle: Tide gauge\nid: tide-gauge\nshort_description: >\n  An instrument\n  of harbours.\n"
    front += "aka:\n- mareograph\n"
    front += "tags: [sea, 'old']\nurl: \"https://x.example\"\nweight: 3\n---\n"
    ((_, gauge),) = receive(".md", f"{front} It records the sea.\n".encode()).entries
    assert (gauge.text, gauge.definition) == ("Tide gauge", "It records the sea.")
    assert [(each.text, each.kind) for each in gauge.spellings] == [("mareograph", "synonym")]
    assert gauge.notes.splitlines() == ["An instrument of harbours.", "tags: sea, old", "url: https://x.example"]
    ((_, short),) = receive(".md", front.encode()).entries
    assert short.definition == "An instrument of harbours."


def test_what_is_marked_in_obsidian_is_read_and_its_fields_say_what_they_say():
    page = "# Words\n\n### lamp\n\nIt ==burns== where a == b.\n\nAliases:: lantern, light\n\n### wick\n\nIt soaks.\n"
    lamp, _wick = entries(page)
    assert lamp.definition == "It burns where a == b."
    assert [each.text for each in lamp.spellings] == ["lantern", "light"]


def test_tags_behind_a_heading_are_no_part_of_the_term():
    page = "# Words\n\n## lamp #light #at-sea/2\n\nIt burns.\n\n## C# #1\n\nA language.\n\n"
    page += "## 錨（いかり） #船\n\n止める。\n"
    assert [(each.text, each.reading, each.notes) for each in entries(page)] == [
        ("lamp", "", "tags: #light #at-sea/2"),
        ("C# #1", "", ""),
        ("錨", "いかり", "tags: #船"),
    ]
