"""Lists that say what abbreviations are short for."""

import pytest

from genglossary import readers
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.terms.spelled_out import spelled_out
from genglossary.pipeline.types import Source


def source(text: str) -> Source:
    reading = readers.read("a.md", text.encode())
    return Source(key=1, name="a.md", text=reading.text, blocks=reading.blocks)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("*[QCS]: Quarry Control System\n", [("QCS", "Quarry Control System")]),
        ("- QCS: Quarry Control System, the computer of the pit\n", [("QCS", "Quarry Control System")]),
        ("- QCS — Quarry Control System\n", [("QCS", "Quarry Control System")]),
        ("- QCS: the computer of the pit\n- Note: see below\n", []),
        ("QCS: Quarry Control System\n", []),
    ],
)
def test_an_item_that_spells_an_abbreviation_out_names_its_long_form(text: str, pairs: list[tuple[str, str]]):
    assert list(spelled_out(sentences_of(source(text)))) == pairs


def test_an_abbreviation_line_gives_the_term_its_long_form():
    text = "The QCS is on. Look at the QCS. A mason asks the QCS.\n\n*[QCS]: Quarry Control System\n"
    (found,) = [each for each in extract(Corpus([source(text)])) if each.text == "QCS"]
    assert [(each.text, each.kind) for each in found.variants] == [("Quarry Control System", "long_form")]
