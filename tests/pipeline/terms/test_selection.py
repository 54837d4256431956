"""Candidates that are proposed or not, and the words that say why."""

from typing import get_args

import pytest

from genglossary.pipeline.terms.selection import accept, in_words
from genglossary.pipeline.types import DecidedTerm, Reason, TermCandidate

KNOWN = (DecidedTerm(text="sluice", required=True), DecidedTerm(text="dyke", excluded=True))


@pytest.mark.parametrize(
    ("text", "score", "category", "max_terms", "accepted", "reason"),
    [
        ("weir", 9.0, "", 1, True, "specific"),
        ("weir", 9.0, "", 0, False, "outranked"),
        ("weir", 0.1, "", 1, False, "weak"),
        ("weir", 9.0, "common_noun", 1, False, "everyday"),
        ("Sluice", 0.1, "", 0, True, "required"),
        ("dyke", 9.0, "", 1, False, "excluded"),
    ],
)
def test_each_candidate_has_the_reason_of_its_judgement(text, score, category, max_terms, accepted, reason):
    candidate = TermCandidate(text=text, language="en", score=score, category=category, frequency=2)
    (found,) = accept([candidate], KNOWN, max_terms, 100, lambda each: each)
    assert (found.accepted, found.reason) == (accepted, reason)


def test_every_reason_has_words_of_its_own():
    words = [in_words(reason) for reason in get_args(Reason)]
    assert len(set(words)) == len(words)
    assert all(word for word, reason in zip(words, get_args(Reason), strict=True) if reason)


@pytest.mark.parametrize(("words", "strongest", "entries"), [(400, 6.0, 14), (300_000, 12.0, 22), (300_000, 30.0, 20)])
def test_the_text_decides_how_many_entries_there_are(words, strongest, entries):
    scores = [strongest] * 20 + [8.0] * 2 + [4.0] * 4 + [3.0] * 9
    candidates = [
        TermCandidate(text=f"weir {number}", language="en", score=score, frequency=2)
        for number, score in enumerate(sorted(scores, reverse=True))
    ]
    assert sum(each.accepted for each in accept(candidates, (), None, words, lambda each: each)) == entries


@pytest.mark.parametrize(("told", "entries"), [(2, 20), (20, 40)])
def test_a_text_that_explains_most_of_its_words_has_more_entries(told, entries):
    candidates = [
        TermCandidate(
            text=f"weir {number}",
            language="en",
            score=16.0 if number < 20 else 8.0,
            parts={"called": 1.0} if number < told else {},
            frequency=2,
        )
        for number in range(40)
    ]
    assert sum(each.accepted for each in accept(candidates, (), None, 300_000, lambda each: each)) == entries


@pytest.mark.parametrize(("documents", "contexts", "accepted"), [(9, 0.25, False), (3, 0.25, True), (9, 2.0, True)])
def test_what_stands_on_many_pages_between_the_same_words_arranges_them(documents, contexts, accepted):
    candidate = TermCandidate(
        text="Report a leak", language="en", score=9.0, parts={"contexts": contexts}, frequency=30, documents=documents
    )
    (found,) = accept([candidate], (), 5, 9000, lambda each: each)
    assert found.accepted == accepted
