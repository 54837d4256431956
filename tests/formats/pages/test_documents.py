"""Glossaries in web pages, Word documents, PDF files and plain reStructuredText, on their way in."""

import pytest

from genglossary import formats
from genglossary.formats import Entry, Unusable
from genglossary.formats.receiving import place_in, receivable, receive
from tests.formats.samples import GLOSSARY
from tests.readers.archives import docx, p
from tests.readers.pdfs import pdf, shown


def said(suffix: str, data: bytes | str) -> list[tuple[int, str, str | None]]:
    received = receive(suffix, data.encode() if isinstance(data, str) else data)
    return [(place, entry.text, entry.definition) for place, entry in received.entries]


def entries(suffix: str, data: bytes | str) -> list[Entry]:
    return [entry for _, entry in receive(suffix, data.encode() if isinstance(data, str) else data).entries]


def row(*cells: str) -> str:
    written = [p(cell) if cell else "<w:p/>" for cell in cells]
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in written)}</w:tr>"


LIST = """<h1>Words</h1><dl><dt>fog horn</dt><dt>horn</dt><dd>A device that <em>sounds</em> in <code>fog</code>.</dd>
<dd>Synonyms: siren</dd><dt><ruby>錨<rt>いかり</rt></ruby></dt><dd>船を止める道具。</dd></dl>"""


def test_definition_lists_of_a_web_page_are_entries_with_their_spellings():
    horn, anchor = entries(".html", LIST)
    assert (horn.text, horn.definition) == ("fog horn", "A device that sounds in fog.")
    assert [(each.text, each.kind) for each in horn.spellings] == [("siren", "synonym"), ("horn", "spelling")]
    assert (anchor.text, anchor.reading, anchor.language) == ("錨", "いかり", "ja")
    assert [place for place, _, _ in said(".html", LIST)] == [2, 6]


ASCIIDOC = """= Words

[glossary]
[[fog-horn]]fog horn::
horn::
  A device that *sounds* in `fog`.
+
It is loud.
錨（いかり）:: 船を止める道具。

.More
[cols="2*,1a"]
|===
|Term |Notes |Definition

|lock gate
|

|It closes

a lock.
|sluice |old \\| new |It lets water through.
|===
"""


def test_lists_and_tables_of_asciidoc_are_entries_without_its_marks():
    horn, anchor, lock, sluice = entries(".adoc", ASCIIDOC)
    assert (horn.text, horn.definition) == ("fog horn", "A device that sounds in fog.\n\nIt is loud.")
    assert [each.text for each in horn.spellings] == ["horn"]
    assert (anchor.text, anchor.reading) == ("錨", "いかり")
    assert (lock.text, lock.definition, lock.notes) == ("lock gate", "It closes\na lock.", "")
    assert (sluice.text, sluice.definition, sluice.notes) == ("sluice", "It lets water through.", "old | new")
    assert place_in(".asciidoc") == "paragraph"
    assert len(entries(".asciidoc", ASCIIDOC)) == 4


def test_the_table_of_a_word_document_keeps_its_columns_where_cells_are_empty():
    table = [("Term", "Abbreviation", "Definition", "Notes"), ("lock gate", "LG", "It closes a lock.", "")]
    table += [("sluice", "", "It lets water through.", "Ask Ann."), ("weir", "", "", "")]
    lock, sluice, weir = entries(".docx", docx(f"<w:tbl>{''.join(row(*cells) for cells in table)}</w:tbl>"))
    assert (lock.text, lock.spellings[0].text, lock.spellings[0].kind) == ("lock gate", "LG", "abbreviation")
    assert (sluice.text, sluice.definition, sluice.notes) == ("sluice", "It lets water through.", "Ask Ann.")
    assert (weir.text, weir.definition) == ("weir", None)


def test_a_narrow_table_without_known_heads_is_read_where_there_is_nothing_else():
    rows = "".join(row(*each) for each in (("API", "application programming interface"), ("CLI", "command line")))
    assert [text for _, text, _ in said(".docx", docx(f"<w:tbl>{rows}</w:tbl>"))] == ["API", "CLI"]
    assert [
        text for _, text, _ in said(".html", f"{LIST}<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")
    ] == [*("fog horn", "錨")]


