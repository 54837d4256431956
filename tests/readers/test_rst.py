from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from genglossary.pipeline.text.prose import prose_of
from tests.readers.prose import check, structure


def read(text: str) -> readers.Reading:
    reading = readers.read("keeper.rst", text.encode())
    assert reading.text == text
    check(reading)
    return reading


def test_headings_have_the_level_of_their_marks_in_order_of_appearance():
    text = "======\nManual\n======\n\nLamp\n====\n\nOil\n---\n\nHorn\n====\n"
    assert structure(read(text)) == [
        ("heading1", "Manual"),
        ("heading2", "Lamp"),
        ("heading3", "Oil"),
        ("heading2", "Horn"),
    ]
    assert read(text).title == "Manual"


def test_roles_links_and_literals_keep_their_words_only():
    text = (
        "The **horn** is :term:`the voice <voice>` of the ``Fog Gate``; run ``lamp --on``, see `home <http://x.y>`_,\n"
        "lamp_, :ref:`label` and [1]_ or max_attempts.\n"
    )
    assert structure(read(text)) == [
        ("paragraph", "The horn is the voice of the Fog Gate; run , see home,\nlamp,  and  or max_attempts.")
    ]


def test_lists_definitions_and_quotes():
    text = "- one\n  more\n- two\n\n  again\n\n1. first\n\nlamp\n   A light.\n\nText.\n\n   Said.\n"
    assert structure(read(text)) == [
        ("list_item", "one\nmore"),
        ("list_item", "two"),
        ("list_item", "again"),
        ("list_item", "first"),
        ("definition_term", "lamp"),
        ("definition_text", "A light."),
        ("paragraph", "Text."),
        ("quote", "Said."),
    ]


def test_a_glossary_gives_its_terms_also_those_that_share_a_definition():
    text = ".. glossary::\n   :sorted:\n\n   lamp\n   lantern\n      What burns.\n\n   霧笛\n      霧の夜に鳴る。\n"
    assert structure(read(text)) == [
        ("definition_term", "lamp"),
        ("definition_term", "lantern"),
        ("definition_text", "What burns."),
        ("definition_term", "霧笛"),
        ("definition_text", "霧の夜に鳴る。"),
    ]


def test_the_text_of_notes_and_unknown_directives_is_prose_and_code_is_not():
    text = (
        ".. note:: Be careful\n   in fog.\n\n.. code-block:: python\n\n   x = 1\n\n.. image:: lamp.png\n   :alt: no\n\n"
        ".. own-thing:: x\n\n   Words in it.\n\n.. a comment\n   of two lines\n\nLike this::\n\n   code\n\nEnd.\n"
    )
    assert structure(read(text)) == [
        ("paragraph", "Be careful\nin fog."),
        ("code", "x = 1"),
        ("paragraph", "Words in it."),
        ("paragraph", "Like this::"),
        ("code", "code"),
        ("paragraph", "End."),
    ]


def test_cells_of_both_kinds_of_tables():
    text = "+-----+---+\n| a b | c |\n+=====+===+\n| d   | e |\n+-----+---+\n\n=== ===\nf g h\n灯台\ni   j\n=== ===\n"
    assert [text for _, text in structure(read(text))] == ["a b", "c", "d", "e", "f g", "h", "灯台", "i", "j"]


def test_metadata_at_the_head_is_not_prose():
    text = "Lamp\n====\n\n:Author: A keeper\n\nText.\n\n:param x: The lamp.\n"
    assert structure(read(text)) == [
        ("heading1", "Lamp"),
        ("front_matter", "A keeper"),
        ("paragraph", "Text."),
        ("list_item", "The lamp."),
    ]


