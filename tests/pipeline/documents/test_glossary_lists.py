import pytest

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.headwords import headwords
from genglossary.pipeline.types import Source
from genglossary.readers import read


def terms(text: str, name: str = "a.html") -> list[str]:
    """The terms of lists of words in a page."""
    reading = read(name, text.encode())
    source = Source(key=1, name=name, text=reading.text, blocks=tuple(reading.blocks))
    return [sentence.prose for sentence in sentences_of(source) if sentence.kind == "definition_term"]


def page(*pairs: tuple[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in pairs) + "</dl>"


def test_a_list_whose_texts_say_what_things_are_is_a_list_of_words() -> None:
    words = page(("drogue", "A bag that slows a ship."), ("sprit", "Spreads a sail."), ("杼", "糸を運ぶ道具。"))
    assert terms(words) == ["drogue", "sprit", "杼"]


def test_what_a_contract_lists_with_what_it_means_is_a_list_of_words() -> None:
    words = page(
        ("成果物", "受託者が作成し、委託者に納める図面をいう。"),
        ("検収", "図面が仕様に合うことを委託者が確かめることをいう。"),
    )
    assert terms(words) == ["成果物", "検収"]


@pytest.mark.parametrize(
    "pairs",
    [
        [("Radius", "Sets how far the blur goes."), ("Colour", "Controls the amount."), ("Mode", "Choose one.")],
        [("Depth", "Show the tree up to a depth."), ("Quiet", "Print nothing.")],
        [("Introduction", "1. Ships"), ("Ships", "2. Sails")],
        [("Open", "Ctrl+O"), ("Close", "Ctrl+W")],
        [("半径", "ぼかす範囲を調整します。"), ("色", "「色の選択」で説明しています。")],
        [("半径", "ぼかす範囲を指定する数値。"), ("色", "線の色を指定する文字列")],
        [("colour: a name", "A colour of the sail."), ("reef, values: on", "A part of a sail.")],
        [
            ("radius (optional)", "A number of pixels."),
            ("tint, required", "A colour of the sail."),
            ("色（省略可能）", "線を引く色。"),
        ],
    ],
    ids=["options", "instructions", "chapters", "keys", "Japanese", "arguments", "values", "optional"],
)
def test_lists_of_options_keys_and_chapters_are_not(pairs: list[tuple[str, str]]) -> None:
    assert terms(page(*pairs)) == []


@pytest.mark.parametrize("term", ["&lt;path&gt;…", "--depth", "depth=N", "[path]"])
def test_what_is_typed_or_filled_in_is_no_word_of_a_list(term: str) -> None:
    words = page(("drogue", "A bag that slows a ship."), (term, "An existing directory."))
    assert terms(words) == ["drogue"]


def test_what_a_list_of_options_names_is_no_headword() -> None:
    reading = read("a.html", page(("Colour", "Choose one."), ("Mode", "Choose another.")).encode())
    source = Source(key=1, name="a.html", text=reading.text, blocks=tuple(reading.blocks))
    assert list(headwords(sentences_of(source))) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", page(("<span><code>sail</code> (default)</span>", "A colour."), ("“<var>reef</var>”", "A part."))),
        ("a.html", page(("sail SIZE", "A command.")).replace("<dt>", '<dt class="sig sig-object">')),
        ("a.rst", "``sail``\n    A colour.\n\n``reef``\n    A part of a sail.\n"),
        ("a.adoc", "`sail`:: A colour.\n`reef`:: A part of a sail.\n"),
    ],
)
def test_lists_of_names_in_code_are_not_either(name: str, text: str) -> None:
    assert terms(text, name) == []


def test_a_list_of_words_may_have_one_that_is_a_name_in_code() -> None:
    words = page(("drogue", "A bag that slows a ship."), ("<code>sprit</code>", "A spar of a sail."))
    assert terms(words) == ["drogue", "sprit"]
