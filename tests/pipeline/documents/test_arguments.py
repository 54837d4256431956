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


@pytest.mark.parametrize("label", ["**Parameters:**", "Arguments:", "引数：", "**Returns**"])
def test_a_list_below_a_label_of_arguments_is_no_list_of_words(label: str) -> None:
    assert explained("a.md", f"# haul\n\nHauls.\n\n{label}\n\n{ITEMS}") == []
    assert explained("a.html", f"<h1>haul</h1><p>{label.strip('*')}</p>{LIST}") == []


def test_a_list_within_the_text_of_such_a_label_is_none_either() -> None:
    items = "".join(f"<li><p><strong>{item}</strong></p></li>" for item in ITEMS.replace("- ", "").splitlines())
    text = f"<h1>haul</h1><dl><dt>Parameters:</dt><dd><ul>{items}</ul></dd><dt>Raises:</dt><dd>Nothing.</dd></dl>"
    assert explained("a.html", text) == []


def test_what_stands_after_a_list_of_arguments_is_explained_again() -> None:
    text = f"# haul\n\nParameters:\n\n- rope\n\nThese are the words.\n\n{ITEMS}"
    assert explained("a.md", text) == ["Drogue", "Sprit", "Becket"]


def test_a_list_of_words_may_explain_arguments() -> None:
    words = LIST.replace("<dl>", "<dl><dt>argument</dt><dd>A value that is handed over.</dd>")
    assert explained("a.html", f"<h1>Words</h1>{words}") == ["argument", "drogue", "sprit"]


CALL = "<p>sea.haul(drogue, [sprit])</p>"


@pytest.mark.parametrize("text", [f"<dl><dt>Syntax:<dd>{CALL}{LIST}</dl>", CALL + LIST, f"<h2>haul()</h2>{LIST}"])
def test_a_list_below_a_call_is_one_of_its_arguments(text: str) -> None:
    assert not {"drogue", "sprit"} & {*explained("a.html", f"<h1>haul</h1>{text}")}


@pytest.mark.parametrize("heading", ["Sails (of ships, and of mills)", "Sail(s)", "Words (in use)"])
def test_a_heading_with_a_bracket_is_no_call(heading: str) -> None:
    assert explained("a.html", f"<h1>haul</h1><h2>{heading}</h2>{LIST}") == ["drogue", "sprit"]
