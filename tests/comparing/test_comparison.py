"""Differences between two glossaries."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.comparing import Difference, compare
from genglossary.formats import Entry, Equivalent, Glossary, Spelling

BREAKWATER = "A wall in the sea that shelters a harbour from waves."


def entry(text: str, definition: str | None = None, *spellings: Spelling | str, **more) -> Entry:
    several = tuple(each if isinstance(each, Spelling) else Spelling(text=each) for each in spellings)
    return Entry(text=text, definition=definition, spellings=several, **{"language": "en", **more})


def differences(old: list[Entry], new: list[Entry]) -> list[Difference]:
    return compare(Glossary(entries=tuple(old)), Glossary(entries=tuple(new)))


def told(old: list[Entry], new: list[Entry]) -> list[tuple[str, str, str, str, str]]:
    return [(each.kind, each.term, each.field, each.before, each.after) for each in differences(old, new)]


def test_an_entry_that_came_and_one_that_went():
    found = told([entry("mole", "A pier.")], [entry("quay", BREAKWATER), entry("岸壁", language="ja")])
    assert found == [
        ("new", "quay", "", "", BREAKWATER),
        ("new", "岸壁", "", "", ""),
        ("gone", "mole", "", "A pier.", ""),
    ]


def test_the_same_glossary_in_another_order_does_not_differ():
    entries = [entry("quay", BREAKWATER), entry("mole"), entry("桟橋", "船を着ける所。", language="ja")]
    assert told(entries, entries[::-1]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (entry("web site", "Pages."), entry("website", "Pages.", "web site")),
        (entry("website", "Pages.", "web site"), entry("web site", "Pages.")),
        (entry("サーバ", language="ja"), entry("サーバー", None, "サーバ", language="ja")),
        (entry("Web site", id="an id"), entry("page", id="an id")),
    ],
)  # fmt: skip
def test_an_entry_whose_preferred_spelling_became_a_variant_is_renamed(old, new):
    found = [each for each in told([old], [new]) if each[0] != "usage"]
    assert found == [("renamed", new.text, "", old.text, new.text)]


def test_a_new_preferred_spelling_says_by_itself_that_the_old_one_is_only_admitted():
    old = entry("web site", None, "website", usage="preferred")
    new = entry("website", None, Spelling(text="web site", usage="admitted"), usage="preferred")
    assert [each.kind for each in differences([old], [new])] == ["renamed"]


def test_an_entry_that_became_a_spelling_of_another_is_merged_and_back_it_is_split():
    two = [entry("mole", "A pier."), entry("breakwater")]
    one = [entry("breakwater", None, "mole")]
    assert told(two, one) == [("merged", "mole", "", "mole", "breakwater")]
    assert told(one, two) == [("split", "mole", "", "breakwater", "mole")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (BREAKWATER, "A wall in the sea which shelters a harbour from waves.", "reworded"),
        (BREAKWATER, BREAKWATER.replace("harbour", "Harbour"), "reworded"),
        (BREAKWATER, "A person who keeps a lighthouse.", "redefined"),
        ("A rope of at most 20 metres that holds ships.", "A rope of at most 25 metres that holds ships.", "redefined"),
        ("A berth in which ships are allowed to stay.", "A berth in which ships are not allowed to stay.", "redefined"),
        ("船を岸につなぐための綱のことである。", "船を岸につなぐための太綱のことである。", "reworded"),
        ("船を岸につないでおける場所である。", "船を岸につないでおけない場所である。", "redefined"),
        ("総トン数が500トン以上の船である。", "総トン数が500トン未満の船である。", "redefined"),
        ("船を岸につなぐ綱。", "港の入口を示す灯火。", "redefined"),
        (None, BREAKWATER, "redefined"),
        (BREAKWATER, None, "redefined"),
    ],
)  # fmt: skip
def test_a_small_change_of_words_is_no_other_content(before, after, kind):
    assert [each.kind for each in differences([entry("x", before)], [entry("x", after)])] == [kind]


def test_line_ends_and_spaces_are_no_change():
    assert told([entry("x", "A wall\n in the sea.")], [entry("x", "A wall in  the sea.\n")]) == []


def test_usages_spellings_categories_and_translations_are_told_one_by_one():
    old = entry("quay", None, "quays", "wharf", category="place", equivalents=(Equivalent(language="ja", text="岸"),))
    new = entry(
        "quay",
        None,
        Spelling(text="wharf", usage="deprecated"),
        "quayside",
        equivalents=(Equivalent(language="ja", text="岸壁", usage="preferred"),),
        notes="See the chart.",
    )
    assert told([old], [new]) == [
        ("spellings", "quay", "", "", "quayside"),
        ("spellings", "quay", "", "quays", ""),
        ("usage", "quay", "wharf", "", "deprecated"),
        ("category", "quay", "", "place", ""),
        ("equivalents", "quay", "ja", "", "岸壁 (preferred)"),
        ("equivalents", "quay", "ja", "岸", ""),
        ("details", "quay", "notes", "", "See the chart."),
    ]


def test_translations_that_are_only_proposed_are_not_compared():
    proposed = (Equivalent(language="ja", text="岸壁", status="proposed"),)
    assert told([entry("quay")], [entry("quay", equivalents=proposed)]) == []


def test_an_excluded_entry_is_not_there():
    assert told([entry("quay")], [entry("quay", status="excluded")]) == [("gone", "quay", "", "", "")]


def test_homonyms_are_told_apart_by_what_they_say():
    old = [entry("port", "A harbour."), entry("port", "A sweet wine.")]
    new = [entry("port", "A sweet wine."), entry("port", "The left side of a ship.")]
    assert told(old, new) == [("redefined", "port", "", "A harbour.", "The left side of a ship.")]


def test_words_of_two_languages_that_are_written_alike_are_two_entries():
    found = told([entry("Gift", language="de")], [entry("Gift", language="en")])
    assert [each[0] for each in found] == ["new", "gone"]


def test_a_file_that_does_not_say_the_language_means_the_same_entry():
    assert told([entry("quay", language="und")], [entry("quay", language="en-GB")]) == []


_TEXTS = st.sampled_from(["quay", "Quay", "mole", "mooring line", "岸壁", "桟橋"])
_ENTRIES = st.lists(
    st.builds(
        lambda text, definition, names: entry(text, definition, *names),
        _TEXTS,
        st.sampled_from([None, BREAKWATER, "綱。"]),
        st.lists(_TEXTS, max_size=2, unique=True),
    ),
    max_size=6,
)


@given(_ENTRIES, _ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(old: list[Entry], new: list[Entry], chance: random.Random):
    mixed = chance.sample(old, len(old)), chance.sample(new, len(new))
    assert differences(old, new) == differences(*mixed)
    assert differences(old, chance.sample(old, len(old))) == []
