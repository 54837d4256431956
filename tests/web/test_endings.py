"""Terms that end alike."""

import pytest

from genglossary.models import Term
from genglossary.web.endings import alike, ending_of
from tests.factories import make_term


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("steam valve", " valve"),
        ("valve", ""),
        ("安全バルブ", "バルブ"),
        ("バルブ", ""),
        ("蒸気管理者", "理者"),
        ("蒸気", ""),
        ("", ""),
        ("X線 装置", " 装置"),
    ],
)
def test_the_end_is_the_last_word_or_what_is_one_in_japanese(text, ending):
    assert ending_of(text) == ending


def test_only_terms_with_the_same_end_are_alike(project):
    term, *_ = (make_term(project, text) for text in ("steam valve", "safety valve", "bivalve", "valve seat"))
    ending, found = alike(term, Term.objects.filter(project=project))
    assert (ending, [each.text for each in found]) == ("valve", ["safety valve"])
