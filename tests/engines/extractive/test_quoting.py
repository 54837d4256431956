import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.engines.extractive.quoting import quote, without_open_quotes
from genglossary.engines.protocol import EngineTerm
from genglossary.pipeline.types import Passage


@pytest.mark.parametrize(
    ("passage", "definition"),
    [
        ("“A fog bell is a bell that keepers ring in mist.", "A fog bell is a bell that keepers ring in mist."),
        ("A fog bell is a bell that keepers ring in mist.”", "A fog bell is a bell that keepers ring in mist."),
        ('"A fog bell is a bell that keepers ring in mist.', "A fog bell is a bell that keepers ring in mist."),
        ('A fog bell is a bell that keepers ring in mist."', "A fog bell is a bell that keepers ring in mist."),
        ("A fog bell is a bell called “old Tom”.", "A fog bell is a bell called “old Tom”."),
        ("(A fog bell is a bell that keepers ring in mist.)", "A fog bell is a bell that keepers ring in mist."),
        ("4.2 A fog bell is a bell (of iron).", "A fog bell is a bell (of iron)."),
        ("(B) A fog bell is a bell of iron.", "A fog bell is a bell of iron."),
        ("第三条の二 霧鐘は、鐘である。", "霧鐘は、鐘である。"),
        ("4A.—(2) A fog bell is a bell.", "A fog bell is a bell."),
        ("一 霧鐘は、霧の日に鳴らす鐘をいう。", "霧鐘は、霧の日に鳴らす鐘をいう。"),
        ("３ 霧鐘は、霧の日に鳴らす鐘をいう。", "霧鐘は、霧の日に鳴らす鐘をいう。"),
        ("「霧鐘は、霧の日に鳴らす鐘である。", "霧鐘は、霧の日に鳴らす鐘である。"),
        ("霧鐘は、「鐘楼」に吊るした鐘である。", "霧鐘は、「鐘楼」に吊るした鐘である。"),
    ],
)
def test_a_quotation_mark_without_its_partner_is_not_quoted(passage: str, definition: str) -> None:
    term = EngineTerm(key=1, text="fog bell", language="en")
    found = quote(term, [Passage(source=1, start=0, end=len(passage), text=passage, score=0.9)])
    assert found is not None
    assert found.text == definition


@pytest.mark.parametrize(
    ("passage", "definition"),
    [
        ("702.4X is a rule for plugs.", "702.4X is a rule for plugs."),
        ("7. 702.4X is a rule for plugs.", "702.4X is a rule for plugs."),
        ("7.霧鐘は鐘である。", "霧鐘は鐘である。"),
    ],
)
def test_the_number_of_an_item_is_left_out_but_not_the_beginning_of_a_name(passage: str, definition: str) -> None:
    term = EngineTerm(key=1, text="702.4X", language="en")
    found = quote(term, [Passage(source=1, start=0, end=len(passage), text=passage, score=0.9)])
    assert found is not None
    assert found.text == definition


@given(st.text(alphabet='ab “”「」『』«»"', max_size=20))
def test_what_is_left_has_only_pairs(text: str) -> None:
    left = without_open_quotes(text)
    assert left.count("“") == left.count("”")
    assert left.count('"') % 2 == 0
    assert without_open_quotes(left) == left


@pytest.mark.parametrize("text", ["港の図.orrery (惑星の模型) を開く。", "Orrery (動く Orrery の模型) を回す。"])
def test_a_bracket_after_a_file_name_or_with_the_name_itself_explains_nothing(text: str) -> None:
    term = EngineTerm(key=1, text="Orrery", language="ja")
    read = Passage(source=1, start=0, end=len(text), text=text, score=0.3)
    assert quote(term, [read]) is None
    assert quote(term, [Passage(source=1, start=0, end=20, text="Orrery (惑星の模型) を回す。", score=0.3)]) is not None
