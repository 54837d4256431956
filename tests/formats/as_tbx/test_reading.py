"""TBX as other tools write it, and files that are broken or hostile."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.formats import Entry, Equivalent, Problem, Spelling, Unusable, as_tbx


def martif(body: str, *, lang: str = "en", head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<martif type="TBX" xml:lang="{lang}"><martifHeader><fileDesc><titleStmt>'
        f"<title>Lamps</title></titleStmt></fileDesc></martifHeader><text><body>{body}</body></text></martif>"
    ).encode()


def entry_in(data: bytes) -> Entry:
    glossary, problems = as_tbx.read_with_problems(data)
    assert problems == ()
    (entry,) = glossary.entries
    return entry


def noted(note: str) -> Entry:
    """The entry of a term with one termNote or descrip of the given XML."""
    return entry_in(
        martif(f'<termEntry><langSet xml:lang="en"><tig><term>lamp</term>{note}</tig></langSet></termEntry>')
    )


def test_version_2_with_tig_and_ntig():
    entry = entry_in(
        martif(
            '<termEntry id="c7"><descrip type="subjectField">light</descrip><langSet xml:lang="ja"><ntig><termGrp>'
            "<term>灯り</term><termNote type='partOfSpeech'>noun</termNote></termGrp></ntig></langSet>"
            '<langSet xml:lang="en-US"><descripGrp><descrip type="definition">It\n   shines.</descrip>'
            '<admin type="source">Handbook</admin></descripGrp><tig><term>lamp</term></tig>'
            '<tig><term>LP</term><termNote type="termType">acronym</termNote></tig></langSet></termEntry>'
        )
    )
    assert (entry.text, entry.language, entry.definition, entry.source) == ("lamp", "en", "It shines.", "Handbook")
    assert entry.spellings == (Spelling(text="LP", kind="abbreviation"),)
    assert entry.equivalents == (Equivalent(language="ja", text="灯り", notes="partOfSpeech: noun"),)
    assert entry.notes == "subjectField: light"
    assert entry.origin == "imported"


def test_version_3_with_categories_as_elements():
    entry = entry_in(
        b'<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"'
        b' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>'
        b'<conceptEntry id="c1"><langSec xml:lang="en"><descripGrp><basic:definition>It shines.</basic:definition>'
        b"<basic:source>Handbook</basic:source></descripGrp><termSec><term>lamp</term>"
        b"<min:partOfSpeech>noun</min:partOfSpeech><min:administrativeStatus>preferredTerm-admn-sts"
        b"</min:administrativeStatus><basic:context>Light the lamp.</basic:context></termSec><termSec>"
        b"<term>lite</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>"
        b"<basic:termType>variant</basic:termType></termSec></langSec></conceptEntry></body></text></tbx>"
    )
    assert (entry.definition, entry.source, entry.part_of_speech, entry.usage) == (
        "It shines.", "Handbook", "noun", "preferred",
    )  # fmt: skip
    assert entry.evidence[0].text == "Light the lamp."
    assert entry.spellings == (Spelling(text="lite", usage="deprecated"),)


@pytest.mark.parametrize(
    "body",
    [
        '<entry id="C1"><langGroup xml:lang="de"><termGroup><term>Lampe</term></termGroup></langGroup>'
        '<langGroup xml:lang="en"><termGroup><term>lamp</term><note>bright</note><partOfSpeech>noun</partOfSpeech>'
        "<termStatus>preferred</termStatus></termGroup></langGroup></entry>",
        '<termEntry id="C1"><langSet xml:lang="de"><tig><term>Lampe</term></tig></langSet><langSet xml:lang="en"><tig>'
        "<term>lamp</term><note>bright</note><partOfSpeech>noun</partOfSpeech><termStatus>preferred</termStatus>"
        "</tig></langSet></termEntry>",
    ],
)
def test_tbx_min_in_both_of_its_shapes(body: str):
    data = f'<TBX dialect="TBX-Min"><header><languages source="en" target="de"/></header><body>{body}</body></TBX>'
    entry = entry_in(data.encode())
    assert (entry.text, entry.usage, entry.notes, entry.part_of_speech) == ("lamp", "preferred", "bright", "noun")
    assert entry.equivalents == (Equivalent(language="de", text="Lampe"),)


def test_multiterm_names_languages_inside():
    entry = entry_in(
        b'<mtf><conceptGrp><concept>12</concept><languageGrp><language type="English" lang="EN-US"/><termGrp>'
        b'<term>lamp</term><descripGrp><descrip type="Status">forbidden</descrip></descripGrp><descripGrp>'
        b'<descrip type="Definition">It shines.</descrip></descripGrp></termGrp></languageGrp><languageGrp>'
        b'<language type="German" lang="DE"/><termGrp><term>Lampe</term></termGrp></languageGrp></conceptGrp></mtf>'
    )
    assert (entry.text, entry.language, entry.usage, entry.definition) == ("lamp", "en", "forbidden", "It shines.")
    assert entry.equivalents[0].language == "de"


def test_termweb_says_what_is_not_translated_and_how_a_word_is_used():
    entry = entry_in(
        martif(
            '<termEntry id="1"><descrip type="definition">It shines.</descrip><descrip type="Translation needed">No'
            '</descrip><descrip type="Usage note">Only outdoors.</descrip><langSet xml:lang="en"><tig><term>Lux</term>'
            '<termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry>'
        )
    )
    assert (entry.definition, entry.do_not_translate, entry.notes, entry.usage) == (
        "It shines.", True, "Only outdoors.", "forbidden",
    )  # fmt: skip


def test_weblate_and_pontoon_put_texts_where_nobody_else_does():
    weblate = entry_in(
        martif(
            '<termEntry><descrip>It shines.</descrip><langSet xml:lang="en"><tig><term>lamp</term></tig></langSet>'
            '<langSet xml:lang="cs"><note from="translator">knižní</note><tig><term>lampa</term></tig></langSet>'
            "</termEntry>"
        )
    )
    assert (weblate.definition, weblate.equivalents[0].notes) == ("It shines.", "knižní")
    pontoon = noted(
        '<termNote type="partOfSpeech">noun</termNote><descripGrp><descrip type="definition">It shines.</descrip>'
        '<descrip type="context">Light it.</descrip></descripGrp>'
    )
    assert (pontoon.definition, pontoon.evidence[0].text) == ("It shines.", "Light it.")


@pytest.mark.parametrize(
    ("value", "usage"),
    [
        ("preferredTerm-admn-sts", "preferred"), ("preferredTerm", "preferred"), ("preferred", "preferred"),
        ("standardizedTerm", "preferred"), ("legalTerm", "preferred"), ("regulatedTerm-admn-sts", "preferred"),
        ("admittedTerm-admn-sts", "admitted"), ("admitted", "admitted"), ("deprecatedTermAdmnSts", "deprecated"),
        ("deprecatedTerm", "deprecated"), ("supersededTerm-admn-sts", "deprecated"), ("not recommended", "deprecated"),
        ("Forbidden", "forbidden"), ("obsolete", "forbidden"), ("forbiddenTerm", "forbidden"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["administrativeStatus", "normativeAuthorization"])
def test_statuses_are_read_bare_and_with_their_endings(value: str, usage: str, kind: str):
    assert noted(f'<termNote type="{kind}">{value}</termNote>').usage == usage


def test_what_has_no_place_here_is_kept_in_the_notes():
    entry = noted(
        '<termNote type="administrativeStatus">in review</termNote><termNote type="grammaticalGender">neuter</termNote>'
        '<xref type="xGraphic" target="https://lamps.example/1.png">glow</xref><note>bright</note>'
        "<note> and round </note>"
    )
    assert entry.notes.splitlines() == [
        "administrativeStatus: in review", "grammaticalGender: neuter", "xGraphic: glow <https://lamps.example/1.png>",
        "bright", "and round",
    ]  # fmt: skip


def test_what_is_said_of_other_terms_names_them():
    entry = entry_in(
        martif(
            '<termEntry><langSet xml:lang="en"><tig><term>lamp</term></tig><tig><term>light</term>'
            '<note>old</note></tig></langSet><langSet xml:lang="fr"><descripGrp>'
            '<descrip type="definition">Elle luit.</descrip><admin type="source">Manuel</admin></descripGrp>'
            '<tig><term>lampe</term><descrip type="context">La lampe.'
            "</descrip></tig></langSet></termEntry>"
        )
    )
    assert entry.notes == "light: old"
    assert entry.spellings[0].kind == "synonym"
    french = Equivalent(
        language="fr", text="lampe", definition="Elle luit.", notes="Source: Manuel\nContext: La lampe."
    )
    assert entry.equivalents == (french,)


def test_the_preferred_term_is_the_entry_and_never_a_forbidden_one():
    def concept(*statuses: str) -> bytes:
        terms = "".join(
            f'<tig><term>t{at}</term><termNote type="administrativeStatus">{status}</termNote></tig>'
            for at, status in enumerate(statuses)
        )
        return martif(f'<termEntry><langSet xml:lang="en">{terms}</langSet></termEntry>')

    assert entry_in(concept("admitted", "preferred")).text == "t1"
    assert entry_in(concept("forbidden", "admitted")).text == "t1"
    assert entry_in(concept("forbidden", "obsolete")).text == "t0"


def test_cross_references_lead_to_entries_or_become_notes():
    def concept(xml_id: str, term: str, target: str) -> str:
        return (
            f'<termEntry id="{xml_id}"><ref type="crossReference" target="{target}">the other</ref>'
            f'<langSet xml:lang="en"><tig><term>{term}</term></tig></langSet></termEntry>'
        )

    data = martif(concept("c1", "lamp", "c2") + concept("c2", "wick", "c9"))
    lamp, wick = as_tbx.read(data).entries
    assert lamp.see_also == (wick.id,)
    assert (wick.see_also, wick.notes) == ((), "See also: the other")
    assert as_tbx.read(data).entries == (lamp, wick), "ids are the same each time"


def test_inline_marks_and_characters_by_number_are_text():
    assert noted("<note>a <hi>bright</hi> &amp; &#x7070; one</note>").notes == "a bright & 灰 one"


def test_what_cannot_be_read_is_named_by_line_and_the_rest_comes():
    data = martif(
        '<termEntry id="a"><langSet xml:lang="en"><tig><term>lamp</term></tig></langSet></termEntry>\n'
        '<termEntry id="b"><langSet xml:lang="en"><tig><term> </term></tig></langSet></termEntry>\n'
        '<termEntry id="a"><langSet xml:lang="no such tag!"><tig><term>wick</term></tig></langSet></termEntry>'
    )
    glossary, problems = as_tbx.read_with_problems(data)
    assert [(entry.text, entry.language) for entry in glossary.entries] == [("lamp", "en"), ("wick", "und")]
    assert problems == (
        Problem(row=2, reason="Entry b: it has no term."),
        Problem(row=3, reason='"no such tag!" is no code of a language.'),
        Problem(row=3, reason='The id "a" stands twice in the file.'),
    )
    assert glossary.title == "Lamps"


def test_notes_of_ours_that_somebody_spoilt_are_named():
    spoilt = '<langSet xml:lang="en"><note>GenGlossary: {"confidence": 7}</note><tig><term>lamp</term></tig></langSet>'
    with pytest.raises(Unusable, match=r"Line 1: Entry c1: .*0 to 1"):
        as_tbx.read(martif(f'<termEntry id="c1">{spoilt}</termEntry>'))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (martif("<termEntry>\n</body>"), "Line 2: this is not well-formed"),
        (b"<html><body>lamp</body></html>", "no TBX: its first element is <html>"),
        (b"lamp,wick\n", "Line 1: this is not well-formed"),
        ("<martif>\ud800".encode("utf-8", "surrogatepass"), "Line 1"),
        (b'<?xml version="1.0" encoding="no-such"?><martif/>', "Line 1"),
        (martif("<termEntry id='x'/>"), "Line 1: Entry x: it has no term"),
        (martif("<a>" * 5000 + "</a>" * 5000), "well-formed XML: Excessive depth"),
    ],
)
def test_a_file_of_another_kind_or_a_broken_one_is_refused_with_words(data: bytes, reason: str):
    with pytest.raises(Unusable, match=reason):
        as_tbx.read(data)


@pytest.mark.parametrize("place", ["<termEntry id='&b;'/>", "<termEntry>&b;</termEntry>", ""])
def test_entities_are_refused_and_never_followed(place: str, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("treasure")
    bombs = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    for declared in (bombs, f'<!ENTITY b SYSTEM "{secret.as_uri()}">', '<!ENTITY % x "y">'):
        with pytest.raises(Unusable) as error:
            as_tbx.read(martif(place, head=f"<!DOCTYPE martif [{declared}]>"))
        assert "treasure" not in error.value.reason


def test_a_document_type_is_not_fetched(tmp_path):
    head = f'<!DOCTYPE martif SYSTEM "{(tmp_path / "none.dtd").as_uri()}">'
    assert as_tbx.read(martif("", head=head)).entries == ()


def test_a_file_without_entries_is_an_empty_glossary():
    assert as_tbx.read(martif("")).title == "Lamps"


PARTS = [
    *("<termEntry>", "</termEntry>", '<langSet xml:lang="en">', "<langSet>", "</langSet>", "<tig>", "</tig>", "<ntig>"),
    *("</ntig>", "<term>a", "</term>", "<termGrp/>", "<descripGrp>", "</descripGrp>", '<ref target="x"/>', "<note/>"),
]


@given(st.lists(st.sampled_from(PARTS)))
def test_no_order_of_elements_is_a_crash(parts: list[str]):
    with contextlib.suppress(Unusable):
        as_tbx.read_with_problems(martif("".join(parts)))


def test_a_passage_that_stands_beside_the_terms_is_kept():
    """Pontoon has it so."""
    terms = '<langSet xml:lang="en"><tig><term>lamp</term></tig></langSet>'
    passage = '<descrip type="context">Light the lamp.</descrip>'
    assert [each.text for each in entry_in(martif(f"<termEntry>{passage}{terms}</termEntry>")).evidence] == [
        "Light the lamp."
    ]
    of_language = terms.replace("<tig>", f"{passage}<tig>", 1)
    assert entry_in(martif(f"<termEntry>{of_language}</termEntry>")).evidence[0].text == "Light the lamp."
    other = of_language.replace('"en"', '"ja"').replace("<term>lamp", "<term>灯り")
    (equivalent,) = entry_in(martif(f"<termEntry>{terms}{other}</termEntry>")).equivalents
    assert equivalent.notes == "Context: Light the lamp."


def test_notes_of_tbx_min_have_names():
    notes = (
        "<noteGrp><note><noteKey>usage</noteKey><noteValue>formal</noteValue></note>"
        "<note><noteKey>definition</noteKey><noteValue>It burns.</noteValue></note></noteGrp>"
    )
    entry = noted(notes)
    assert (entry.definition, entry.notes) == ("It burns.", "usage: formal")
    assert noted("<note><noteGroup><noteKey>use</noteKey><noteValue>ships</noteValue></noteGroup></note>").notes == (
        "use: ships"
    )


@pytest.mark.parametrize("name", ["Case sensitive", "caseSensitive", "case-sensitivity"])
def test_other_tools_say_that_case_counts(name: str):
    assert noted(f'<termNote type="{name}">Yes</termNote>').as_written is True
    assert noted(f'<termNote type="{name}">no</termNote>').as_written is False
    assert noted(f'<termNote type="{name}">sometimes</termNote>').notes == f"{name}: sometimes"


def test_a_flag_that_forbids_forbids():
    assert noted('<termNote type="forbidden">true</termNote>').usage == "forbidden"
    assert noted('<termNote type="forbidden">false</termNote>').usage == ""
    assert noted('<descrip type="Forbidden">on deck</descrip>').notes == "Forbidden: on deck"
