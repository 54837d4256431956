"""The glossary of the house is one that our own reader takes for a glossary."""

from pathlib import Path

import pytest

from genglossary.pipeline.documents.glossary_tables import glossary_cells
from genglossary.pipeline.types import Source
from genglossary.readers import read

PAGE = Path(__file__).resolve().parent.parent / "docs" / "glossary.md"


@pytest.fixture(scope="module")
def page() -> Source:
    reading = read(PAGE.name, PAGE.read_bytes())
    return Source(key=1, name=PAGE.name, text=reading.text, blocks=reading.blocks)


def cells(page: Source) -> list[str]:
    return [page.text[page.blocks[number].start : page.blocks[number].end] for number in glossary_cells(page)]


def test_the_glossary_of_the_house_is_read_as_a_list_of_words_with_each_word_once_and_in_order(page):
    rows = [line for line in page.text.splitlines() if line.startswith("| ")][1:]
    found = cells(page)
    terms, definitions = found[::2], found[1::2]
    assert [f"| {term} | {definition} |" for term, definition in zip(terms, definitions, strict=True)] == rows
    assert len(terms) > 35
    assert terms == sorted(set(terms))
    assert [each for each in definitions if not each.endswith(".")] == []
