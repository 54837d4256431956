import random

import pytest

from genglossary.pipeline.languages.tokens import BREAK
from genglossary.pipeline.terms import document_counts, ranking
from genglossary.pipeline.terms.extraction import analyses_of, extract, select
from genglossary.pipeline.terms.ranking import rank
from genglossary.pipeline.text import sentence
from genglossary.pipeline.types import Check, DecidedTerm, TermCandidate
from tests.pipeline.sources import SHIO, TIDES, corpus


def texts(candidates: list[TermCandidate]) -> list[str]:
    return [candidate.text for candidate in candidates]


def test_the_terms_of_an_english_document_come_first() -> None:
    assert {"tide engine", "float chamber", "drive shaft"} <= {
        text.lower() for text in texts(extract(corpus(TIDES)))[:6]
    }


def test_the_terms_of_a_japanese_document_come_first() -> None:
    found = texts(extract(corpus(SHIO)))
    assert {"潮汐炉", "浮力タンク", "駆動軸"} <= set(found[:6])
    assert "今回" not in found


def test_a_plural_is_a_variant_and_counts() -> None:
    (chamber,) = [c for c in extract(corpus(TIDES)) if c.text.lower() == "float chamber"]
    assert [(variant.text, variant.kind) for variant in chamber.variants] == [("float chambers", "plural")]
    assert chamber.frequency == 5


def test_occurrences_point_at_the_term_in_the_stored_text() -> None:
    documents = corpus(TIDES, SHIO)
    candidates, found, *_ = select(documents, analyses_of(documents))
    for candidate, of_term in zip(candidates, found.places([[each.text] for each in candidates]), strict=True):
        assert of_term
        for key, places in of_term.items():
            for start, end in zip(places[::2], places[1::2], strict=True):
                assert documents.sources[key].text[start:end].casefold() == candidate.text.casefold()


def test_the_order_of_documents_makes_no_difference() -> None:
    parts = [*TIDES.split("\n\n"), *SHIO.split("\n\n")]
    results = set()
    for seed in range(3):
        sources = list(corpus(*parts).sources.values())
        random.Random(seed).shuffle(sources)
        results.add(repr(extract(type(corpus())(sources))))
    assert len(results) == 1


def test_required_terms_are_accepted_and_found_whatever_statistics_say() -> None:
    known = [DecidedTerm(text="day", language="en", required=True), DecidedTerm(text="moon gate", required=True)]
    found = {candidate.text: candidate for candidate in extract(corpus(TIDES), known=known, max_terms=0)}
    assert (found["day"].accepted, found["day"].frequency) == (True, 1)
    assert (found["moon gate"].accepted, found["moon gate"].frequency) == (True, 0)
    assert not found["Tide engine" if "Tide engine" in found else "tide engine"].accepted


def test_excluded_terms_stay_considered_but_are_not_accepted() -> None:
    (engine,) = [
        c
        for c in extract(corpus(TIDES), known=[DecidedTerm(text="Tide Engine", excluded=True)])
        if c.text == "Tide Engine"
    ]
    assert not engine.accepted
    assert engine.reason == "excluded"


def test_spellings_that_people_merged_stay_merged() -> None:
    known = [DecidedTerm(text="tide engine", variants=("drive shaft",))]
    candidates = extract(corpus(TIDES), known=known)
    (engine,) = [c for c in candidates if c.text == "tide engine"]
    assert "drive shaft" in [variant.text for variant in engine.variants]
    assert "drive shaft" not in [c.text.lower() for c in candidates]
    assert engine.frequency == 6


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_a_limit_on_terms_is_kept_and_the_others_say_why(limit: int) -> None:
    candidates = extract(corpus(TIDES), max_terms=limit)
    assert sum(candidate.accepted for candidate in candidates) == limit
    assert {candidate.reason for candidate in candidates if not candidate.accepted} <= {
        "weak",
        "nested",
        "outranked",
        "everyday",
    }


def test_what_is_not_accepted_is_described_when_somebody_asks() -> None:
    documents = corpus(TIDES)
    selection = select(documents, analyses_of(documents), max_terms=1)
    assert [bool(each.category) for each in selection.candidates] == [each.accepted for each in selection.candidates]
    found = selection.described(selection.candidates)
    assert found == extract(documents, max_terms=1)
    assert all(candidate.category for candidate in found)


def test_other_languages_give_terms_and_do_not_fail() -> None:
    text = "La machine à marée est une machine qui travaille. Chaque machine à marée a une chambre de flottaison."
    assert "machine à marée" in texts(extract(corpus(text)))
    assert extract(corpus("Приливная машина работает. Приливная машина стоит.", "", "   ", "123 456")) is not None


def test_a_long_computation_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def alive() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        extract(corpus(TIDES), check=Check(alive=alive))


def test_progress_names_the_documents() -> None:
    seen: list[tuple[int, int, str]] = []
    extract(corpus(TIDES, SHIO), check=Check(progress=lambda done, total, item: seen.append((done, total, item))))
    assert seen[:2] == [(0, 2, "1.md"), (1, 2, "2.md")]


def test_an_empty_corpus_has_no_terms() -> None:
    assert extract(corpus()) == []


def test_of_very_many_candidates_only_the_best_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = corpus(TIDES, SHIO)
    everything = rank(analyses_of(documents)).candidates
    monkeypatch.setattr(ranking, "MOST", 5)
    assert len(everything) > 10
    assert [each.key for each in rank(analyses_of(documents)).candidates] == [each.key for each in everything[:5]]


def test_the_deed_that_ends_a_japanese_heading_is_not_what_the_heading_is_about() -> None:
    found = {each.text: each for each in extract(corpus("# 浮力炉の作成\n\n浮力炉は作成に一日かかる。"))}
    assert "edge" in found["浮力炉"].parts
    assert "edge" not in found["作成"].parts


def test_a_large_document_is_counted_in_parts_to_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = corpus(f"{TIDES}\n\n{SHIO}").sources.values()
    whole = document_counts.count_document(source)
    monkeypatch.setattr(sentence, "_TOGETHER", 60)
    parts = document_counts.count_document(source)
    for language, part in whole.languages.items():
        assert parts.languages[language].phrases == part.phrases
        different = parts.languages[language].words - part.words
        assert set(different) <= {BREAK}  # that stands at the edges of each part


def test_a_piece_that_an_analyser_cuts_off_is_no_entry_beside_the_whole() -> None:
    text = "分水工とは、水を分ける施設である。分水工の水は冷たい。古い分水工を直す。"
    found = {each.text: each.accepted for each in extract(corpus(text))}
    assert found["分水工"]
    assert not found.get("水工")


def test_a_number_belongs_to_the_abbreviation_that_has_it() -> None:
    text = "The tide timber rules 2010 [TTR 2010] are rules on props. Under TTR 2010 every prop is marked."
    assert "TTR 2010" in texts(extract(corpus(text)))


def test_a_place_that_everybody_knows_is_no_entry() -> None:
    text = " ".join(
        f"A {part} is a part of a ship. It was made in New York." for part in ("keel", "bilge", "winch", "mast")
    )
    found = {each.text: each.accepted for each in extract(corpus(text))}
    assert found["bilge"]
    assert not found["New York"]
