"""Two senses of one word in files: both are written, or what is left out is named."""

import pytest

from genglossary import formats
from genglossary.formats import Entry, Equivalent, Glossary

MONEY, RIVER = "A house that keeps money.", "The side of a river."
SENSES = Glossary(
    title="Banks",
    entries=tuple(
        Entry(
            text="bank",
            language="en",
            slug=slug,
            definition=definition,
            status="accepted",
            equivalents=(Equivalent(language="ja", text=other),),
        )
        for slug, definition, other in (("bank", MONEY, "銀行"), ("bank-2", RIVER, "土手"))
    ),
)
# Those that show definitions, as text.
WITH_DEFINITIONS = ("markdown", "html", "csv", "tbx", "turtle", "sphinx", "site", "asciidoc", "latex", "anki")


@pytest.mark.parametrize("name", WITH_DEFINITIONS)
def test_both_senses_are_written(name):
    written = formats.write(name, SENSES).decode()
    assert MONEY in written
    assert RIVER in written


@pytest.mark.parametrize("name", ["abbreviations", "lokalise", "phrase"])
def test_a_format_with_one_line_a_word_names_the_sense_that_it_leaves_out(name):
    assert formats.skipped(name, SENSES) == ["bank"]


def test_sphinx_has_senses_of_a_word_below_one_term():
    written = formats.write("sphinx", SENSES).decode()
    assert written.count("   bank\n") == 1
    assert f"(1) {MONEY} (2) {RIVER}\n" in written
