import pytest

from genglossary.engines.extractive.judging import SentenceQuestion
from genglossary.engines.extractive.questions import questions_in


@pytest.mark.parametrize(
    "row",
    [
        '["A drogue is a rope.", 1]',
        '"A drogue is a rope."',
        '{"sentence": "A drogue is a rope."}',
        '["A drogue is a rope."]',
    ],
)
def test_a_row_of_json_may_be_a_sentence_alone(row: str) -> None:
    assert questions_in(f"[{row}]") == [SentenceQuestion("A drogue is a rope.")]


@pytest.mark.parametrize(
    "row", ['["drogue", false, "It is a rope."]', '{"term": "drogue", "sentence": "It is a rope.", "label": true}']
)
def test_a_row_of_json_may_name_the_term_before_its_sentence(row: str) -> None:
    assert questions_in(f"[{row}]") == [SentenceQuestion("It is a rope.", "drogue")]


def test_plain_text_has_a_sentence_on_each_line_perhaps_after_a_term_and_a_tab() -> None:
    assert questions_in("A rope.\n\ndrogue\tA sea anchor.\n") == [
        SentenceQuestion("A rope."),
        SentenceQuestion("A sea anchor.", "drogue"),
    ]


@pytest.mark.parametrize("row", ["[]", "[1, 2]", "7", '{"term": "drogue"}', '["a", "b", "c"]'])
def test_a_row_that_holds_no_sentence_is_named(row: str) -> None:
    with pytest.raises(ValueError, match="Row 2 "):
        questions_in(f'["A rope.", {row}]')


def test_broken_json_is_refused_with_the_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        questions_in('["A rope.",\n!]')
