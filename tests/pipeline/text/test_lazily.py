import re

import pytest

from genglossary.pipeline.text.lazily import compiled


def test_a_pattern_does_what_a_compiled_one_does():
    lazy, plain = compiled(r"(?P<ship>[a-z]+)-(\d)", re.IGNORECASE), re.compile(r"(?P<ship>[a-z]+)-(\d)", re.IGNORECASE)
    text = "Tug-1, BARGE-2"
    assert [each.span("ship") for each in lazy.finditer(text)] == [each.span("ship") for each in plain.finditer(text)]
    assert (lazy.sub("x", text), lazy.pattern, lazy.flags) == (plain.sub("x", text), plain.pattern, plain.flags)
    assert lazy.match("-") is None


def test_a_wrong_pattern_is_noticed_when_it_is_used():
    wrong = compiled("(")
    with pytest.raises(re.error):
        wrong.match("x")
