"""Pieces of longer terms, and headings that arrange documents."""

import pytest

from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.types import DecidedTerm
from tests.pipeline.sources import corpus

NAMED = (
    "The crab registrar is a person who counts shells. The crab registrar writes to the dune almoner. "
    "A dune almoner is an officer who plants grass. They met Otto Fenwick. Captain Otto Fenwick was late."
)
PARTS = ("Signals", "Beacons", "Lenses", "Foghorns", "Buoys")


def accepted(*texts: str) -> set[str]:
    return {candidate.text for candidate in extract(corpus(*texts)) if candidate.accepted}


def lesson(subject: str) -> str:
    parts = ("# Unit", "# What you take away", "You know it.", "# Main Points", f"A zorbic {subject} that shines far.")
    return "\n\n".join([f"{parts[0]} about {subject}", *parts[1:], f"The keeper cleans the zorbic {subject}."])


def test_a_piece_of_one_longer_term_is_no_entry() -> None:
    terms = accepted(NAMED)
    assert {"crab registrar", "dune almoner"} <= terms
    assert terms.isdisjoint({"crab", "registrar", "dune", "almoner", "Otto", "Fenwick"})


def test_the_reason_says_that_it_is_a_piece_and_people_may_want_it_all_the_same() -> None:
    (piece,) = [each for each in extract(corpus(NAMED)) if each.text == "registrar"]
    assert (piece.accepted, piece.reason) == (False, "nested")
    wanted = extract(corpus(NAMED), known=[DecidedTerm(text="registrar", language="en", required=True)])
    assert [each.accepted for each in wanted if each.text == "registrar"] == [True]


def test_a_piece_of_a_long_form_is_no_entry() -> None:
    text = "ZP (Zorbic and Crab Pilotage) is an office for boats. All crews know ZP. Write to ZP."
    terms = accepted(text)
    assert "ZP" in terms
    assert terms.isdisjoint({"Crab Pilotage", "Pilotage", "Zorbic"})
    assert "Pilotage" in accepted(f"{text} The Pilotage closes at noon. Ask the Pilotage.")


def test_a_title_of_which_nothing_is_said_is_no_term() -> None:
    assert "Brine notes" not in accepted("# Brine notes\n\nThe tide engine turns. A keeper oils the tide engine.")
    assert "Brine kiln" in accepted("# Brine kiln\n\nA closed vessel in which salt is dried.")
    assert "Brine targets" not in accepted(
        "# Tides\n\nA keeper oils it.\n\n# Brine targets\n\nYou oil the tide engine."
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The crab registrar calls. The registrar counts. A crab registrar sleeps.", "registrar"),
        ("The tide sextant and the moon sextant hang here. Clean each tide sextant and each moon sextant.", "sextant"),
        ("霧鐘塔を建てた。霧鐘塔は高い。霧鐘守は霧鐘塔に住む。霧鐘守が鳴らす霧鐘は古い。霧鐘は重い。", "霧鐘"),
    ],
)
def test_a_word_that_stands_alone_elsewhere_or_in_several_terms_stays(text: str, word: str) -> None:
    assert not [each for each in extract(corpus(text)) if each.text == word and each.reason == "nested"]


def test_headings_that_stand_in_several_documents_and_hardly_elsewhere_name_nothing() -> None:
    terms = accepted(*map(lesson, PARTS))
    assert terms.isdisjoint({"Main Points", "Main Point", "Unit"})
    assert len(terms & {f"zorbic {each}" for each in PARTS}) == len(PARTS)


def test_a_heading_of_few_documents_is_a_term() -> None:
    assert "Main Points" in accepted(*map(lesson, PARTS[:3]))


def test_what_the_documents_go_on_about_below_its_headings_is_a_term() -> None:
    text = "# Tide engine\n\nThe tide engine turns. A keeper oils the tide engine. No tide engine stops."
    assert "tide engine" in accepted(*[f"{text} Part {each}." for each in PARTS])


def test_japanese_headings_that_arrange_documents_name_nothing() -> None:
    texts = [f"# 到達目標\n\n霧鐘{n}号を知る。\n\n# 点検項目\n\n霧鐘守は霧鐘{n}号を鳴らす。" for n in range(1, 6)]
    assert accepted(*texts).isdisjoint({"到達目標", "点検項目"})
