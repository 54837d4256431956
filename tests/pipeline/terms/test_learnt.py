"""The learnt order of terms, what it says for itself, and how many of them make a glossary."""

import json
from collections.abc import Iterable

import pytest

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.terms import extraction, termhood
from genglossary.pipeline.terms.evidence import MEANINGS
from genglossary.pipeline.terms.extraction import analyses_of, extract, select
from genglossary.pipeline.terms.learnt import BIAS, BY_HAND, WEIGHTS
from genglossary.pipeline.types import Source, TermCandidate
from genglossary.readers import read
from tests.pipeline.sources import corpus

PLAIN = "The crew checks the {} in spring. A keeper paints the {} and the crew dries the {}.\n\n"
BOTH = PLAIN.format(*3 * ["tide mortar"]) + PLAIN.format(*3 * ["rope warden"])


def place(candidates: Iterable[TermCandidate], text: str) -> int:
    return [candidate.text for candidate in candidates].index(text)


@pytest.mark.parametrize("text", ["tide mortar", "rope warden"])
@pytest.mark.parametrize("word", ["called", "named"])
def test_what_is_called_so_stands_before_what_is_not(text: str, word: str) -> None:
    other = "rope warden" if text == "tide mortar" else "tide mortar"
    found = extract(corpus(BOTH + f"Such a thing is {word} {text} there. Such a thing is {other} there."))
    assert place(found, text) < place(found, other)


def test_a_quoted_name_is_called_so_too() -> None:
    found = extract(corpus(BOTH + "A thing called “rope warden” hangs here. A thing near the tide mortar hangs here."))
    assert place(found, "rope warden") < place(found, "tide mortar")


def test_a_japanese_name_that_is_called_so_stands_before_one_that_is_not() -> None:
    text = "霧鐘塔は古い。潮汐炉は古い。霧鐘塔を建てた。潮汐炉を建てた。"
    for called, other in (("霧鐘塔", "潮汐炉"), ("潮汐炉", "霧鐘塔")):
        found = extract(corpus(f"{text}これを{called}と呼びます。これを{other}と並べます。"))
        assert place(found, called) < place(found, other)


def test_a_line_that_comes_again_and_again_is_furniture() -> None:
    lines = "\n\n".join(["A crew greets the rope warden.", "rope porch;"] * 12)
    found = extract(corpus(f"# Boats\n\n{lines}\n\nA crew paints one rope porch today."))
    assert place(found, "rope warden") < place(found, "rope porch")


def test_each_score_is_the_sum_of_what_is_said_of_it() -> None:
    weights = {**WEIGHTS, **BY_HAND}
    for candidate in extract(corpus(BOTH)):
        score = BIAS + sum(weights.get(name, 0.0) * value for name, value in candidate.parts.items())
        assert candidate.score == pytest.approx(score, abs=1e-5)
        json.dumps(dict(candidate.parts))


def test_entries_of_a_list_of_words_are_believed() -> None:
    rows = ("| scope | The choice of steps that a run is asked for. |", "| beat | A counter that its owner raises. |")
    table = "\n".join(("# Words", "", "| Term | Definition |", "|---|---|", *rows))
    reading = read("words.md", table.encode())
    source = Source(key=1, name="words.md", text=reading.text, blocks=reading.blocks)
    accepted = {each.text for each in extract(Corpus([source])) if each.accepted}
    assert {"scope", "beat"} <= accepted


def test_what_many_lists_explain_each_anew_is_a_label_and_no_entry_of_a_list_of_words() -> None:
    lists = [f"<dl><dt>beat</dt><dd>A counter of mill {number}.</dd></dl>" for number in range(4)]
    for number, is_told in ((3, True), (4, False)):
        reading = read("words.html", "".join(f"<p>A mill.</p>{each}" for each in lists[:number]).encode())
        source = Source(key=1, name="words.html", text=reading.text, blocks=reading.blocks)
        (beat,) = [each for each in extract(Corpus([source])) if each.text == "beat"]
        assert ("listed" in beat.parts, "entry" in beat.parts) == (is_told, is_told)


def test_what_stands_too_low_to_be_looked_for_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "CONSIDERED", 3)
    documents = corpus(BOTH)
    selection = select(documents, analyses_of(documents), everything=True)
    lower = list(selection.lower())
    assert (len(selection.candidates), selection.considered) == (3, 3 + len(lower))
    assert lower and not any(each.accepted for each in lower)
    assert max(each.score for each in lower) <= min(each.score for each in selection.candidates)


def test_all_that_is_weighed_is_told_in_words() -> None:
    assert {*WEIGHTS, *BY_HAND} <= MEANINGS.keys() | termhood.WEIGHTS.keys()
