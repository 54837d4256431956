from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import formats, readers
from genglossary.formats import Entry, Glossary
from genglossary.pipeline.documents.glossary_tables import glossary_cells
from genglossary.pipeline.types import Source
from tests.readers.prose import check, structure


def read(text: str) -> readers.Reading:
    reading = readers.read("keeper.adoc", text.encode())
    assert reading.text == text
    check(reading)
    return reading


def test_headings_have_the_level_of_their_marks():
    text = "= Manual\nA Keeper <a@x.example>\nv1.0, 2020-01-01\n:toc:\n\n== Lamp\n\nOil\n~~~\n\n=== Wick ===\n"
    reading = read(text)
    assert [each for each in structure(reading) if each[0] != "front_matter"] == [
        ("heading1", "Manual"),
        ("heading2", "Lamp"),
        ("heading3", "Oil"),
        ("heading3", "Wick"),
    ]
    assert reading.title == "Manual"


def test_marks_links_and_code_keep_their_words_only():
    text = (
        "The *horn* is xref:v.adoc[the _voice_] of the `Fog Gate`; run `lamp --on`, see https://x.y/z[home^],\n"
        "<<oil>>, <<oil,the oil>>, [.note]#salt#, ((wick)) (((wick, trim))) and snake_case, 5 * 3, kbd:[F1] C++, C++.\n"
    )
    assert structure(read(text)) == [
        (
            "paragraph",
            "The horn is the voice of the Fog Gate; run , see home,\n, the oil, salt, wick  and snake_case, 5 * 3,"
            "  C++, C++.",
        )
    ]


def test_what_stands_for_other_words_is_read_as_these():
    text = (
        ':product: Lamp Keeper\n:site: https://x.example\n\nThe {product} & {nothing} {site}[page] of &sect;5 "`x`".\n'
    )
    assert structure(read(text)) == [("paragraph", "The Lamp Keeper &  page of §5 “x”.")]


def test_lists_and_what_belongs_to_their_items():
    text = "* one\n  more\n** two\n+\nagain\n+\n----\ncode\n----\n\n. first\n<1> called\n* [x] done\n\nText.\n"
    assert structure(read(text)) == [
        ("list_item", "one\nmore"),
        ("list_item", "two"),
        ("list_item", "again"),
        ("code", "code"),
        ("list_item", "first"),
        ("list_item", "called"),
        ("list_item", "done"),
        ("paragraph", "Text."),
    ]


def test_labelled_lists_are_terms_and_what_explains_them():
    text = (
        "[glossary]\n[[lamp]]lamp:: A light.\nhorn::\n\n  What sounds.\n+\nAt night.\n"
        "foo::\nbar;; Both.\n霧笛:: 鳴る。\n"
    )
    assert structure(read(text)) == [
        ("definition_term", "lamp"),
        ("definition_text", "A light."),
        ("definition_term", "horn"),
        ("definition_text", "What sounds."),
        ("definition_text", "At night."),
        ("definition_term", "foo"),
        ("definition_term", "bar"),
        ("definition_text", "Both."),
        ("definition_term", "霧笛"),
        ("definition_text", "鳴る。"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("----\na\n\nb\n----\n", ["code"]),
        ("[source,ruby]\nputs 1\n", ["code"]),
        (" an indented line\n", ["code"]),
        ("....\nb\n....\n", ["code"]),
        ("++++\n<b>c</b>\n++++\n", ["code"]),
        ("```py\nd\n```\n", ["code"]),
        ("////\ne\n////\n", []),
        ("[stem]\n++++\nx\n++++\n", ["code"]),
        ("____\nSaid.\n\n* Too.\n____\n", ["quote", "quote"]),
        ("[quote, A Keeper]\nSaid.\n", ["quote"]),
        ("[verse]\n____\nSaid\n  so.\n____\n", ["quote"]),
        ("====\nFor example.\n====\n", ["paragraph"]),
        ("****\nBeside.\n****\n", ["paragraph"]),
        ("[NOTE]\n====\nMind.\n====\n", ["paragraph"]),
        ("NOTE: Mind.\n", ["paragraph"]),
        (".A title\nText.\n", ["paragraph", "paragraph"]),
        ("----\nnever closed\n", ["paragraph"]),
        ("'''\n\n<<<\n", []),
        ("---\ntitle: x\n---\n\n= Lamp\n", ["front_matter", "heading"]),
    ],
)
def test_blocks_are_what_they_are_for_a_reader(text: str, kinds: list[str]):
    assert [block.kind for block in read(text).blocks] == kinds


def test_the_label_of_an_admonition_is_no_word_of_it():
    assert structure(read("TIP: Trim the wick.\n")) == [("paragraph", "Trim the wick.")]


