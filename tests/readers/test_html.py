import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from genglossary.readers import html as reader
from tests.readers.prose import check, readings, structure


def read(text: str, encoding: str = "utf-8") -> readers.Reading:
    reading = reader.read(text.encode(encoding))
    check(reading)
    return reading


def test_headings_lists_tables_quotes_and_definitions_keep_their_kind():
    text = (
        "<h2>The <b>lamp</b></h2><p>It\nburns.</p><ul><li>one<li>two</ul><table><tr><th>a<td>b</table>"
        "<blockquote><p>said</p></blockquote><dl><dt>horn<dd>loud</dl><pre>x =\n 1</pre>"
    )
    assert structure(read(text)) == [
        ("heading2", "The lamp"),
        ("paragraph", "It burns."),
        ("list_item", "one"),
        ("list_item", "two"),
        ("table_cell", "a"),
        ("table_cell", "b"),
        ("quote", "said"),
        ("definition_term", "horn"),
        ("definition_text", "loud"),
        ("code", "x =\n 1"),
    ]


def test_navigation_scripts_and_hidden_parts_are_left_out():
    text = (
        "<nav>menu</nav><script>alert(1)</script><style>p{}</style><p hidden>no</p><h1>Lamp<a class=anchor>¶</a></h1>"
        "<div aria-hidden=true>no</div><!-- no --><p>Yes.</p><button>no</button>"
    )
    assert structure(read(text)) == [("heading1", "Lamp"), ("paragraph", "Yes.")]


@pytest.mark.parametrize(
    "guide", ['class="toc"', 'id="TOC"', 'class="related" role="navigation"', 'class="x navheader"']
)
def test_tables_of_contents_are_left_out_whatever_element_they_are(guide: str):
    page = f"<div {guide}><dl><dt>Fog horn</dt><dd>1. Its parts</dd></dl></div><p class=topic>A fog horn is loud.</p>"
    assert structure(read(page)) == [("paragraph", "A fog horn is loud.")]


def test_line_breaks_of_the_source_are_spaces_except_between_japanese():
    assert structure(read("<p>The\n  lamp\n<b>灯台</b>\n守は、\n霧笛を鳴らす。</p>")) == [
        ("paragraph", "The lamp 灯台守は、霧笛を鳴らす。")
    ]


def test_ruby_becomes_a_reading():
    reading = read("<p>古い<ruby>提灯<rp>(</rp><rt>ちょうちん</rt><rp>)</rp></ruby>を持つ。</p>")
    assert structure(reading) == [("paragraph", "古い提灯を持つ。")]
    assert readings(reading) == [("提灯", "ちょうちん")]
    assert reading.text == "古い提灯を持つ。\n"


def test_names_in_code_style_stay_and_commands_are_skipped():
    assert structure(read("<p>Run <code>lamp --on</code> at the <code>Fog Gate</code>.")) == [
        ("paragraph", "Run  at the Fog Gate.")
    ]


def test_the_encoding_that_a_page_declares_is_believed_when_it_fits():
    page = '<meta charset="Shift_JIS"><title>灯台</title><p>霧笛'
    assert (read(page, "cp932").title, read(page, "cp932").encoding) == ("灯台", "cp932")
    assert read(page, "utf-8").title == "灯台"
    assert (
        read('<meta http-equiv="Content-Type" content="text/html; charset=euc-jp"><p>霧笛', "euc_jp").text == "霧笛\n"
    )


TAGS = "<p> </p> <div> <li> </ul> <ruby> <rt> </ruby> <td> <br> <pre> <code> </code> <h1> </h1> <nav> <!-- --> <dd>"
PIECES = st.sampled_from([*TAGS.split(), "<p hidden>", "灯台", "lamp ", " \n", "&amp;", "&#x0;", "<", ">"])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_markup_breaks_the_order_of_blocks(text: str):
    check(reader.read(f"<p>lamp</p>{text}".encode()))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("A quoin<sup class='reference'><a href='#n'>[1]</a></sup> is cut.<sup><a href='#m'>2</a></sup> So.",
         "A quoin is cut. So."),
        ("A <b>quoin</b><sup>3</sup> and a bench <sup>4</sup>.", "A quoin and a bench ."),
        ("5 m<sup>2</sup>, x<sup>2</sup>, 10<sup>6</sup>, <sup>14</sup>C, H<sub>2</sub>O, 1<sup>st</sup>",
         "5 m2, x2, 106, 14C, H2O, 1st"),
        ("Bench<span class='mw-editsection'>[<a href='#'>edit</a>]</span>s", "Benchs"),
        ("A quoin<a epub:type='noteref' href='#x'>7</a><span role='doc-pagebreak'>12</span>.", "A quoin."),
        ("A <del>jad</del><ins>bench</ins> <s>x</s><span style='color: red; display:none'>unseen</span>.", "A bench ."),
        ("The <abbr title='Quarry Control System'>QCS</abbr> and <abbr title='Quarry Control System'>QCS</abbr>.",
         "The QCS (Quarry Control System) and QCS."),
    ],
)  # fmt: skip
def test_marks_between_the_words_are_no_part_of_them(page: str, words: str):
    ((_, found),) = structure(read(f"<p>{page}</p>"))
    assert found == words


def test_formulas_addresses_and_notes_of_a_page_are_shown_but_no_prose():
    reading = read(r"<p>The dip \(\delta_0\) of $n$ beds[3] is told at https://a.example/x, pit@a.example.</p>")
    assert structure(reading) == [("paragraph", "The dip  of  beds is told at , .")]
    assert r"\(\delta_0\)" in reading.text


def test_a_hidden_paragraph_is_not_read():
    assert structure(read("<p style='display: none'>Unseen.</p><p>Seen.</p>")) == [("paragraph", "Seen.")]


def test_a_reading_in_brackets_is_a_reading_in_a_page_too():
    assert readings(read("<p>石切場（いしきりば）は広い。</p>")) == [("石切場", "いしきりば")]
    page = read("<p>｜深い穴《いしきりば》は広い。</p>")
    assert readings(page) == [("深い穴", "いしきりば")]
    assert structure(page) == [("paragraph", "深い穴は広い。")]


def test_the_sign_that_leads_to_a_heading_is_no_part_of_it():
    text = (
        '<h3>Drop keel<span><a class="mark" href="#drop-keel">#</a></span></h3><p>See <a href="#rudder">rudder</a>.</p>'
    )
    assert structure(read(text)) == [("heading3", "Drop keel"), ("paragraph", "See rudder.")]


def test_a_page_that_begins_with_its_main_part_has_a_head_of_one_title():
    """HTML lets both the head and the body be left out."""
    reading = read("<!doctype html><meta charset=utf-8><title>Words</title><main><dl><dt>horn<dd>loud</dl></main>")
    assert structure(reading) == [("definition_term", "horn"), ("definition_text", "loud")]
    assert reading.title == "Words"


def test_links_to_the_pages_before_and_after_are_left_out_where_nothing_else_says_so():
    page = (
        '<p>Next: <a rel="next" href="b.html">Lamps</a>, Up: <a rel="up" href="a.html">Ships</a></p>'
        '<table><tr><td>[<a href="#Top">Contents</a>]</td></tr></table><p>A <a href="#b">lamp</a> is a light.</p>'
    )
    assert structure(read(page)) == [("paragraph", "A lamp is a light.")]