def test_headings_of_a_word_document_with_something_below_are_terms():
    body = p("用語集", "H1") + p("閘門（こうもん）", "H2") + p("船を通す水門。") + p("堰", "H2") + p("水を止めるもの。")
    assert said(".docx", docx(body)) == [(2, "閘門", "船を通す水門。"), (4, "堰", "水を止めるもの。")]
    assert entries(".docx", docx(body))[0].reading == "こうもん"


@pytest.mark.parametrize("mark", [": ", " – ", " - ", "："])
def test_lines_of_which_most_are_a_term_and_what_it_is_are_entries(mark: str):
    lines = p(f"Buyer{mark}the party that pays.") + p(f"Seller{mark}the party that delivers.")
    assert said(".docx", docx(p("Terms", "H1") + lines)) == [
        (2, "Buyer", "the party that pays."),
        (3, "Seller", "the party that delivers."),
    ]


def test_prose_with_a_colon_now_and_then_is_no_glossary():
    body = p("One thing is sure: it rains.") + p("Ann came.") + p("She said: hello.") + p("We left.") + p("So it goes.")
    with pytest.raises(Unusable, match="no list, table or headings of terms"):
        receive(".docx", docx(body))


def test_a_list_of_words_in_a_pdf_is_found_on_its_pages():
    lines = (
        ("Anchor", 50, 700),
        ("It holds a ship in its place.", 80, 685),
        ("Buoy", 50, 660),
        ("It floats.", 80, 645),
    )
    page = b"".join(shown(text, x, y) for text, x, y in lines)
    assert said(".pdf", pdf(shown("Nothing but a preface.", 50, 700), page)) == [
        (2, "Anchor", "It holds a ship in its place."),
        (2, "Buoy", "It floats."),
    ]


def test_restructuredtext_without_a_glossary_of_sphinx_is_read_as_any_document():
    text = "Words\n=====\n\nanchor\n   It **holds** a ``ship``.\n\nbuoy\n   It floats.\n"
    assert said(".rst", text) == [(2, "anchor", "It holds a ship."), (4, "buoy", "It floats.")]


@pytest.mark.parametrize(("name", "suffix"), [("html", ".html"), ("docx", ".docx"), ("abbreviations", ".md")])
def test_what_this_program_wrote_to_be_read_is_refused_with_a_word_on_what_to_take(name: str, suffix: str):
    with pytest.raises(Unusable, match="Import the JSON, CSV, Excel or TBX file of it"):
        receive(suffix, formats.write(name, GLOSSARY))


@pytest.mark.parametrize(
    ("suffix", "data"), [(".docx", b"PK\x03\x04 broken"), (".pdf", b"no pdf"), (".html", b""), (".pdf", b"%PDF-1.4\n")]
)
def test_a_damaged_document_is_refused_with_a_sentence(suffix: str, data: bytes):
    with pytest.raises(Unusable, match=r"\.$"):
        receive(suffix, data)


def test_entities_of_a_web_page_are_not_followed():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><dl><dt>lamp</dt><dd>It burns &b;.</dd></dl>'
    assert "aaaa" not in (entries(".html", bomb)[0].definition or "")


def test_each_kind_of_file_says_what_its_numbers_count():
    places = {".csv": "row", ".xlsx": "row", ".md": "line", ".markdown": "line", ".rst": "line", ".pdf": "page"}
    places |= {".docx": "paragraph", ".html": "paragraph", ".tbx": "entry", ".xml": "entry", ".json": "entry"}
    assert {suffix: place_in(suffix) for suffix in places} == places
    assert set(places) <= set(receivable())


def test_terms_of_plain_restructuredtext_keep_what_stands_behind_them():
    lamp, light = entries(".rst", "lamp : noun\n   It burns.\n灯台 : とうだい\n   海を照らす。\n")
    assert (lamp.text, lamp.part_of_speech, light.text, light.reading) == ("lamp", "noun", "灯台", "とうだい")


RST_TABLES = """Words
=====

.. list-table::
   :header-rows: 1

   * - Term
     - Reading
     - Definition
   * - 灯台
     - とうだい
     - 海を照らす。

       塔である。
   * - 帆
     -
     - 風を受ける。

+--------+--------------+----------+
| 用語   | 定義         | 備考     |
+========+==============+==========+
| 錨     | 船を         | 古い     |
|        | 止める。     |          |
+--------+--------------+----------+

======  ===========  =====
Term    Definition   Notes
======  ===========  =====
lamp    It burns
        all night.   old
======  ===========  =====

.. csv-table::

   Term,Definition,Notes
   wick,"It feeds, well.",new
"""


