"""What a file cannot say is named, and what is not named stands in it."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from genglossary import formats
from genglossary.formats import FORMATS, Entry, Equivalent, Glossary, SourceReference, Spelling
from genglossary.formats.left_out import counts_of, left_out
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


def test_translations_that_nobody_accepted_are_and_rejected_ones_are_counted_apart():
    rejected = Equivalent(language="ja", text="サイレン", status="rejected")
    entries = (Entry(text="siren", equivalents=(rejected, *HORN.equivalents)),)
    assert (
        left_out("sphinx", Glossary(entries=entries))
        == "Left out: 1 translation, 1 proposed translation, 1 rejected translation."
    )


def _alone(aspect: Aspect) -> Entry:
    """An entry that says one thing beside its term, its definition and its translation."""
    there = Equivalent(language="ja", text="ランプ")
    bare = Entry(text="lamp", language="en", id=HORN_ID, slug="lamp", definition="It burns.", equivalents=(there,))
    changed: dict[Aspect, dict[str, Any]] = {
        "definitions": {"definition": "MARKED."},
        "contexts": {"definition": None, "evidence": (_passage("a.md", "MARKED."),)},
        "readings": {"text": "霧", "language": "ja", "reading": "まーく", "equivalents": ()},
        "variants": {"spellings": (Spelling(text="MARKED"),)},
        "avoided": {"spellings": (Spelling(text="MARKED", usage="forbidden"),)},
        "translations": {"equivalents": (Equivalent(language="ja", text="MARKED"),)},
        "proposals": {"equivalents": (there, Equivalent(language="ja", text="MARKED", status="proposed"))},
        "rejections": {"equivalents": (there, Equivalent(language="ja", text="MARKED", status="rejected"))},
        "definitions_there": {"equivalents": (replace(there, definition="MARKED"),)},
        "readings_there": {"equivalents": (replace(there, reading="MARKED"),)},
        "notes_there": {"equivalents": (replace(there, notes="MARKED"),)},
        "sources": {"source": "MARKED", "origin": "manual"},
        "passages": {"origin": "extracted", "evidence": (_passage("a.md", "It burns."), _passage("b.md", "MARKED"))},
        "notes": {"notes": "MARKED"},
        "categories": {"category": "organisation"},
        "parts_of_speech": {"part_of_speech": "noun"},
    }
    return replace(bare, **changed[aspect])


_FOUND_BY = {"readings": "まーく", "categories": "organisation", "parts_of_speech": "noun"}
_ASPECTS = [each for each in get_args(Aspect) if each not in ("switches", "exact", "links", "figures")]


@pytest.mark.parametrize("aspect", _ASPECTS)
@pytest.mark.parametrize(("name", "dialect"), ALL)
def test_each_thing_that_an_entry_says_is_written_or_named_and_never_both(name: str, dialect: str, aspect: Aspect):
    glossary = Glossary(language="en", entries=(_alone(aspect),))
    assert counts_of(glossary.entries)[aspect]
    mark = _FOUND_BY.get(aspect, "MARKED")
    written = mark in text_of(formats.write(name, glossary, dialect))
    said = left_out(name, glossary, dialect)
    if name == "ime" and aspect not in ("readings", "variants") and "no place" in said:
        return
    named = aspect not in FORMATS[name].carried_in(dialect)
    assert written or named or "no place in it" in said
    assert not (written and named), said


@pytest.mark.parametrize(
    ("aspect", "switch"), [("switches", "as_written"), ("switches", "do_not_translate"), ("exact", "exact")]
)
@pytest.mark.parametrize(("name", "dialect"), ALL)
def test_each_switch_of_a_term_is_written_or_named_and_never_both(name: str, dialect: str, aspect: Aspect, switch: str):
    said, silent = (
        Glossary(language="en", entries=(replace(_alone("translations"), **{switch: on}),)) for on in (True, False)
    )
    silent = replace(silent, entries=(replace(silent.entries[0], as_written=None),))
    makes_a_difference = formats.write(name, said, dialect) != formats.write(name, silent, dialect)
    assert makes_a_difference == (aspect in FORMATS[name].carried_in(dialect))
    assert bool(counts_of(said.entries)[aspect])
