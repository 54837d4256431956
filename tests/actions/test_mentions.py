"""Which members a comment mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.actions.mentions import mentions_in

MEMBERS = ["hana", "hana.mori", "ken", "花子", "a+b@mill.example"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@hana, look at this.", ["hana"]),
        ("What does @Hana say? And @ken?", ["hana", "ken"]),
        ("この定義は@hanaさんに確認してください。", ["hana"]),
        ("＠花子さん、お願いします", ["花子"]),
        ("@hana.mori wrote it.", ["hana.mori"]),
        ("As @hana. Then more.", ["hana"]),
        ("ask @a+b@mill.example!", ["a+b@mill.example"]),
    ],
)
def test_members_are_found_as_people_write_them(text, expected):
    assert [each.name for each in mentions_in(text, MEMBERS)] == expected


@pytest.mark.parametrize(
    "text", ["hana", "@hanako", "mail ken@ken.example", "@hana.other", "@", "@@", "@kennel", "x@ken"]
)
def test_what_is_no_mention_of_a_member_is_none(text):
    assert list(mentions_in(text, MEMBERS)) == []


@given(st.text(alphabet="@＠hanake .\n花子x"), st.lists(st.text(alphabet="hankex花子.", min_size=1), max_size=4))
def test_mentions_lie_in_the_text_one_after_the_other_and_are_names(text, names):
    end = 0
    for each in mentions_in(text, names):
        assert end <= each.start < each.end <= len(text)
        assert text[each.start] in "@＠"
        assert text[each.start + 1 : each.end].casefold() == each.name.casefold()
        assert each.name in names
        end = each.end
