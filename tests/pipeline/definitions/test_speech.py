"""What people say in stories is no definition."""

import pytest

from genglossary.pipeline.definitions.speech import spoken
from genglossary.pipeline.documents.sentences import sentences_of
from tests.pipeline.sources import source


def said(text: str) -> set[str]:
    sentences = sentences_of(source(text))
    return {sentences[place].prose for place in spoken(sentences)}


TALK = "\n\n".join(["“Is it far?” asked Brannoc.", "“Too far,” said Odmar.", "“I see,” said Brannoc."] * 2)
STRAIGHT = TALK.replace("“", '"').replace("”", '"')
JAPANESE = "\n\n".join(
    ["「遠いのか」とオルマダが言った。", "「遠い」とレナは答えた。", "「そうか」とオルマダが言った。"] * 2
)


@pytest.mark.parametrize("talk", [TALK, STRAIGHT])
def test_sentences_within_quotation_marks_of_a_story_are_speech(talk: str) -> None:
    mark = "“”" if talk is TALK else '""'
    text = f"{talk}\n\n{mark[0]}Look. A lamp is a promise, girl. Go.{mark[1]}\n\nA lamp is a light that sailors carry."
    found = said(text)
    assert "A lamp is a promise, girl." in found
    assert "A lamp is a light that sailors carry." not in found


def test_japanese_speech_in_a_story_is_speech() -> None:
    found = said(f"{JAPANESE}\n\n「灯とは約束である。」\n\n灯とは、船乗りが持つ明かりである。")
    assert "「灯とは約束である。」" in found
    assert "灯とは、船乗りが持つ明かりである。" not in found


def test_a_word_in_quotation_marks_at_the_start_is_no_speech() -> None:
    assert "“Spar” is a pole that carries a sail." not in said(f"{TALK}\n\n“Spar” is a pole that carries a sail.")


def test_a_text_that_quotes_now_and_then_is_no_story() -> None:
    assert not said("“A byte is a group of eight bits,” said the first draft. The second one agrees.")


PLAY = """THE QUAY LAMP

A quay lamp is a light that sailors carry.

ACT I

Enter UNA with a basket.

UNA. A rope is a prayer with two ends.

PERRIN. [aside] A quay lamp is a liar that winks.

UNA. Who says so?

PERRIN. [aside] The sea.

UNA. No.

PERRIN. Yes.

[Exit UNA.]"""
JAPANESE_PLAY = """導灯とは、船を導く明かりである。

第一幕

灯守が登場する。

灯守「導灯とは、海に立つ約束のことだ。」

（傍白）

灯守、退場。"""


@pytest.mark.parametrize(
    ("play", "line", "before"),
    [
        (PLAY, "A rope is a prayer with two ends.", "A quay lamp is a light that sailors carry."),
        (JAPANESE_PLAY, "灯守「導灯とは、海に立つ約束のことだ。」", "導灯とは、船を導く明かりである。"),
    ],
)
def test_what_characters_say_on_the_stage_is_speech_but_not_what_stands_before_the_first_scene(
    play: str, line: str, before: str
) -> None:
    assert line in said(play)
    assert before not in said(play)


def test_a_law_with_acts_and_scenes_of_accidents_is_no_play() -> None:
    assert not said("Act 3\n\nA mooring log is a book that lists boats.\n\nScene 2\n\nThe boat was found.")