PIECES = st.sampled_from(
    [*"a灯 \n\t-=*`:_|+.[]\\", "\n\n", "\n  ", ".. ", "note::", "::\n\n  ", "\n====\n", "+---+\n", ":x: "]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_markup_breaks_the_order_of_blocks_and_skips(text: str):
    if text.strip() and "\r" not in text:
        read(text)


def test_tables_of_values_and_of_lists_are_read_cell_by_cell():
    text = (
        '.. csv-table:: Tools\n   :header: "Term", Meaning\n   :widths: 1, 2\n\n'
        '   "Feather", "A shim, in two\n   halves."\n   Plug, "Says ""go""."\n\n'
        ".. csv-table::\n   :delim: ;\n\n   Wedge; A tool, of steel\n"
    )
    assert structure(read(text)) == [
        ("paragraph", "Tools"),
        *(("table_cell", words) for words in ("Term", "Meaning", "Feather", "A shim, in two\n   halves.", "Plug")),
        ("table_cell", 'Says ""go"".'),
        ("table_cell", "Wedge"),
        ("table_cell", "A tool, of steel"),
    ]


def test_a_glossary_has_terms_without_classifiers_and_comments():
    text = (
        ".. glossary::\n   :sorted:\n\n   Plug : P\n      A wedge.\n\n   .. old\n      Unseen text.\n\n"
        "   Feather\n   Shim\n      A half.\n"
    )
    assert structure(read(text)) == [
        ("definition_term", "Plug"),
        ("definition_text", "A wedge."),
        ("definition_term", "Feather"),
        ("definition_term", "Shim"),
        ("definition_text", "A half."),
    ]


def test_the_term_of_a_definition_list_comes_without_its_classifier():
    assert structure(read("plug : tool : steel\n   A wedge.\n"))[0] == ("definition_term", "plug")


def test_substitutions_say_what_they_stand_for():
    text = (
        "The |tool| of a |nbsp| bed, |pic| |version| and |unknown|.\n\n.. |tool| replace:: *plug* set\n"
        ".. |nbsp| unicode:: 0xA0 .. space\n.. |pic| image:: a.png\n"
    )
    assert structure(read(text)) == [("paragraph", "The plug set of a   bed,   and unknown.")]


def test_formulas_emoji_and_addresses_are_no_prose():
    text = "The :math:`eta` of H\\ :sub:`2`\\ O :tada: at pit@stone.example [4] is $n$ high.\n"
    assert structure(read(text)) == [("paragraph", "The  of H2O  at   is  high.")]


def test_what_a_template_fills_in_or_asks_is_no_prose():
    text = "Keeper of {{ tower }}\n\n{% if lamp == 'oil' %}\nFill {{ lamp.tank }} daily.\n{%- endif %}\n"
    assert [" ".join(said.split()) for _, said in structure(read(text))] == ["Keeper of", "Fill daily."]


def test_a_cell_of_several_lines_is_one_where_nothing_stands_beside_them():
    text = (
        "+---------+-----------------+\n| Term    | Meaning         |\n+=========+=================+\n"
        "| temple  | A bar that      |\n|         | keeps the width |\n|         | of cloth.       |\n"
        "+---------+-----------------+\n| lease   | A stick.        |\n| rod     | It is long.     |\n"
        "+---------+-----------------+\n\n"
        "======= ================\nTerm    Meaning\n======= ================\n"
        "raddle  A comb that\n        spreads the warp.\n"
        "綜絖    糸を上げ、\n        下げる道具。\n======= ================\n"
    )
    said = [prose_of(text, block).text for block in read(text).blocks]
    assert said == [
        *("Term", "Meaning", "temple", "A bar that keeps the width of cloth."),
        *("lease", "A stick.", "rod", "It is long."),
        *("Term", "Meaning", "raddle", "A comb that spreads the warp.", "綜絖", "糸を上げ、下げる道具。"),
    ]  # fmt: skip


def test_what_is_still_to_be_written_is_no_prose():
    assert structure(read(".. todo:: Explain wedges.\n\n   All of them.\n\nSeen.")) == [("paragraph", "Seen.")]