def test_all_columns_of_the_tables_of_restructuredtext_are_read():
    told = [(each.text, each.definition, each.notes) for each in entries(".rst", RST_TABLES)]
    assert told == [
        ("灯台", "海を照らす。\n塔である。", ""),
        ("帆", "風を受ける。", ""),
        ("錨", "船を\n止める。", "古い"),
        ("lamp", "It burns\nall night.", "old"),
        ("wick", "It feeds, well.", "new"),
    ]


BEGINS = ' w:val="restart"'
JOINED = [(3, "lamp", "It burns."), (6, "lamp", "It shines."), (7, "wick", "It soaks.")]


def test_a_cell_of_a_page_that_is_joined_over_rows_holds_for_each_of_them():
    page = (
        "<table><tr><th>Term<th>Definition<tr><td rowspan=2>lamp<td>It burns.<tr><td>It shines."
        "<tr><td>wick<td>It soaks.</table>"
    )
    assert [each[1:] for each in said(".html", page)] == [each[1:] for each in JOINED]


def test_a_cell_that_is_joined_over_columns_moves_those_behind_it():
    page = (
        "<table><tr><th>Term<th>Definition<th>Notes<tr><td colspan=2>lamp<td>of ships"
        "<tr><td>wick<td>It soaks.<td>cotton</table>"
    )
    assert [(each.text, each.definition, each.notes) for each in entries(".html", page)] == [
        ("lamp", None, "of ships"),
        ("wick", "It soaks.", "cotton"),
    ]


def test_a_cell_reaches_over_no_more_than_its_own_table():
    table = "<table><tr><th>Term<th>Definition<tr><td rowspan=9>{}<td>It burns.</table>"
    assert [each[1] for each in said(".html", table.format("lamp") + "<p>And</p>" + table.format("wick"))] == [
        "lamp",
        "wick",
    ]


def test_a_cell_of_a_word_document_that_is_joined_over_rows_holds_for_each_of_them():
    def joined(cell: str, how: str) -> str:
        return f"<w:tc><w:tcPr><w:vMerge{how}/></w:tcPr>{p(cell) if cell else '<w:p/>'}</w:tc>"

    rows = (
        row("Term", "Definition"),
        f"<w:tr>{joined('lamp', BEGINS)}<w:tc>{p('It burns.')}</w:tc></w:tr>",
        f"<w:tr>{joined('', '')}<w:tc>{p('It shines.')}</w:tc></w:tr>",
        row("wick", "It soaks."),
    )
    found = said(".docx", docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert [each[1:] for each in found] == [each[1:] for each in JOINED]


def test_references_of_asciidoc_are_read_as_their_words():
    page = (
        "[glossary]\nlamp:: It burns, see <<wick,the wick>>, <<oil>>, xref:a.adoc#o[the oil] and "
        "https://lamp.example/a[the page].footnote:[or not]\n"
    )
    assert said(".adoc", page)[0][2] == "It burns, see the wick, oil, the oil and the page."


def test_a_list_in_a_cell_of_a_web_page_belongs_to_it():
    page = "<table><tr><th>Term</th><th>Meaning</th></tr><tr><td>lamp</td><td><ul><li>It burns.</li><li>Oil.</li></ul>"
    (lamp,) = entries(".html", f"{page}</td></tr></table><ul><li>Not a part of it.</li></ul>")
    assert lamp.definition == "It burns.\nOil."


@pytest.mark.parametrize(
    "text",
    [
        "用語集\n\n閘門（こうもん）：船を通す水門。\n堰（せき）：水を止めるもの。\n",
        "【閘門（こうもん）】\n船を通す水門。\n\n【堰（せき）】\n水を止めるもの。\n",
        "■閘門（こうもん）\n船を通す水門。\n\n■堰（せき）\n水を止めるもの。\n",
    ],
)
def test_japanese_words_in_plain_text_are_read_with_what_they_are(text: str):
    found = entries(".txt", text)
    assert [(each.text, each.reading, each.definition) for each in found] == [
        ("閘門", "こうもん", "船を通す水門。"),
        ("堰", "せき", "水を止めるもの。"),
    ]


def test_a_plain_list_of_words_stays_one():
    assert [each.text for each in entries(".txt", "閘門\n堰\n水門\n")] == ["閘門", "堰", "水門"]
