"""The language that pages say a text is in, and pieces of text as markup."""

from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from genglossary.templatetags.words import language_of, marked_text
from genglossary.web.drawing.marked import Mark, Marked, Piece


@pytest.mark.parametrize(
    ("text", "known", "language"),
    [
        ("弁である", "en", "ja"),
        ("安全弁", "", "ja"),
        ("安全阀", "zh", "zh"),
        ("valve", "en", "en"),
        ("valve", "und", ""),
        ("", "", ""),
    ],
)
def test_the_language_is_japanese_by_script_or_what_is_known(text, known, language):
    assert language_of(text, known) == language


def test_sentences_of_a_paragraph_follow_each_other_as_their_language_joins_them():
    paragraph = Template("{% load words %}{% joined %}{{ first }} <b>{{ second }}</b>\n<a>Read</a>{% endjoined %}")
    said = paragraph.render(Context({"first": "文書です。", "second": "<用語>です。"}))
    assert said == "文書です。<b>&lt;用語&gt;です。</b><a>Read</a>"
    said = paragraph.render(Context({"first": "A document.", "second": "A term."}))
    assert said == "A document. <b>A term.</b>\n<a>Read</a>"


HOSTILE = st.text(alphabet="<>&\"'/ab=`弁 \n", max_size=20)
MARKS = st.builds(Mark, start=st.just(0), end=st.just(1), what=st.builds(Marked, term=st.just(1), status=HOSTILE))
PIECES = st.builds(
    Piece, text=HOSTILE, mark=st.none() | MARKS, hot=st.booleans(), begins=st.booleans(),
    tags=st.sampled_from([(), ("strong",), ("strong", "em", "code")]), href=st.just("") | HOSTILE,
)  # fmt: skip


class Seen(HTMLParser):
    """What a browser would make of it: the words, the elements and their attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words, self.attributes = "", set()
        self.elements: set[str] = set()
        self.feed(markup)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}


@given(st.lists(PIECES, max_size=4))
def test_whatever_a_document_says_a_browser_sees_words_and_only_our_elements(pieces):
    seen = Seen(marked_text(pieces, "/glossary/"))
    assert seen.words == "".join(piece.text for piece in pieces)
    assert seen.elements <= {"a", "mark", "strong", "em", "code"}
    assert seen.attributes <= {"class", "href", "id", "rel"}
