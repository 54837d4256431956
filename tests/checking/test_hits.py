"""Spellings to avoid of which one is a form of the other."""

import pytest

from genglossary.checking import Checker, manuscript
from genglossary.formats import Entry, Glossary
from tests.checking.samples import entry


def fixes(text: str, *entries: Entry) -> list[tuple[str, str | None]]:
    """The places found and what replaces them, when the glossary is one without errors."""
    checker, document = Checker(Glossary(entries=entries)), manuscript("a.md", text.encode())
    assert checker.impossible() == []
    return [(document.text[each.start : each.end], each.fix) for each in checker.check(document)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_verb_that_is_the_stem_of_another_one_is_found_as_well_as_that(turned):
    pair = (entry("付く", "つく", language="ja"), entry("作る", "つくる", language="ja"))
    text = "色がつく。表をつくる。表をつくった。"
    found = [("つく", "付く"), ("つくる", "作る"), ("つく", "作")]
    assert fixes(text, *(reversed(pair) if turned else pair)) == found


@pytest.mark.parametrize("turned", [False, True])
def test_a_plural_is_what_it_is_by_itself_before_it_is_that_of_another_word(turned):
    pair = (entry("journal", "log"), entry("records", "logs"))
    found = [("log", "journal"), ("logs", "records")]
    assert fixes("One log, two logs.", *(reversed(pair) if turned else pair)) == found


def test_a_plural_may_be_avoided_of_a_word_that_may_be_written():
    assert fixes("One index, two indices.", entry("index"), entry("indexes", "indices")) == [("indices", "indexes")]


def test_a_plural_that_is_avoided_beside_its_singular_becomes_the_plural_of_the_right_one():
    found = [("e-mail", "email"), ("e-mails", "emails")]
    assert fixes("One e-mail, two e-mails.", entry("email", "e-mail", "e-mails")) == found


def test_a_noun_and_a_verb_of_the_same_letters_may_be_avoided_for_different_words():
    found = [("setup", "installation"), ("Set up", None)]
    text = "The setup is done. Set up the host."
    assert fixes(text, entry("installation", "setup"), entry("configure", "set up")) == found


def test_a_noun_that_is_joined_to_its_particle_by_a_hyphen_has_a_plural():
    found = [("plug-ins", "plugins"), ("plug-in", "plugin"), ("plug-in", None)]
    assert fixes("Two plug-ins. A plug-in. To plug-in it.", entry("plugin", "plug-in")) == found
    assert fixes("Two addons.", entry("add-on", "addon")) == [("addons", "add-ons")]
