"""Forbidden terms that say what to use instead."""

from genglossary import formats
from genglossary.formats import Entry, Glossary, Spelling
from genglossary.formats.receiving import receive

HEADER = "term;description;casesensitive;translatable;forbidden;tags;en;en_description;ja;ja_description\n"
LOGIN = "log in;To begin.;no;yes;no;;log in;To begin.;ログイン;\n"


def entries(*rows: str) -> list[Entry]:
    return [entry for _, entry in receive(".csv", (HEADER + "".join(rows)).encode()).entries]


def test_a_forbidden_term_is_a_spelling_of_what_is_to_be_used():
    (entry,) = entries("signin;Use: log in;no;no;yes;;;;;\n", LOGIN, "Logon;use log in;yes;no;yes;;;;;\n")
    assert entry.text == "log in"
    assert [(each.text, each.usage, each.as_written) for each in entry.spellings] == [
        ("signin", "forbidden", None),
        ("Logon", "forbidden", True),
    ]


def test_a_forbidden_term_of_which_more_is_said_stays_one():
    rows = ("signin;Use: sign in;no;no;yes;;;;;\n", "enter;Too vague.;no;no;yes;;;;;\n")
    tagged, allowed = "go in;Use: log in;no;no;yes;doors;;;;\n", "use;Use: log in;no;no;no;;;;;\n"
    found = entries(LOGIN, *rows, tagged, allowed)
    assert [each.text for each in found] == ["log in", "signin", "enter", "go in", "use"]


def test_what_may_be_either_of_two_terms_is_not_guessed():
    assert [each.spellings for each in entries(LOGIN, LOGIN, "signin;Use: log in;no;no;yes;;;;;\n")] == [(), (), ()]


def test_what_lokalise_is_told_to_forbid_comes_back_from_there():
    entry = Entry(text="log in", language="en", spellings=(Spelling(text="signin", usage="forbidden"),))
    data = formats.write("lokalise", Glossary(entries=(entry, Entry(text="sign up", language="en"))))
    read = tuple(each for _, each in receive(".csv", data).entries)
    assert [each.spellings for each in read] == [entry.spellings, ()]
    assert formats.write("lokalise", Glossary(entries=read)) == data
