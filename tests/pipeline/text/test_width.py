import pytest

from genglossary.pipeline.text.width import width_of


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("lamp", 4), ("灯台", 4), ("灯 a", 4), ("ｱﾝｶ", 3), ("Ａ", 2), ("é", 1)]
)
def test_wide_characters_take_two_columns(text: str, width: int) -> None:
    assert width_of(text) == width
