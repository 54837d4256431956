"""Completion of terms."""

import pytest

from genglossary.editor.completing import Completer
from genglossary.formats import Entry, Spelling

ENTRIES = (
    Entry(text="feed pump", language="en", spellings=(Spelling(text="boiler pump", usage="forbidden"),)),
    Entry(text="GitHub", language="en"),
    Entry(text="用語集", language="ja", reading="ようごしゅう"),
    Entry(text="サーバー", language="ja"),
    Entry(text="old word", language="en", status="excluded"),
    Entry(text="bad", language="en", usage="forbidden"),
)


@pytest.mark.parametrize(
    ("before", "texts", "length"),
    [
        ("a feed p", ["feed pump"], 6),
        ("see boiler", ["feed pump"], 6),
        ("on gith", ["GitHub"], 4),
        ("これはヨウゴ", ["用語集"], 3),
        ("これは用", ["用語集"], 1),
        ("さー", ["サーバー"], 2),
        ("ｇｉｔ", ["GitHub"], 3),
        ("old w", [], 0),
        ("ba", [], 0),
        ("agit", [], 0),
        ("", [], 0),
        ("feed ", ["feed pump"], 5),
    ],
)
def test_the_longest_end_of_the_line_with_which_a_term_begins_counts(before, texts, length):
    found = Completer(ENTRIES).completions(before)
    assert [each.text for each in found] == texts
    assert all(each.length == length for each in found)
