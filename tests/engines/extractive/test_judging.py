import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.engines.extractive.judging import SentenceQuestion, Verdict, judge_all


def judge(sentence: str, term: str = "") -> Verdict:
    (answer,) = judge_all([SentenceQuestion(sentence, term)])
    return answer


@pytest.mark.parametrize("term", ["Sea Anchor", "sea-anchors", "Sea Anchor (drogue)", "Floating Anchor (sea anchor)"])
def test_the_term_is_found_in_any_case_number_and_hyphenation_and_by_its_short_form(term: str) -> None:
    answer = judge("A sea anchor is a bag that slows a ship in a storm.", term)
    assert answer.definition
    assert answer.term == "sea anchor"


def test_a_sentence_that_defines_another_term_does_not_define_the_one_asked_about() -> None:
    assert not judge("A storm is a wind that tears a sea anchor away.", "sea anchor").definition


def test_a_sentence_without_the_term_may_still_say_what_it_is_as_a_glossary_does() -> None:
    assert judge("A canvas bag that slows a ship in a storm.", "sea anchor").definition
    assert not judge("The crew lost two of them that night.", "sea anchor").definition


def test_without_a_term_anything_may_be_defined() -> None:
    answer = judge("The weakest tide of the month is called a neap tide.")
    assert answer.definition
    assert answer.term == "neap tide"
    assert not judge("The crew lost two ropes that night.").definition


def test_punctuation_that_a_tokeniser_set_apart_makes_no_difference() -> None:
    apart = judge("17 . A drogue ( or sea anchor ) , first used by whalers , is a bag that slows a ship .")
    together = judge("A drogue (or sea anchor), first used by whalers, is a bag that slows a ship.")
    assert apart.confidence == together.confidence
    assert apart.definition


def test_japanese_is_judged_as_japanese() -> None:
    assert judge("検潮器とは、海面の高さを記録する装置です。", "検潮器").definition
    assert judge("検潮器とは、海面の高さを記録する装置です。").definition
    assert not judge("検潮器は毎年直す必要があります。", "検潮器").definition


@given(st.text(max_size=80), st.text(max_size=12))
def test_any_sentence_and_term_get_a_confidence(sentence: str, term: str) -> None:
    assert 0 <= judge(sentence, term).confidence <= 1
