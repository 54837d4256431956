"""Arguments of a function, and what it gives back, are no list of words."""

import pytest

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.headwords import headwords
from genglossary.pipeline.types import Source
from genglossary.readers import read

LIST = "<dl><dt>drogue</dt><dd>A bag that slows a ship.</dd><dt>sprit</dt><dd>A pole that spreads a sail.</dd></dl>"
ITEMS = "- Drogue: a bag that slows a ship.\n- Sprit: a pole that spreads a sail.\n- Becket: a loop of rope.\n"


def explained(name: str, text: str) -> list[str]:
    """What a document explains, beside its headings."""
    reading = read(name, text.encode())
    source = Source(key=1, name=name, text=reading.text, blocks=tuple(reading.blocks))
    return [headword.text for headword in headwords(sentences_of(source))]


ENGLISH = ["Parameters", "Parameters:", "ARGUMENTS", "Input arguments", "Return value", "Returns:", "Parameter(s)"]
JAPANESE = ["引数", "パラメータ", "パラメーター：", "戻り値:", "引数の説明", "入力引数"]


@pytest.mark.parametrize("heading", [*ENGLISH, *JAPANESE])
def test_a_list_below_a_heading_of_arguments_is_no_list_of_words(heading: str) -> None:
    assert explained("a.html", f"<h1>haul</h1><h2>{heading}</h2>{LIST}") == []
    assert explained("a.md", f"# haul\n\n## {heading}\n\n{ITEMS}") == []


@pytest.mark.parametrize("heading", ["Words", "Parameter estimation", "Arguments for sails", "用語", "引数とは何か"])
def test_below_other_headings_it_is_one(heading: str) -> None:
    assert explained("a.html", f"<h1>haul</h1><h2>{heading}</h2>{LIST}") == ["drogue", "sprit"]
    assert explained("a.md", f"# haul\n\n## {heading}\n\n{ITEMS}") == ["Drogue", "Sprit", "Becket"]


def test_it_is_one_again_below_the_next_heading() -> None:
    text = f"<h1>haul</h1><h2>Arguments</h2><p>None.</p><h2>Words</h2>{LIST}"
    assert explained("a.html", text) == ["drogue", "sprit"]


@pytest.mark.parametrize(
    "text",
    ["# haul\n\n## Arguments\n\nDrogue: a bag that slows a ship.\n", "# 曳航\n\n## 引数\n\n索: 船を曳くための綱。\n"],
)
def test_a_line_that_explains_an_argument_names_no_word(text: str) -> None:
    assert explained("a.md", text) == []


def test_prose_below_such_a_heading_explains_what_it_names() -> None:
    assert explained("a.md", "# haul\n\n## Arguments\n\nA drogue is a bag that slows a ship.\n") == ["drogue"]
