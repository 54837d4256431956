"""The language that pages say a text is in."""

import pytest

from genglossary.templatetags.words import language_of


@pytest.mark.parametrize(
    ("text", "known", "language"),
    [
        ("弁である", "en", "ja"),
        ("安全弁", "", "ja"),
        ("安全阀", "zh", "zh"),
        ("valve", "en", "en"),
        ("valve", "und", ""),
        ("", "", ""),
    ],
)
def test_the_language_is_japanese_by_script_or_what_is_known(text, known, language):
    assert language_of(text, known) == language
