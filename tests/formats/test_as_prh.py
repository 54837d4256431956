"""Rules of prh. Patterns are tried with Python's expressions, which read these as JavaScript's do."""

import json
import re
from typing import Any, cast

import pytest

from genglossary import formats
from genglossary.formats import Entry, Glossary, Spelling
from genglossary.formats.corrections import corrections_of, pattern_of
from genglossary.formats.types import Equivalent, Usage


def rule(right: str, wrong: str, usage: Usage = "forbidden") -> Glossary:
    return Glossary(entries=(Entry(text=right, spellings=(Spelling(text=wrong, usage=usage),)),))


def mended(right: str, wrong: str, text: str) -> str:
    (correction,) = corrections_of(rule(right, wrong))
    return re.sub(pattern_of(correction), right, text)


@pytest.mark.parametrize(
    ("right", "wrong", "text", "after"),
    [
        ("ユーザー", "ユーザ", "ユーザがユーザーとユーザビリティを", "ユーザーがユーザーとユーザビリティを"),
        ("投げる", "なげる", "なげるとつなげる", "投げるとつなげる"),
        ("引き渡し", "引渡し", "引渡しと引き渡し", "引き渡しと引き渡し"),
        ("fog horn", "foghorn", "A foghorn, foghorns", "A fog horn, foghorns"),
        ("C", "C++", "C++ and C+", "C and C+"),
        ("steam valve", "valve", "valve, steam valve", "steam valve, steam valve"),
    ],
)
def test_a_spelling_is_mended_as_a_word_of_its_own_alone(right, wrong, text, after):
    assert mended(right, wrong, text) == after


def test_a_rule_has_examples_that_prove_it():
    text = formats.write("prh", rule("fog horn", "foghorn", "deprecated")).decode()
    assert '- expected: "fog horn"' in text
    froms = re.findall(r"from: (.*)", text)
    assert [json.loads(each) for each in froms] == ["foghorn", "fog horn"]


def test_what_another_entry_may_be_written_as_is_no_mistake():
    both = (*rule("fog horn", "horn").entries, Entry(text="horn"))
    assert [*corrections_of(Glossary(entries=both))] == []


def test_a_spelling_without_another_to_write_has_no_rule():
    alone = Entry(text="hooter", usage="forbidden", spellings=(Spelling(text="toot", usage="forbidden"),))
    assert b"rules: []" in formats.write("prh", Glossary(entries=(alone,)))


def test_a_translation_to_avoid_is_a_rule_towards_the_preferred_one():
    ja = [
        Equivalent(language="ja", text=text, status=cast("Any", status), usage=cast("Any", usage))
        for text, status, usage in (
            ("霧笛", "accepted", ""), ("フォグホーン", "accepted", "preferred"), ("警笛", "accepted", "forbidden"),
            ("汽笛", "rejected", "forbidden"),
        )
    ]  # fmt: skip
    horn = Entry(text="fog horn", language="en", equivalents=tuple(ja))
    written = formats.write("prh", Glossary(entries=(horn,))).decode()
    assert 'expected: "フォグホーン"' in written
    assert written.count("expected:") == 1
    assert 'from: "警笛"' in written
    whistle = Entry(text="whistle", language="en", equivalents=(Equivalent(language="ja", text="警笛"),))
    assert "expected" not in formats.write("prh", Glossary(entries=(horn, whistle))).decode()
