"""Comments that ignore a finding, written into documents of each format."""

import pytest

from genglossary import readers
from genglossary.checking import Checker, manuscript
from genglossary.checking.ignoring import ignoring
from genglossary.checking.sources import stored
from genglossary.readers import as_seen
from tests.checking.samples import HARBOUR


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "The web site.\n"),
        ("a.md", "# A web site {#site}\n\nMore.\n"),
        ("a.md", "| a | b |\n|---|---|\n| web site | c |\n"),
        ("a.md", "ユーザが。\\\n次の行。\n"),
        ("a.mdx", "The web site.\n"),
        ("a.html", "<p>The web site.</p>\n<p>More.</p>\n"),
        ("a.rst", "Title\n=====\n\nSome text\nof a web site.\n\nMore.\n"),
        ("a.rst", ".. note::\n\n   The web site.\n"),
        ("a.adoc", "= Title\n\nSome text\nof a web site.\n\nMore.\n"),
        ("a.org", "* Title\nSome text\nof a web site.\n\nMore.\n"),
        ("a.txt", "First.\n\nThe web site\nof them.\n"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nThe web site.\n"),
        ("a.md", "ユーザの web site を。"),
        ("a.rst", "ユーザの web site を。\n"),
        ("a.rst", ".. genglossary-ignore GG101\n\nA web site of GITHUB, and github.\n"),
        ("a.md", "A web site of github. <!-- genglossary-ignore GG101 -->\n"),
    ],
)
def test_the_finding_is_ignored_and_the_comment_is_needed(name, text):
    checker = Checker(HARBOUR)
    before = checker.check(manuscript(name, text.encode()))
    document = manuscript(name, text.encode())
    comment = ignoring(document, before[0])
    assert comment
    text = text[: comment.start] + comment.text + text[comment.end :]
    after = checker.check(manuscript(name, text.encode()))
    assert before[0].rule not in [each.rule for each in after if each.term == before[0].term], text
    assert "GG001" not in [each.rule for each in after], text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "A web\nsite here.\n"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nThe web site.\n"),
        ("a.html", "<p>The web site <a\nhref='x'>y</a></p>"),
    ],
)
def test_where_no_comment_can_be_none_is_written(name, text):
    document = manuscript(name, text.encode())
    assert ignoring(document, Checker(HARBOUR).check(document)[0]) is None


@pytest.mark.parametrize("suffix", [suffix for suffix, module in readers.SUFFIXES.items() if module in as_seen.TEXTS])
def test_in_every_format_whose_text_is_the_file_places_can_be_mended_and_ignored(suffix):
    document = manuscript(f"a{suffix}", b"The web site.\n")
    assert document.is_source
    assert stored(f"a{suffix}", document.text, ()).is_source
    assert ignoring(document, Checker(HARBOUR).check(document)[0])
