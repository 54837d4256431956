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
    assert [(each.row, each.reason) for each in received.problems] == [
        (1, "This table has no column that is known to have terms: “Port | Ships”."),
        (8, "It has no term."),
    ]


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


def pairs(text: str) -> list[tuple[str, str | None]]:
    return [(each.text, each.definition) for each in entries(text)]


@pytest.mark.parametrize(
    "text",
    [
        "<dl>\n<dt>lamp</dt>\n<dd>It <em>burns</em>.</dd>\n<dt>wick<dd>It soaks.\n</dl>\n",
        "<dl>\n  <dt><dfn>lamp</dfn></dt>\n  <dd>\n\n  It **burns**.\n\n  </dd>\n\n"
        "  <dt>wick</dt>\n  <dd>It soaks.</dd>\n</dl>\n",
        "<table>\n<tr><th>Term</th><th>Meaning</th></tr>\n<tr><td>lamp</td><td>It burns.</td></tr>\n"
        "<tr><td><b>wick</b></td><td>It <a href='x'>soaks</a>.</td></tr>\n</table>\n",
        "<details>\n<summary>lamp</summary>\n\nIt burns.\n\n</details>\n\n"
        "<details>\n<summary>wick</summary>\nIt soaks.\n</details>\n",
        "<h3>lamp</h3>\n<p>It burns.</p>\n\n<h3 id='wick'>wick</h3>\n<p>It soaks.</p>\n",
        "**lamp**\n\nIt burns.\n\n**wick**\n\nIt soaks.\n",
        "* lamp - It burns.\n* wick - It soaks.\n",
        "Some words.\n\n- lamp: It burns.\n- wick: It soaks.\n",
        "- **lamp**\n  - It burns.\n- **wick**\n\n  It soaks.\n",
        "**lamp.** It burns.\n\n**wick.** It soaks.\n",
        "*lamp*: It burns.\n\n_wick_ — It soaks.\n",
        "- [lamp](https://x.example): It burns.\n- **[wick](#w)** – It soaks.\n",
        "- 🚂 **lamp**: It burns.\n- 🛤️ **wick**: It soaks.\n",
        "1. **“lamp”** means It burns.\n2. **“wick”** means It soaks.\n",
        "- lamp\n    - It burns.\n- wick\n    - It soaks.\n",
        '“lamp” means It burns.\n\n"wick" shall mean It soaks.\n',
        "【lamp】\nIt burns.\n\n【wick】\nIt soaks.\n",
        "- 【lamp】It burns.\n- 「wick」とは、It soaks.\n",
        "- `lamp` = It burns.\n- **wick** → It soaks.\n",
        "|  |  |\n|---|---|\n| lamp | It burns. |\n| wick | It soaks. |\n",
        "```{glossary}\n:sorted:\n\nlamp\n  It burns.\n\nwick\n  It soaks.\n```\n",
        ":::{glossary}\nlamp\n: It burns.\n\nwick\n: It soaks.\n:::\n",
        "### lamp [#](#lamp)\n\nIt burns.{/* seen */}\n\n:::note\n\n### wick\n\nIt soaks.\n",
    ],
)
def test_words_are_told_from_what_they_are_as_people_lay_out_pages(text: str):
    assert pairs(f"# Words\n\n{text}") == [("lamp", "It burns."), ("wick", "It soaks.")]


def test_html_in_a_page_is_read_beside_its_markdown_with_its_lines():
    text = "# Words\n\n**oil**: It is burnt.\n\n<dl>\n<dt>lamp</dt>\n<dt>lantern</dt>\n<dd>It burns.</dd>\n</dl>\n"
    assert lines(text) == [(3, "oil"), (6, "lamp")]
    assert [each.text for each in entries(text)[1].spellings] == ["lantern"]


def test_what_is_no_entry_among_items_that_are_is_named():
    received = receive(".md", b"# Words\n\n- **lamp**: It burns.\n- **wick**: It soaks.\n- and so on\n")
    assert [entry.text for _, entry in received.entries] == ["lamp", "wick"]
    assert [(each.row, each.reason) for each in received.problems] == [
        (5, "Nothing tells which words are the term: “and so on”.")
    ]


