"""Pages that we wrote come back: another export of what was read is the same file."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import formats
from genglossary.formats import Entry, Glossary, Spelling
from genglossary.formats.pages.rst_terms import KANA
from tests.formats.samples import HORN, KEEPER

PAGES = [("sphinx", ".rst"), ("markdown", ".md"), ("site", ".md")]
TEXT = st.text(
    st.sampled_from("abAB \\*`_|<>[]:-–—#+=~^.\"'()1.灯台らー、「」“”$&{}!@,;/?%\n\u2028"), min_size=1, max_size=12
).filter(str.strip)
NAME = TEXT.map(lambda text: " ".join(text.split()))
PART = NAME.filter(lambda text: not KANA.fullmatch(text))


def _entries(names: Iterator[str], definitions: list[str]) -> Iterator[Entry]:
    """A list of spellings on one line cannot have commas in them."""
    for name, definition in zip(names, definitions, strict=False):
        other = next(names, "")
        spellings = (Spelling(text=other),) if other and not {",", "、"} & {*other} else ()
        yield Entry(text=name, spellings=spellings, definition=definition, language="en", origin="imported")


glossaries = st.builds(
    lambda title, names, definitions: Glossary(
        title=title, language="en", entries=tuple(_entries(iter(names), definitions))
    ),
    TEXT,
    st.lists(NAME, min_size=1, max_size=4, unique_by=str.lower),
    st.lists(TEXT, min_size=2, max_size=2),
)


@pytest.mark.parametrize(("name", "suffix"), PAGES)
@given(glossaries)
def test_what_was_written_is_read_and_written_as_it_was(name: str, suffix: str, glossary: Glossary):
    written = formats.write(name, glossary)
    read = formats.read(suffix, written)
    english = tuple(replace(entry, language="en") for entry in read.entries)
    assert formats.write(name, replace(read, language="en", entries=english)) == written


@pytest.mark.parametrize(("name", "suffix"), PAGES)
def test_text_that_looks_like_a_reference_or_has_odd_line_ends_comes_back(name: str, suffix: str):
    entries = (
        Entry(text="&amp; co", definition="One\u2028two\u2029three."),
        Entry(text="lamp", definition="It burns."),
    )
    read = formats.read(suffix, formats.write(name, Glossary(language="en", entries=entries))).entries
    assert {each.text: each.definition for each in read} == {"&amp; co": "One two three.", "lamp": "It burns."}


def test_a_page_for_sites_has_no_backslash_that_mkdocs_would_show():
    entry = Entry(text="=a < b", definition="&lt; ~c~ $d$ | e > f")
    page = formats.write("site", Glossary(title="& more", language="en", entries=(entry,))).decode()
    assert "\\" not in page.partition("\n# ")[2]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_markdown_glossary_keeps_its_sources_counts_and_readings(language: str):
    made = replace(HORN, origin="generated", spellings=())
    glossary = Glossary(title="", language=language, entries=(HORN, replace(made, text="siren"), KEEPER))
    written = formats.write(".md", glossary)
    read = formats.read(".md", written)
    assert [entry.origin for entry in read.entries] == ["extracted", "generated", ""]
    assert read.entries[0].frequency == HORN.frequency
    assert read.entries[2].reading == KEEPER.reading
    assert formats.write(".md", replace(read, language=language)) == written


def test_a_passage_is_no_definition_when_it_comes_back():
    found = replace(HORN, definition=None)
    for name, suffix in PAGES:
        (entry,) = formats.read(suffix, formats.write(name, Glossary(entries=(found,)))).entries
        assert (entry.text, entry.definition, entry.source) == ("fog horn", None, "")


@pytest.mark.parametrize(("name", "suffix"), PAGES)
def test_an_empty_glossary_comes_back_empty(name: str, suffix: str):
    if name != "sphinx":
        assert formats.read(suffix, formats.write(name, Glossary(title="Words"))).entries == ()


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("source", ["", "Keepers' handbook · 2nd edition"])
def test_the_words_of_a_person_come_back_as_theirs_with_their_source(language: str, source: str):
    entry = replace(HORN, origin="manual", spellings=(), source=source, evidence=())
    written = formats.write(".md", Glossary(language=language, entries=(entry,)))
    (read,) = formats.read(".md", written).entries
    assert (read.origin, read.source, read.frequency) == ("manual", source, HORN.frequency)


CLASSIFIED = Entry(
    text="霧笛", reading="むてき", part_of_speech="名詞", language="ja", definition="鳴らすもの。", origin="imported",
    spellings=(Spelling(text="気笛", reading="キテキ"), Spelling(text="horn : fog", part_of_speech="noun : great")),
)  # fmt: skip


def test_readings_and_parts_of_speech_come_back_from_sphinx_by_term():
    written = formats.write("sphinx", Glossary(entries=(CLASSIFIED,)))
    assert "   霧笛 : ま : むてき : 名詞\n" in written.decode()
    read = formats.read(".rst", written)
    assert formats.write("sphinx", read) == written
    (entry,) = read.entries
    found = [(each.text, each.reading, each.part_of_speech) for each in (entry, *entry.spellings)]
    assert found == [
        ("霧笛", "むてき", "名詞"), ("気笛", "キテキ", ""), ("horn : fog", "", "noun : great"),
    ]  # fmt: skip


@given(st.lists(st.tuples(NAME, st.sampled_from(["", "あ", "らー", "ホーン"]), PART), min_size=1, max_size=3))
def test_whatever_is_said_of_terms_is_written_for_sphinx_as_it_was_read(several: list[tuple[str, str, str]]):
    entries = [Entry(text=text, reading=reading, part_of_speech=part, language="en") for text, reading, part in several]
    written = formats.write("sphinx", Glossary(language="en", entries=tuple(entries)))
    read = formats.read(".rst", written)
    english = tuple(replace(entry, language="en") for entry in read.entries)
    assert formats.write("sphinx", replace(read, language="en", entries=english)) == written
