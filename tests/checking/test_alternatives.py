"""Words that stand for pictures are looked at in all formats."""

import pytest

from genglossary.checking import Checker, manuscript
from tests.checking.samples import HARBOUR, findings, found
from tests.readers.archives import docx, p


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "![A web site](web-site.png)"),
        ("a.md", "Text <img src='web-site.png' alt='A web site'> text."),
        ("a.md", "<p>\n  <img src='web-site.png' alt='A web site'>\n</p>"),
        ("a.html", '<p>Text <img src="web-site.png" alt="A web site"> text.</p>'),
        ("a.html", '<img alt="A web site"><!-- <img alt="A web site"> -->'),
        ("a.rst", ".. image:: web-site.png\n   :width: 3\n   :alt: A web site\n"),
        ("a.rst", ".. |x| image:: web-site.png\n   :alt: A web site\n\nSee |x| there."),
        ("a.adoc", "image::web-site.png[A web site]"),
    ],
)
def test_what_stands_for_a_picture_is_prose(name, text):
    assert found(text, name) == ["web site"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "```html\n<img alt='A web site'>\n```"),
        ("a.md", "`<img alt='A web site'>`"),
        ("a.html", "<pre><img alt='A web site'></pre>"),
        ("a.html", "<p>A web<img alt='site'> there.</p>"),
        ("a.rst", ".. code::\n\n   :alt: A web site\n"),
    ],
)
def test_where_it_is_code_or_beside_other_words_it_is_not_found(name, text):
    assert found(text, name) == []


def test_lines_and_fixes_are_those_of_the_file():
    each = findings('<p>Text</p>\n<p><img alt="A web site"> web site</p>', "a.html")
    assert [(one.line, one.column, one.fix) for one in each] == [(2, 16, "website"), (2, 27, "website")]


def test_code_and_quotations_in_word_are_not_looked_at():
    code = '<w:r><w:rPr><w:rStyle w:val="Inline"/></w:rPr><w:t>web site</w:t></w:r>'
    body = p("A web site.", "Block") + p("A web site.", "Code") + f"<w:p>{code}</w:p>" + p("https://x.example/wharf")
    document = manuscript("a.docx", docx(body + p("A web site.")))
    assert [each.rule for each in Checker(HARBOUR).check(document)] == ["GG101"]
