import pytest

from genglossary.checking import Checker, Options, manuscript
from genglossary.checking.regional import are_regional
from genglossary.formats import Entry, Glossary, Spelling

BOTH = Entry(text="open license", language="en", spellings=(Spelling(text="open licence"),))
MIXED = "An open license. An open license. An open licence."


def together(text: str, *entries: Entry, **rules) -> list[str]:
    checker = Checker(Glossary(entries=entries), Options(rules=rules, whole=True))
    return [each.rule for each in checker.check_all([manuscript("a.md", text.encode())])]


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour model", "color model"),
        ("Behavioural test", "Behavioral test"),
        ("neighbourhoods", "neighborhoods"),
        ("data centre", "data center"),
        ("open licences", "open licenses"),
        ("organisation unit", "organization unit"),
        ("analyser", "analyzer"),
        ("dialogue box", "dialog box"),
        ("modelling tools", "modeling tools"),
        ("colour organiser", "color organizer"),
    ],
)
def test_british_and_american_spellings_are_one_word(british, american):
    assert are_regional(british, american)
    assert are_regional(american, british)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("programme", "program"),
        ("filling", "filing"),
        ("fair way", "fairway"),
        ("prize", "prise"),
        ("metre", "meter"),
        ("colour", "colour"),
    ],
)
def test_other_words_and_other_slips_are_no_regional_spellings(one, other):
    assert not are_regional(one, other)


def test_british_beside_american_is_no_drift_unless_somebody_asks():
    assert together(MIXED, BOTH) == []
    assert together(MIXED, BOTH, GG102="note") == ["GG102"]


def test_british_beside_american_is_a_drift_where_people_decided():
    decided = Entry(text="open license", language="en", usage="preferred", spellings=BOTH.spellings)
    assert together(MIXED, decided) == ["GG102"]


def test_another_spelling_stays_a_drift_beside_the_two():
    model = Entry(text="color model", language="en", spellings=tuple(map(_spelling, ("colour model", "colormodel"))))
    assert together("A color model. A color model. A colour model. A colormodel.", model) == ["GG102"]


def _spelling(text: str) -> Spelling:
    return Spelling(text=text)


@pytest.mark.parametrize("text", ["An open license.", "Two Open Licenses.", "An open licence."])
def test_an_entry_that_documents_spell_as_across_the_atlantic_is_used(text):
    licence = Entry(text="open licence", language="en", definition="A permission for all.")
    assert together(text, licence) == []
    assert together("A closed door.", licence) == ["GG203"]


def test_of_two_entries_that_are_one_word_both_are_used():
    entries = (BOTH, Entry(text="open licence", language="en", definition="A permission for all."))
    assert together("An open license.", *entries, GG208="off") == []


def test_what_people_forbid_is_found_although_it_is_right_across_the_atlantic():
    entry = Entry(text="color model", language="en", spellings=(Spelling(text="colour model", usage="forbidden"),))
    assert together("A colour model.", entry) == ["GG101"]
