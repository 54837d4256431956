"""Documents that were made to fill the memory or to take for ever: refused or read, in time."""

import zlib

import pytest

from genglossary import readers
from genglossary.readers import Limits, Unreadable, isolation
from tests.readers.pdfs import pdf, shown

LIMITS = Limits(seconds=30)

# Beginnings that never end: what a careless pattern would look at again from every place.
UNFINISHED = {
    ".md": [
        *("[^a", "{:", ":::", "|漢《", "[x](", "http://a.", "{漢", "<script", "`a", "[[a", "<ruby><rt>", '![](a "'),
        *("<!--", "a\n: b\n", "a|b\n-|-\n", "* a\n\n", "> ", "[a]: b\n", "\\", "*a "),
    ],
    ".txt": ["|漢《", "漢", "- ", "（", "{漢", "a\n"],
    ".rst": ["`a <", ":a:`", "a_b ", "[#a", "::\n\n  a\n", "+-+\n| a |\n", "- ", " a\n  b\n"],
    ".adoc": ["*a ", "`a ", "((", "<<a,", "{a", "a:b[", "\\", "|", "a::\n", "====\n", "A.footnote:[b]", "a\n---\n"],
    ".org": ["*a ", "[[a", "=a ", "\\a", "{{{", ":END:\n", "#+begin_a\n", "- a ::", "* a\n", "[fn:", ":LOGBOOK:\n"],
    ".srt": ["00:00:01,000 --> ", "<a", "1:"],
    ".html": ["<ruby><rt>", "<p>a", "<li>", "<table>", "<b>", "<!--", "&amp;"],
}


@pytest.mark.parametrize("suffix", UNFINISHED)
def test_what_is_never_finished_takes_no_longer_than_what_is(suffix: str):
    for piece in UNFINISHED[suffix]:
        data = (piece * (200_000 // len(piece.encode())) + "a").encode()
        assert "longer than" not in reason(suffix, data), piece


def reason(suffix: str, data: bytes) -> str:
    """Why a document is refused, "" where it is read."""
    try:
        isolation.read(readers.SUFFIXES[suffix], data, LIMITS)
    except Unreadable as error:
        return error.reason
    return ""


def packed(drawing: bytes) -> bytes:
    """A PDF whose only page is compressed."""
    small = zlib.compress(drawing, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(small), small)
    return pdf(b"@@").replace(b"<< /Length 2 >>\nstream\n@@\nendstream", stream)


@pytest.mark.parametrize("filler", [b" " * 600_000_000, b"q 1 0 0 1 0 0 cm " * 20_000_000], ids=["spaces", "operators"])
def test_a_page_that_unpacks_to_more_than_the_memory_is_refused(filler: bytes):
    with pytest.raises(Unreadable, match=r"memory|longer than"):
        readers.read("bomb.pdf", packed(shown("Lamp", 50, 700) + filler), LIMITS)
    assert readers.read("sound.pdf", packed(shown("Lamp", 50, 700)), LIMITS).text == "Lamp\n"
