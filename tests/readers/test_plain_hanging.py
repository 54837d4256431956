"""In plain text a term may have a line of its own, with what it means further right below it."""

import pytest

from genglossary import readers
from tests.readers.prose import structure
from tests.readers.test_plain_lists import ENGLISH, JAPANESE, entries


def listed(text: str) -> list[tuple[str, str]]:
    return structure(readers.read("words.txt", text.encode()))


def test_terms_on_lines_of_their_own_are_a_list_of_words() -> None:
    assert entries("".join(f"{term}\n    {text}\n" for term, text in ENGLISH)) == ENGLISH
    assert entries("".join(f"{term}\n　　{text}\n" for term, text in JAPANESE)) == JAPANESE


def test_empty_lines_may_stand_between_entries_and_between_a_term_and_its_text() -> None:
    assert entries("\n".join(f"{term}:\n   {text}\n" for term, text in ENGLISH)) == ENGLISH
    assert entries("\n".join(f"{term}\n\n    {text}\n" for term, text in ENGLISH)) == ENGLISH


def test_a_text_goes_on_in_its_lines_and_further_paragraphs_do_not_end_the_list() -> None:
    text = (
        "   Bitter end\n      The last part\n      of a chain.\n\n      It is made fast.\n\n"
        "   Cringle\n      A ring in a sail.\n\nMore on sails in the other book.\n"
    )
    assert [said for kind, said in listed(text) if kind == "definition_text"] == [
        "The last part\n      of a chain.",
        "A ring in a sail.",
    ]


def test_a_numbered_heading_above_the_list_stays_one() -> None:
    text = "2.1.  Words of the yard\n\n   Cringle\n      A ring in a sail.\n\n   Fid\n      A cone of wood.\n"
    assert listed(text)[0] == ("heading2", "2.1.  Words of the yard")


@pytest.mark.parametrize(
    "text",
    [
        "The gate\n    It rings at night.\nThe gull\n    It takes its flight.\n",
        "Ada Reed\n    12 Quay Road\n    Harwick\nTom Hale\n    3 Mill Lane\n    Harwick\n",
        "NAME\n\n    Tidectl asks.\n\nEXIT\n\n    It is zero.\n    It may be one.\n    It is seldom two.\n",
        "Dear friends,\n    The board meets.\nYours truly,\n    Ada.\n",
        "Cringle\n    A ring in a sail.\nThe rest is prose without an entry.\nAnd this is more of it.\n",
        "New sails\n    * A jib came.\nOld sails\n    * A lug went.\n",
        "Note\n    Mind the gap.\nNote\n    Mind the step.\n",
    ],
)
def test_verses_addresses_headings_and_letters_are_no_list(text: str) -> None:
    assert not [said for kind, said in listed(text) if kind.startswith("definition")]