def test_both_sides_of_a_condition_are_read_and_comments_are_not():
    text = "One\n// never\nifdef::x[]\ntwo\nendif::[]\nthree.\n\nifdef::y[Only four.]\n"
    assert structure(read(text)) == [("paragraph", "One\ntwo\nthree."), ("paragraph", "Only four.")]


def test_files_that_are_included_are_named_as_left_out():
    (warning,) = read("include::oil.adoc[]\n\nText.\n").warnings
    assert "oil.adoc" in warning


def test_cells_of_tables_also_those_with_blocks_of_their_own():
    text = (
        '[cols="1,2a"]\n|===\n|Term |Meaning\n\n|lamp\n|A light.\n\n* one\n\n2+|both, 3\\|4\n.2+^.>h|high\n|low\n|===\n'
        ',===\na,"b, c"\n,===\n'
    )
    assert structure(read(text)) == [
        ("table_cell", "Term"),
        ("table_cell", "Meaning"),
        ("table_cell", "lamp"),
        ("table_cell", "A light."),
        ("table_cell", "one"),
        ("table_cell", "both, 3|4"),
        ("table_cell", "high"),
        ("table_cell", "low"),
        ("table_cell", "a"),
        ("table_cell", "b, c"),
    ]


def test_a_table_whose_heads_say_so_is_a_list_of_words():
    reading = read("|===\n|Term |Description\n\n|lamp |A light.\n|horn |What sounds.\n|===\n\n|===\n|x |y\n|===\n")
    kinds = glossary_cells(Source(key=1, name="a.adoc", text=reading.text, blocks=reading.blocks))
    assert kinds == {2: "definition_term", 3: "definition_text", 4: "definition_term", 5: "definition_text"}


def test_a_footnote_behind_a_sentence_is_read_by_itself():
    text = "A lamp.footnote:[It is *lit*.] A horn footnote:[no] sounds.\n"
    assert structure(read(text)) == [
        ("paragraph", "A lamp."),
        ("paragraph", "It is lit."),
        ("paragraph", " A horn  sounds."),
    ]


def test_a_picture_is_the_words_instead_of_it():
    assert structure(read("image::lamp.png[The lamp,300]\n\nSee image:a.png[the wick] here.\n")) == [
        ("paragraph", "The lamp"),
        ("paragraph", "See the wick here."),
    ]


def test_a_glossary_of_ours_is_no_document():
    data = formats.write("asciidoc", Glossary(title="Words", entries=(Entry(text="lamp", definition="Light."),)))
    with pytest.raises(readers.Unreadable, match="a glossary that this program wrote"):
        readers.read("glossary.adoc", data)


_LINES = st.sampled_from(
    [
        *"""= A|A|====|----|____|--|****|;===|!===|,===|```|t::|t:: d|+|// c|////|[source]|[quote]|ifdef::a[b]|:a: b
{a}{b}|`x` ``y`` `|*x* _y_ #z# ^u^ ~v~|**x** *|xref:a#b[c]|<<a,b>>|((i))|https://x.y[z,w=1]|footnote:[n.] a|[[a]]
A.footnote:[n.]|.T|image::a[b]|+x+ ++y++|&amp;&nbsp;|NOTE: n|~~~|a,"b"|{nbsp}|灯台の`灯`は*光*。|[cols="1,a"]|* x|. z
** y|== B| literal|[verse]""".replace("\n", "|").split("|"),
        "|===",
        "|a |b",
        "a|b",
        '"`q`"',
        "\\*a*",
    ]
)


@given(
    st.lists(st.one_of(_LINES, st.text("*_`#[]{}<>|=-.:;+\\ \t\"'^~&(),a霧", max_size=12), st.just("")), max_size=14)
)
def test_whatever_is_written_is_read_with_exact_offsets(lines: list[str]):
    check(readers.reader("asciidoc")(("\n".join(lines) + "\nword\n").encode()))


_INLINE = [
    "*a ",
    "_a",
    "`a ",
    "``a",
    "[[",
    "((",
    "(((a",
    "<<",
    "<<a,",
    "{a",
    "a:b[",
    "\\",
    "#a ",
    "+a ",
    "^a",
    "**a",
    "a:",
]
_BLOCKS = [
    "====\n",
    "[a]\n",
    "* a\n",
    "|===\n",
    "t::\n\n",
    "--\n",
    "|",
    "a|",
    "1.",
    "a::\n",
    "A.footnote:[b]",
    "a\n---\n",
]


@pytest.mark.parametrize("piece", [*_INLINE, *_BLOCKS, "&a", '"`a', "link:a[b,", ":a: {a}{a}\n"])
def test_a_file_four_times_as_long_takes_about_four_times_as_long(piece: str):
    seconds: list[float] = []
    for size in (25_000, 100_000):
        data = ("= T\n\n" + piece * (size // len(piece)) + "\nend\n").encode()
        start = process_time()
        readers.reader("asciidoc")(data)
        seconds.append(process_time() - start)
    assert seconds[1] < 12 * seconds[0] + 0.3
