import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
