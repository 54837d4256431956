from pathlib import PurePath

import pytest

from genglossary.pipeline.documents.glossary_tables import glossary_cells
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.headwords import headwords
from genglossary.pipeline.types import Source
from genglossary.readers import read


def source(name: str, text: str) -> Source:
    reading = read(PurePath(name).name, text.encode())
    return Source(key=1, name=name, text=reading.text, blocks=reading.blocks)


def entries(name: str, text: str) -> list[str]:
    document = source(name, text)
    cells = glossary_cells(document)
    return [document.text[document.blocks[number].start : document.blocks[number].end] for number in cells]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "| Term | Description |\n|---|---|\n| drogue | slows a ship |\n| sprit | spreads a sail |\n"),
        (
            "a.md",
            "| **Term** | Note | Meaning |\n|-|-|-|\n| drogue | 1 | slows a ship |\n| sprit | 2 | spreads a sail |",
        ),
        (
            "a.html",
            "<table><tr><th>Term</th><th>Meaning</th></tr><tr><td>drogue</td><td>slows a ship</td></tr>"
            "<tr><td>sprit</td><td>spreads a sail</td></tr></table>",
        ),
    ],
)
def test_a_table_of_terms_and_descriptions_is_a_list_of_words(name: str, text: str) -> None:
    assert entries(name, text) == ["drogue", "slows a ship", "sprit", "spreads a sail"]


def test_the_heads_may_be_japanese() -> None:
    assert entries("a.md", "| 用語 | 説明 |\n|---|---|\n| 杼 | 糸を運ぶ道具 |\n") == ["杼", "糸を運ぶ道具"]


@pytest.mark.parametrize(
    "text",
    [
        "| Option | Description |\n|---|---|\n| width | how wide it is |\n",
        "| Term | Fee |\n|---|---|\n| spring | 20 |\n",
        "| Ship | Port |\n|---|---|\n| drogue | Term |\n",
    ],
)
def test_other_tables_are_not(text: str) -> None:
    assert entries("a.md", text) == []


def test_the_list_ends_with_its_table() -> None:
    words = "| Term | Meaning |\n|---|---|\n| drogue | slows a ship |\n"
    numbers = "| Ship | Length |\n|---|---|\n| Minna | twelve metres |\n"
    assert entries("a.md", f"{words}\n{numbers}") == ["drogue", "slows a ship"]
    assert entries("a.md", f"{numbers}\n{words}") == ["drogue", "slows a ship"]


def test_the_terms_of_such_a_table_are_headwords() -> None:
    document = source("a.md", "| Term | Meaning |\n|---|---|\n| Bosun's chair | carries people |\n")
    assert [found.text for found in headwords(sentences_of(document))] == ["Bosun's chair"]
