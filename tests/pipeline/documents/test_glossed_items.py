"""Which items and lines in a row are entries of a list of words."""

import pytest

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.types import Source
from genglossary.readers import read
from tests.pipeline.sources import corpus

WORDS = "- Fid: a cone that opens rope. It is of wood.\n- **Lug**: an ear of a sail.\n- Becket — a loop of rope.\n"


def kinds(name: str, text: str) -> list[tuple[str, str]]:
    reading = read(name, text.encode())
    source = Source(key=1, name=name, text=reading.text, blocks=reading.blocks)
    found = sentences_of(source)
    for each in found:
        start, end = each.span(0, len(each.prose))
        assert each.start <= start < end <= each.end
        assert source.text[start] == each.prose[0]
    return [(each.kind, each.prose) for each in found]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.rst"])
def test_items_that_begin_with_a_term_and_say_what_it_is_are_a_list_of_words(name: str) -> None:
    text = WORDS.replace("**", "") if name == "a.txt" else WORDS
    assert kinds(name, text) == [
        ("definition_term", "Fid"),
        ("definition_text", "a cone that opens rope."),
        ("definition_text", "It is of wood."),
        ("definition_term", "Lug"),
        ("definition_text", "an ear of a sail."),
        ("definition_term", "Becket"),
        ("definition_text", "a loop of rope."),
    ]


def test_texts_that_begin_with_an_article_in_small_letters_say_what_it_is() -> None:
    text = (
        "- Coaming: the raised edge around a hatch.\n- Second hand: the hand that has the next watch and may be woken."
    )
    found = kinds("a.md", f"{text}\n- Thwart: the plank on which the rower sits.\n")
    assert [kind for kind, _ in found] == ["definition_term", "definition_text"] * 3


def test_japanese_ones_are_too() -> None:
    text = "・楔板：石を割る板。\n・矢穴：楔を入れる穴。\n・石頭：楔を打つ槌。\n"
    assert [prose for kind, prose in kinds("a.txt", text) if kind == "definition_term"] == ["楔板", "矢穴", "石頭"]


LINES = (
    "{}Coaming{}: a raised edge that keeps water out of a hatch on\nevery deck.\n"
    "{}Thwart{}: a plank on which a rower sits.\n{}Becket{}: a loop of rope.\n"
)


@pytest.mark.parametrize("mark", ["", "**", "_"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_lines_of_one_paragraph_are_entries_where_each_begins_with_a_term(name: str, mark: str) -> None:
    assert kinds(name, LINES.replace("{}", mark)) == [
        ("definition_term", "Coaming"),
        ("definition_text", "a raised edge that keeps water out of a hatch on every deck."),
        ("definition_term", "Thwart"),
        ("definition_text", "a plank on which a rower sits."),
        ("definition_term", "Becket"),
        ("definition_text", "a loop of rope."),
    ]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_japanese_lines_of_one_paragraph_are_too(name: str) -> None:
    text = "楔板：石を割る板。\n矢穴：楔を入れる穴。\n石頭：楔を打つ槌。\n"
    assert [prose for kind, prose in kinds(name, text) if kind == "definition_term"] == ["楔板", "矢穴", "石頭"]


@pytest.mark.parametrize(
    "text",
    [
        "Day: 3 May\nPlace: the old pier\nTopic: oil for the lamps\n",
        "Note: a loop of rope holds.\nNote: a plank holds.\nNote: an edge holds.\n",
        "日時：三月四日\n場所：桟橋\n議題：灯台の油\n",
    ],
)
def test_lines_that_say_when_and_where_and_notes_are_not(text: str) -> None:
    assert "definition_term" not in dict(kinds("a.md", text))


@pytest.mark.parametrize(
    ("name", "row"),
    [("a.txt", "{}. {}\n\n"), ("a.md", "**{}.** {}\n\n"), ("a.html", "<p><b>{}</b>. {}</p>"), ("a.rst", "- {}. {}\n")],
)
def test_a_term_may_end_with_a_stop(name: str, row: str) -> None:
    words = {"FID": "A cone that opens rope.", "LUG": "An ear of a sail.", "BECKET": "A loop of rope. It is short."}
    found = kinds(name, "".join(row.format(*each) for each in words.items()))
    assert [prose for kind, prose in found if kind == "definition_term"] == [*words]
    assert [prose for kind, prose in found if kind == "definition_text"] == [
        "A cone that opens rope.", "An ear of a sail.", "A loop of rope.", "It is short.",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["Yes. It rains.", "Stop. Go home.", "Good. A keeper came."])
def test_short_sentences_before_others_are_no_terms(said: str) -> None:
    text = f"{said}\n\nNo. She came late.\n\nWell. We sail at dawn.\n"
    assert "definition_term" not in {kind for kind, _ in kinds("a.txt", text)}


@pytest.mark.parametrize(
    "text",
    [
        "- Speed: renders pages in no time.\n- Size: needs little room.\n- Price: costs nothing.\n",
        "- port: the number.\n- host: Use the name.\n- path: Where it is.\n",
        "- Note: a fid is a cone.\n- Note: a lug is an ear.\n- Note: a becket is a loop.\n",
        "- Fid: a cone that opens rope.\n- Lug: an ear of a sail.\n\nMore of it.\n",
        "- Read it.\n- Lug: an ear.\n- Becket: a loop.\n",
    ],
)
def test_features_settings_notes_and_single_items_are_not(text: str) -> None:
    assert "definition_term" not in {kind for kind, _ in kinds("a.md", text)}


def test_an_entry_is_a_term_by_the_word_of_its_author() -> None:
    (fid,) = [each for each in extract(corpus(WORDS.replace("- ", "").replace("\n", "\n\n"))) if each.text == "Fid"]
    assert fid.accepted and "listed" in fid.parts


def test_a_terminology_whose_texts_have_clauses_within_clauses_is_a_list_of_words() -> None:
    text = (
        "Lamp:  A device that burns oil.\n\n"
        "Flash:  A short light by which a lamp announces\n   that it is awake.\n\n"
        "Depth:  The unit of water that is read.\n\n"
        "Log:  A list by which a keeper tells others what it\n   already has.\n"
    )
    terms = [words for kind, words in kinds("a.txt", text) if kind == "definition_term"]
    assert terms == ["Lamp", "Flash", "Depth", "Log"]


def test_names_in_code_are_options_and_arguments_and_no_entries_of_a_list_of_words() -> None:
    found = kinds("a.md", WORDS.replace("- Becket", "- `speed`: a number of knots.\n- Becket"))
    assert [prose for kind, prose in found if kind == "definition_term"] == ["Fid", "Lug", "Becket"]
    assert ("list_item", "speed: a number of knots.") in found
