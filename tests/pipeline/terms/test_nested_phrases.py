import re

import pytest

from genglossary.pipeline.languages.english.chunking import GRAMMAR
from genglossary.pipeline.languages.japanese.chunking import GRAMMAR as JAPANESE
from genglossary.pipeline.terms.nested_phrases import PhraseEvidence, phrases_of
from genglossary.pipeline.terms.phrase_counts import AFTER, BEFORE, UNMARKED, WHOLE, Marks, PhraseCounts


def rows(**runs: PhraseCounts) -> dict[str, PhraseEvidence]:
    return phrases_of({" ".join(run.words): run for run in runs.values()}, GRAMMAR)


@pytest.mark.parametrize("marks", [UNMARKED, Marks(entry=2)])
def test_evidence_adds_up_to_the_same_in_any_order(marks: Marks) -> None:
    one = PhraseCounts(("tide", "engine"), "NN", 2, capital=1, around=BEFORE["the"], marks=marks)
    other = PhraseCounts(("tide", "engine"), "JN", 3, around=AFTER["turns"], marks=Marks(title=1, edge=1))
    assert one.plus(other) == other.plus(one)
    assert one.plus(other)[2:4] == (5, 1)
    assert one.plus(other).marks == Marks(title=1, edge=1, entry=marks.entry)


def test_a_shorter_term_counts_inside_longer_ones_with_the_words_around_it() -> None:
    whole = PhraseCounts(("float", "chamber", "valve"), "NNN", 2, around=BEFORE["the"] | AFTER["leaks"])
    alone = PhraseCounts(("float", "chamber"), "NN", 3, around=BEFORE["a"] | AFTER["opens"])
    found = rows(whole=whole, alone=alone)
    assert (found["float chamber"].alone, found["float chamber"].nested, found["float chamber"].longer) == (3, 2, 1)
    assert found["float chamber"].contexts == len({"the", "a"}) + len({"valve", "opens"})
    assert (found["chamber valve"].alone, found["chamber valve"].total) == (0, 2)


def test_no_part_of_a_listed_headword_is_counted() -> None:
    assert rows(term=PhraseCounts(("court", "of", "justice"), 3 * WHOLE, 1)).keys() == {"court of justice"}


def test_spellings_of_one_candidate_are_one_row_that_knows_how_often_each_occurs() -> None:
    found = rows(
        plural=PhraseCounts(("Tide", "gates"), "NN", 1, capital=1),
        hyphen=PhraseCounts(("tide-gate",), "N", 2, marks=Marks(defining=1)),
    )
    assert dict(found["tide gate"].spellings) == {"Tide gates": 1, "tide-gate": 2}
    assert (found["tide gate"].total, found["tide gate"].capital, found["tide gate"].marks.defining) == (3, 1, 1)


def test_an_adjective_alone_is_counted_as_one() -> None:
    found = rows(term=PhraseCounts(("tidal", "gate"), "JN", 4))
    assert (found["tidal"].adjective, found["gate"].adjective) == (4, 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Lug Sail for Cod", True), ("Lug Sail Brine Cod Tar Oar Weir", False), ("I am a lugger", False)],
)
def test_what_only_joins_words_makes_no_name_too_long(name: str, expected: bool) -> None:
    words = tuple(re.findall(r"\w+| ", name))
    letters = "".join("w" if each == " " else "l" for each in words)
    found = phrases_of({name: PhraseCounts(words, letters, 1)}, JAPANESE)
    assert (name in {row.spelling for row in found.values()}) is expected


def test_what_a_sign_holds_together_is_no_term_in_pieces() -> None:
    name = PhraseCounts(("Lug", " ", "GNU", "/", "Sail"), "lwl/l", 5, 5, 0, UNMARKED)
    assert phrases_of({"Lug GNU/Sail": name}, JAPANESE).keys() == {"luggnu/sail", "gnu/sail", "lug"}