def test_a_part_that_is_called_a_glossary_is_read_alone():
    text = "# Handbook\n\n## Start\n\nBegin here.\n\n## Stop\n\nEnd here.\n\n## Glossary\n\nOur words.\n\n"
    text += "- lamp: It burns.\n- wick: It soaks.\n\n## Licence\n\nFree.\n"
    received = receive(".md", text.encode())
    assert [(entry.text, entry.definition) for _, entry in received.entries] == [
        ("lamp", "It burns."),
        ("wick", "It soaks."),
    ]
    (left,) = received.unread
    assert (left.startswith("Line 1: "), left.endswith("the rest was left."), received.problems) == (True, True, ())


def test_nothing_is_left_of_a_page_on_which_nothing_else_may_be_a_term():
    text = "# Handbook\n\nWelcome.\n\n## Glossary\n\n- lamp: It burns.\n- wick: It soaks.\n"
    assert receive(".md", text.encode()).unread == ()


def test_lists_code_and_tables_below_a_heading_are_kept_as_notes():
    text = "# Words\n\n### lamp\n\nIt burns:\n\n- long\n- bright\n\n```\nlamp --on\n```\n\n"
    text += "| a | b |\n|--|--|\n| 1 | 2 |\n"
    (lamp,) = entries(f"{text}\n### wick\n\nIt soaks.\n")[:1]
    assert lamp.notes.splitlines() == ["long", "bright", "lamp --on", "a | b", "1 | 2"]


@pytest.mark.parametrize(
    ("heading", "term", "other"),
    [
        ("Application Programming Interface (API)", "Application Programming Interface", ("API", "abbreviation")),
        ("CPU（中央処理装置）", "CPU", ("中央処理装置", "long_form")),
        ("sleeper (also: tie)", "sleeper", ("tie", "synonym")),
    ],
)
def test_other_names_stand_in_brackets_behind_a_heading(heading: str, term: str, other: tuple[str, str]):
    (entry,) = entries(f"# Words\n\n## {heading}\n\nA thing.\n")
    assert (entry.text, [(each.text, each.kind) for each in entry.spellings]) == (term, [other])


def test_words_in_brackets_that_are_no_names_stay():
    assert pairs("# Words\n\n## Terms (legal)\n\nThey hold.\n") == [("Terms (legal)", "They hold.")]
    (schotter,) = entries("**Schotter** *(m.)* – Steine.\n")
    assert (schotter.spellings, schotter.notes) == ((), "m.")


def test_a_section_in_front_of_all_terms_is_no_part_of_them():
    (bogie, _) = entries("rail:bogie\n:   A frame.\n\nrail:tie\n:   A beam.\n")
    assert (bogie.text, bogie.notes) == ("bogie", "section: rail")


def test_a_reading_may_stand_in_square_brackets():
    (entry,) = entries("# 用語集\n\n## 遊間【ゆうかん】\n\nすき間。\n")
    assert (entry.text, entry.reading) == ("遊間", "ゆうかん")


def test_a_term_that_a_list_has_twice_is_there_twice_and_labels_below_headings_are_no_terms():
    words = "- lamp: It burns.\n- wick: It soaks.\n- oil: It feeds.\n- lamp: It shines.\n"
    assert [term for term, _ in pairs(f"# Words\n\n{words}")] == ["lamp", "wick", "oil", "lamp"]
    below = "\n\nA thing.\n\n- Unit: metre\n- Example: this\n- Since: 1900\n\n"
    assert [term for term, _ in pairs(f"# Words\n\n## lamp{below}## wick{below}")] == ["lamp", "wick"]


def test_contents_inside_of_each_other_are_no_glossary():
    with pytest.raises(Unusable):
        receive(".md", b"# Words\n\n- Lamps\n    - Wicks\n    - Oil\n- Ships\n    - Masts\n")


@pytest.mark.parametrize("said", ["See also wick.", "→ wick", "wickも参照してください。"])
def test_where_else_to_look_is_no_definition(said: str):
    (lamp,) = entries(f"lamp\n: It burns.\n: {said}\n")
    assert (lamp.definition, lamp.notes) == ("It burns.", said)
