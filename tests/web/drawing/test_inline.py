"""The markup inside a block of Markdown: where it is, and what it may do."""

from hypothesis import given
from hypothesis import strategies as st

from genglossary.web.drawing.inline import MOST_SPANS, InlineSpan, references_in, runs

MARKS = ("**", "*", "_", "`", "``", "[", "]", "(", ")", "](", "<", ">", "\\", "~~", "!", "\n", "\n> ", " ", "弁", "a")
WORDS = ("'", '"', "&amp;", "http://a.b/c_d", "javascript:x(1)", "<b>", "</b>", "[x](http://y.z)", "[x](javascript:y)")


def found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(text[each.start : each.end], each.tags, each.href) for each in runs_of(text)]


def runs_of(text: str) -> list[InlineSpan]:
    return runs(text, 0, len(text), references_in(text))


def test_strong_and_emphasised_words_are_told_apart_also_inside_each_other():
    assert found("a **b *c*** ~~d~~ e_f_g") == [
        ("b ", ("strong",), ""),
        ("c", ("strong", "em"), ""),
        ("d", ("s",), ""),
    ]


def test_code_is_code_whatever_stands_in_it():
    assert found("`**a** <b>` and `` ` ``") == [("**a** <b>", ("code",), ""), (" ` ", ("code",), "")]


def test_links_keep_the_markup_of_their_words():
    assert found("See [the **valve**](https://a.org/x_(y) 'title') *now*.") == [
        ("the ", (), "https://a.org/x_(y)"),
        ("valve", ("strong",), "https://a.org/x_(y)"),
        ("now", ("em",), ""),
    ]


def test_addresses_that_are_written_out_are_links():
    text = "See https://a.org/b_c. Or <https://d.org>."
    assert [(text[r.start : r.end], r.href) for r in runs_of(text) if r.verbatim] == [
        ("https://a.org/b_c", "https://a.org/b_c"),
        ("https://d.org", "https://d.org"),
    ]


def test_labels_lead_where_the_document_says():
    text = "The [valve][v] and [v].\n\n[V]: https://a.org/valve 'Valves'\n"
    assert found(text)[:2] == [("valve", (), "https://a.org/valve"), ("v", (), "https://a.org/valve")]


def test_links_lead_to_the_web_and_nowhere_else():
    for target in (
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc",
        "//a.org",
        "b.md",
    ):
        for text in (f"[x]({target})", f"<{target}>", f"[x][y]\n\n[y]: {target}"):
            assert {run.href for run in runs_of(text)} <= {""}


def test_the_words_for_a_picture_do_not_move_what_follows():
    assert found("![a [b](http://c.d) *e*](http://f.g/h.png) and *i*") == [("i", ("em",), "")]


def test_offsets_are_those_of_the_whole_text():
    text = "# Top\n\nA **valve**."
    (run,) = runs(text, 7, len(text), {})
    assert text[run.start : run.end] == "valve"


def test_a_block_that_is_made_of_markup_is_shown_without_it():
    assert runs_of("*a* " * (MOST_SPANS + 1)) == []


@given(st.lists(st.sampled_from(MARKS + WORDS), max_size=40))
def test_no_text_breaks_the_order_of_runs_or_gets_a_dangerous_link(words):
    text = "".join(words)
    at = 0
    for run in runs_of(text):
        assert at <= run.start < run.end <= len(text)
        assert run.href == "" or run.href.startswith("http")
        assert set(run.tags) <= {"strong", "em", "s", "code"}
        at = run.end
