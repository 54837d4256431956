import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.formats import Entry, SourceReference, Spelling
from genglossary.linking.markup import markup_called
from genglossary.linking.proposing import Linker, edited
from tests.linking.samples import PAGES, linked

LINK = re.compile(r"\[([^\[\]]+)\]\(\.\./glossary\.md#[^)]+\)")


def test_the_first_mention_in_each_section_is_linked():
    text = "# One\n\nThe fog horn. The fog horn.\n\n## Two\n\nA fog horn.\n"
    link = "[fog horn](../glossary.md#fog-horn)"
    assert linked(text, "mkdocs") == f"# One\n\nThe {link}. The fog horn.\n\n## Two\n\nA {link}.\n"


def test_or_only_the_first_of_the_document():
    text = "The fog horn.\n\n## Two\n\nA fog horn.\n"
    assert linked(text, "mkdocs", "document") == "The [fog horn](../glossary.md#fog-horn).\n\n## Two\n\nA fog horn.\n"


def test_the_longest_of_several_terms_is_meant():
    assert "[fog horn house](../glossary.md#fog-horn-house)" in linked("The fog horn house burned.", "mkdocs")


def test_every_spelling_that_may_be_written_is_a_mention_and_no_forbidden_one():
    assert linked("FH and hooter.", "mkdocs") == "[FH](../glossary.md#fog-horn) and hooter."
    assert linked("Two fog horns.", "mkdocs") == "Two [fog horns](../glossary.md#fog-horn)."


def test_what_a_writer_linked_is_linked_already():
    text = "See the [horn](../glossary.md#fog-horn). The fog horn.\n"
    assert linked(text, "mkdocs") == text


def test_parts_of_words_are_no_mentions():
    text = "Two fog hornets, FHX and トラベル.\n"
    assert linked(text, "mkdocs") == text


@pytest.mark.parametrize("name", PAGES)
@given(
    pieces=st.lists(
        st.sampled_from(
            [
                *("fog horn", "FH", "灯台守", " ", "\n", "\n\n", "# ", "`", "*", "[", "](x)", "<b>", "</b>", "&amp;"),
                *("は", "\n\nHead\n====\n\n", "<h2>", "</h2>", "<p>", "https://a.b/fog horn", "|", "![", "- "),
                *("    ", "a", "<dt>", "<a href=x>", "</a>", "<!--"),
            ]
        ),
        max_size=24,
    )
)
def test_twice_changes_nothing(name: str, pieces: list[str]):
    once = linked("".join(pieces), name)
    assert linked(once, name) == once


@given(st.lists(st.sampled_from(["fog horn", "FH", "灯台守", " ", "\n\n", "# ", "`", "*", "は", "x. "]), max_size=30))
def test_only_links_are_added(pieces: list[str]):
    text = "".join(pieces)
    assert LINK.sub(r"\1", linked(text, "mkdocs")) == text


MONEY, RIVER = (
    Entry(text="bank", slug=slug, evidence=(SourceReference(document=name, start=0, end=4, text="bank"),))
    for slug, name in (("bank", "guide/money.md"), ("bank-2", "guide/river.md"))
)


def linked_bank(name: str, document: str, *entries: Entry) -> str:
    linker = Linker(markup_called(name), entries or (MONEY, RIVER))
    return edited("The bank.\n", linker.edits("The bank.\n", "glossary.md", document))


@pytest.mark.parametrize("name", ["guide/river.md", "docs/guide/river.md", "river.md"])
def test_a_word_of_two_senses_leads_to_the_one_that_the_document_defines(name: str):
    assert linked_bank("mkdocs", name) == "The [bank](glossary.md#bank-2).\n"


def test_a_word_of_two_senses_is_not_linked_where_nothing_tells_which_is_meant():
    linker = Linker(markup_called("mkdocs"), (MONEY, RIVER))
    assert linker.edits("The bank.\n", "glossary.md", "other.md") == []
    assert linker.unclear == {"bank"}
    both = replace(RIVER, evidence=(*MONEY.evidence, *RIVER.evidence))
    assert linked_bank("mkdocs", "guide/money.md", MONEY, both) == "The bank.\n"


def test_sphinx_has_both_senses_below_one_term_so_a_link_leads_to_both():
    assert linked_bank("sphinx", "other.rst") == "The :term:`bank`.\n"


def test_an_entry_of_that_name_comes_before_one_that_has_it_as_another_spelling():
    lender = Entry(text="lender", slug="lender", spellings=(Spelling(text="bank"),))
    assert linked_bank("mkdocs", "other.md", lender, MONEY) == "The [bank](glossary.md#bank).\n"
    borrower = Entry(text="borrower", slug="borrower", spellings=(Spelling(text="bank"),))
    assert linked_bank("mkdocs", "other.md", lender, borrower) == "The bank.\n"
