"""No spelling that people forbade is ever written as an ordinary one, whichever of an entry it is, in any format."""

import re
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import formats
from genglossary.formats import FORMATS, Entry, Glossary, Spelling
from genglossary.formats.headings import under_allowed
from genglossary.formats.left_out import left_out
from genglossary.formats.types import AVOIDED
from tests.formats.samples import text_of, usages

ALL = [(name, dialect) for name, each in FORMATS.items() for dialect in ("", *each.dialects)]
SILENT = [each for each in ALL if "avoided" not in FORMATS[each[0]].carries]
"""Formats that have no word for what is forbidden: it does not stand in them at all."""
TELLING = [name for name in FORMATS if FORMATS[name].readable and "avoided" in FORMATS[name].carries]


@st.composite
def entries(draw: Any) -> Entry:
    """An entry with up to four spellings, each called like no other, of any usage."""
    chosen = cast("list[Any]", draw(st.lists(usages, min_size=1, max_size=4)))
    texts = ["QALPHA", "QBRAVO", "QCHARLIE", "QDELTA"][: len(chosen)]
    first, *others = zip(texts, chosen, strict=True)
    spellings = tuple(Spelling(text=text, usage=usage, reading="よみ") for text, usage in others)
    return Entry(
        text=first[0], usage=first[1], spellings=spellings, language="ja", definition="Defined.", reading="よみかた"
    )


def _forbidden(entry: Entry) -> set[str]:
    return {each.text for each in (entry, *entry.spellings) if each.usage in AVOIDED}


@pytest.mark.parametrize(("name", "dialect"), SILENT)
@given(entry=entries())
def test_a_format_without_a_word_for_it_does_not_have_what_is_forbidden(name: str, dialect: str, entry: Entry):
    written = text_of(formats.write(name, Glossary(entries=(entry,)), dialect))
    assert [text for text in _forbidden(entry) if text in written] == []


@pytest.mark.parametrize("name", TELLING)
@given(entry=entries())
def test_a_file_that_is_read_back_still_forbids_it(name: str, entry: Entry):
    for each in formats.read(name, formats.write(name, Glossary(entries=(entry,)))).entries:
        found = {spelling.text: spelling.usage for spelling in (each, *each.spellings)}
        assert all(found.get(text, "forbidden") in AVOIDED for text in _forbidden(entry))


@pytest.mark.parametrize("name", ["html", "docx"])
@given(entry=entries())
def test_a_page_has_it_below_do_not_write_alone(name: str, entry: Entry):
    written = text_of(formats.write(name, Glossary(entries=(entry,), language="en")))
    written = re.sub(r"(?:id|href|data-\w+)=\"[^\"]*\"", "", written)
    head, _, _ = written.partition("Do not write")
    assert [text for text in _forbidden(entry) if f">{text}<" in head] == []


@given(entry=entries())
def test_rules_for_writers_never_propose_or_accept_it(entry: Entry):
    glossary = Glossary(entries=(entry,))
    rules = text_of(formats.write("prh", glossary))
    expected = re.findall(r'expected: "(\w+)"', rules)
    assert _forbidden(entry).isdisjoint(expected)
    may_be_written = len(_forbidden(entry)) < 1 + len(entry.spellings)
    assert len(expected) == (len(_forbidden(entry)) if may_be_written else 0)


def test_the_first_spelling_that_may_be_written_is_the_heading():
    entry = Entry(
        text="hooter", usage="forbidden", reading="フーター", definition="It hoots.",
        spellings=(Spelling(text="tooter", usage="deprecated"), Spelling(text="fog horn", reading="むてき")),
    )  # fmt: skip
    under = under_allowed(entry)
    assert (under.text, under.reading, under.usage) == ("fog horn", "むてき", "")
    assert under.avoided == ("hooter", "tooter")
    assert "# fog horn" in text_of(formats.write("markdown", Glossary(entries=(entry,))))


def test_an_entry_that_nobody_may_write_is_left_out_with_a_word():
    glossary = Glossary(entries=(Entry(text="hooter", usage="forbidden", definition="It hoots."), Entry(text="lamp")))
    assert "hooter" not in text_of(formats.write("sphinx", glossary))
    assert left_out("sphinx", glossary) == "1 entry has no place in it: hooter."
    assert left_out("json", glossary) == ""
