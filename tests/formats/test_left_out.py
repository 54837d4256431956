"""What a file cannot say is named, and what is not named stands in it."""

import pytest

from genglossary import formats
from genglossary.formats import FORMATS, Entry, Equivalent, Glossary, SourceReference, Spelling
from genglossary.formats.left_out import left_out, left_out_of_each
from genglossary.formats.registry import Aspect
from tests.formats.samples import text_of

HORN_ID, FOG_ID = "5f0c1f0e-5b5e-4a51-9d3c-0c3d2a1b4e01", "5f0c1f0e-5b5e-4a51-9d3c-0c3d2a1b4e02"


def _passage(document: str, text: str) -> SourceReference:
    return SourceReference(document=document, start=0, end=len(text), text=text)


HORN = Entry(
    text="fog horn", language="en", definition="DEFINED as loud.", origin="extracted", source="", notes="NOTED",
    category="organisation", id=HORN_ID, slug="fog-horn", see_also=(FOG_ID,),
    spellings=(Spelling(text="VARIED"), Spelling(text="AVOIDED", usage="forbidden")),
    evidence=(_passage("SOURCE.md", "DEFINED as loud."), _passage("b.md", "PASSAGE")),
    equivalents=(
        Equivalent(language="ja", text="TRANSLATED"), Equivalent(language="ja", text="PROPOSED", status="proposed"),
    ),
)  # fmt: skip
FOG = Entry(text="霧", reading="きり", language="ja", evidence=(_passage("c.md", "CONTEXT"),), id=FOG_ID)
EVERYTHING = Glossary(language="en", entries=(HORN, FOG, Entry(text="lamp", language="en")))
MARKS: dict[Aspect, str] = {
    "definitions": "DEFINED", "contexts": "CONTEXT", "readings": "きり", "variants": "VARIED", "avoided": "AVOIDED",
    "translations": "TRANSLATED", "proposals": "PROPOSED", "sources": "SOURCE.md", "passages": "PASSAGE",
    "notes": "NOTED", "categories": "organisation",
}  # fmt: skip
ALL = [(name, dialect) for name, each in FORMATS.items() for dialect in ("", *each.dialects)]


@pytest.mark.parametrize(("name", "dialect"), ALL)
def test_what_is_not_named_as_left_out_stands_in_the_file(name: str, dialect: str):
    text = text_of(formats.write(name, EVERYTHING, dialect))
    claimed = FORMATS[name].carried_in(dialect) & MARKS.keys()
    if name == "ime":  # only spellings with a reading can be typed
        claimed -= {"variants"}
    assert {aspect for aspect in claimed if MARKS[aspect] not in text} == set()


def test_a_dialect_names_what_it_leaves_out_beyond_its_format():
    assert left_out("tbx", EVERYTHING) == ""
    assert left_out("tbx", EVERYTHING, "tbx2") == "Left out: 1 proposed translation, 1 category."


def test_each_format_and_dialect_says_on_the_page_what_the_command_says():
    for (name, dialect), said in left_out_of_each(EVERYTHING).items():
        assert said == left_out(name, EVERYTHING, dialect)


def test_translations_that_nobody_accepted_are_counted_apart_and_rejected_ones_not():
    rejected = Equivalent(language="ja", text="サイレン", status="rejected")
    entries = (Entry(text="siren", equivalents=(rejected, *HORN.equivalents)),)
    assert left_out("sphinx", Glossary(entries=entries)) == "Left out: 1 translation, 1 proposed translation."
