"""TBX files: valid, complete, and fit for the tools that read them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from genglossary import formats
from genglossary.formats import Entry, Equivalent, Glossary, Spelling, as_tbx
from tests.formats.as_tbx.rules import LANG, broken_rules
from tests.formats.samples import best_first, glossaries
from tests.formats.samples_for_tools import BILINGUAL, KEEPER, LAMP, LAMP_ID, WICK, WICK_ID

texts = st.text(max_size=6)
NS = {"t": "urn:iso:std:iso:30042:ed-2"}


def file_of(glossary: Glossary, dialect: str = "") -> bytes:
    return b"".join(as_tbx.write(glossary, dialect))


def written(*entries: Entry, dialect: str = "") -> etree._Element:
    return etree.fromstring(file_of(Glossary(entries=entries), dialect))


def term_section(root, text: str):
    return next(each for each in root.iterfind(".//t:termSec", NS) if each.findtext("t:term", None, NS) == text)


def by_language(glossary: Glossary) -> tuple[Entry, ...]:
    """The entries with their equivalents in the order of the file: by language, those rejected last."""
    order = lambda each: (each.status == "rejected", each.language)  # noqa: E731
    return tuple(
        replace(
            entry,
            equivalents=(
                *sorted((each for each in entry.equivalents if each.status != "rejected"), key=order),
                *(each for each in entry.equivalents if each.status == "rejected"),
            ),
        )
        for entry in best_first(glossary)
    )


@given(glossaries)
def test_a_glossary_comes_back_as_it_was(glossary: Glossary):
    data = formats.write(".tbx", glossary)
    read = formats.read(".tbx", data)
    assert read.entries == by_language(glossary)
    assert read.title == glossary.title
    assert formats.write(".tbx", read) == data


@given(glossaries)
def test_every_file_keeps_the_rules_of_the_standard(glossary: Glossary):
    assert broken_rules(formats.write(".tbx", glossary)) == []


@pytest.mark.parametrize(
    "entry",
    [
        Entry(text="a\ufffeb", definition="\uffff", notes=" two  spaces "),
        Entry(text="\ta\n   b", definition="", reading="x\r\ny"),
        Entry(text="a", id="no UUID", language="zz-Not A Tag", equivalents=(Equivalent(language="?", text="b"),)),
        Entry(text="a", notes='GenGlossary: {"text": "gone"}'),
        Entry(text="a", see_also=(WICK_ID, "nowhere"), part_of_speech="名詞"),
        Entry(text="a", spellings=(Spelling(text="b", reading="Reading: c", part_of_speech="noun"),)),
        Entry(text="a", equivalents=(Equivalent(language="und", text="b", notes="Translation status: rejected"),)),
    ],
)
def test_what_xml_or_the_standard_cannot_say_comes_back_too(entry: Entry):
    data = file_of(Glossary(entries=(entry, WICK)))
    assert as_tbx.read(data).entries == (WICK, entry)
    assert broken_rules(data) == []


def test_entries_with_the_same_id_stay_two():
    twins = (replace(WICK, score=3.0), replace(WICK, text="other", score=2.0))
    data = file_of(Glossary(entries=twins))
    assert as_tbx.read(data).entries == twins
    assert broken_rules(data) == []


def test_each_spelling_has_its_status_and_type():
    root = written(LAMP, WICK)
    noted = {
        each.findtext("t:term", None, NS): [note.text for note in each.iterfind("t:termNote", NS)]
        for each in root.iterfind(".//t:langSec[@xml:lang='en']/t:termSec", {**NS, "xml": LANG[1:-5]})
    }
    assert noted == {
        "mantle lamp": ["noun", "preferredTerm-admn-sts", "fullForm"],
        "ML": ["abbreviation"],
        "mantle lamps": ["variant"],
        "gas lamp": ["deprecatedTerm-admn-sts"],
        "glow lamp": ["supersededTerm-admn-sts"],
        "Wick; No. 4": [],
    }
    assert term_section(root, "glow lamp").findtext("t:note", None, NS) == "Usage: forbidden"


def test_a_definition_and_a_passage_have_their_sources():
    root = written(LAMP)
    groups = [[each.text for each in group][:2] for group in root.iterfind(".//t:descripGrp", NS)][:2]
    assert groups == [[LAMP.definition, LAMP.source], [LAMP.evidence[0].text, "lamps.md"]]


def test_readings_and_switches_are_notes_that_people_understand():
    root = written(KEEPER, WICK)
    assert term_section(root, "灯台守").findtext("t:note", None, NS) == "Reading: とうだいもり"
    notes = [note.text for note in term_section(root, "Wick; No. 4").iterfind("t:note", NS)]
    assert notes == ["Case as written: yes", "Exact form: yes", "Do not translate: yes"]


def test_see_also_refers_to_the_other_concept_by_its_id():
    root = written(LAMP, WICK)
    (reference,) = root.iterfind(".//t:ref", NS)
    assert (reference.get("type"), reference.get("target"), reference.text) == (
        "crossReference", f"gg-{WICK_ID}", "Wick; No. 4",
    )  # fmt: skip
    assert root.find(f".//t:conceptEntry[@id='gg-{LAMP_ID}']", NS) is not None


def test_nobody_else_sees_a_rejected_equivalent():
    terms = [each.text for each in written(LAMP).iterfind(".//t:term", NS)]
    assert "Glühlichtlampe" in terms and "Mantellampe" not in terms
    proposed = term_section(written(LAMP), "Strumpflampe")
    assert proposed.findtext("t:note", None, NS) == "Translation status: proposed"


def test_for_older_tools_there_is_version_2_without_notes_for_ourselves():
    data = file_of(BILINGUAL, "tbx2")
    root = etree.fromstring(data)
    assert root.tag == "martif" and b"GenGlossary:" not in data
    terms = [
        (language.get(LANG), each.findtext("term"))
        for language in root.iter("langSet")
        for each in language.iter("tig")
    ]
    assert ("ja", "マントルランプ") in terms and ("de", "Strumpflampe") not in terms
    wick = root.find(f".//termEntry[@id='gg-{WICK_ID}']")
    assert wick is not None and wick.findtext("descrip[@type='Translation needed']") == "No"
    statuses = [each.text for each in root.iterfind(".//termNote[@type='administrativeStatus']")]
    assert statuses.count("forbidden") == 2  # the word Weblate knows


def test_the_first_term_of_version_2_is_one_that_may_be_written():
    there = (Equivalent(language="ja", text="芯棒", usage="forbidden"), Equivalent(language="ja", text="芯"))
    wick = Entry(text="wyke", usage="deprecated", language="en", spellings=(Spelling(text="wick"),), equivalents=there)
    root = written(wick, Entry(text="tallow", usage="forbidden", language="en"), dialect="tbx2")
    assert [each.findtext("tig/term") for each in root.iter("langSet")] == ["wick", "芯", "tallow"]
    assert [each.text for each in root.iter("term")] == ["wick", "wyke", "芯", "芯棒", "tallow"]


def test_version_2_comes_back_but_for_what_it_leaves_out():
    read = as_tbx.read(file_of(BILINGUAL, "tbx2"))
    lamp, wick, keeper = read.entries
    assert (lamp.text, lamp.definition, lamp.source, lamp.see_also) == (
        "mantle lamp", LAMP.definition, LAMP.source, (WICK_ID,),
    )  # fmt: skip
    assert [(each.text, each.usage) for each in lamp.spellings] == [(e.text, e.usage) for e in LAMP.spellings]
    assert (wick.as_written, wick.exact, wick.do_not_translate) == (True, True, True)
    assert keeper.reading == "とうだいもり"


@given(texts, texts)
def test_version_2_is_well_formed_whatever_is_said(title: str, notes: str):
    entry = replace(LAMP, notes=notes, equivalents=(Equivalent(language="de", text="Lampe", notes=notes),))
    read = as_tbx.read(file_of(Glossary(title=title, entries=(entry,)), "tbx2"))
    assert read.entries[0].equivalents[0].text == "Lampe"
