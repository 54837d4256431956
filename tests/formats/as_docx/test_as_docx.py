"""Word documents of glossaries, as python-docx and our own reader of documents see them."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree

from genglossary import formats, readers
from genglossary.formats import Entry, Glossary, SourceReference
from genglossary.formats.headings import all_under_allowed
from genglossary.readers import Unreadable
from genglossary.readers.own_output import REASON
from tests.examples import examples
from tests.formats.samples import GLOSSARY, HORN, glossaries
from tests.formats.samples_for_tools import BILINGUAL, LAMP, WICK

RULE = SourceReference(document="rules.md", start=0, end=9, text="The wick\nis trimmed at noon.")
WICK_IN_USE = replace(WICK, evidence=(RULE,))


def document(*entries: Entry, title: str = "", language: str = "") -> Any:
    return Document(
        io.BytesIO(
            formats.write("docx", Glossary(title=title, language=language, entries=entries or BILINGUAL.entries))
        )
    )


def paragraphs(*entries: Entry, title: str = "", language: str = "") -> list[tuple[str, str]]:
    """Style and text of each."""
    return [(each.style.name, each.text) for each in document(*entries, title=title, language=language).paragraphs]


def test_terms_stand_below_their_letters_with_all_that_is_known_of_them():
    found = paragraphs(*GLOSSARY.entries, title="Keepers' words", language="en")
    assert found[:11] == [
        ("Title", "Keepers' words"),
        ("Subtitle", "2 in all, 1 with a definition."),
        ("Heading 1", "F"),
        ("Glossary Term", "fog horn  technical term"),
        ("Glossary Quotation", "The fog horn is the voice of the station in thick weather."),
        ("Glossary Source", "— signals.md, daily work.md"),
        ("Glossary Detail", "Also: fog-horn, FH"),
        ("Glossary Detail", "Notes: Ask the harbour office."),
        ("Heading 1", "た"),
        ("Glossary Term", "灯台守（とうだいもり）"),
        ("Glossary Source", "No definition found in the documents."),
    ]


def test_translations_and_spellings_that_nobody_may_write_stand_apart():
    details = [text for style, text in paragraphs(LAMP, language="en") if style == "Glossary Detail"]
    assert "Do not write: gas lamp, glow lamp, ガス灯 (ja)" in details
    assert "In other languages: マントルランプ (ja): 炎で覆いを光らせる灯り。" in details
    assert "In other languages: Strumpflampe (de, proposed)" in details
    assert not any("Mantellampe" in each for each in details)


@pytest.mark.parametrize(
    ("language", "none", "context"),
    [
        ("en", "No definition found in the documents.", "Context: "),
        ("ja", "文書の中に定義は見つかりませんでした。", "文脈："),
    ],
)
def test_a_term_without_definition_shows_its_best_passage_as_a_context(language: str, none: str, context: str):
    found = paragraphs(WICK_IN_USE, language=language)
    at = found.index(("Glossary Source", none))
    assert found[at + 1 : at + 3] == [
        ("Glossary Context", f"{context}The wick is trimmed at noon."),
        ("Glossary Source", "— rules.md"),
    ]
    assert not {style for style, _ in found} & {"Glossary Definition", "Glossary Quotation"}


def test_looks_are_those_of_styles_alone_and_terms_are_bold_headings():
    made = document()
    body = made.element.body
    assert {etree.QName(each).localname for each in body.iter("{*}rPr") for each in each} <= {"rStyle", "lang"}
    assert {etree.QName(each).localname for each in body.iter("{*}pPr") for each in each} == {"pStyle"}
    assert made.styles["Glossary Word"].font.bold
    assert made.styles["Glossary Term"].base_style.name == "Heading 2"
    used = {
        each.get(each.tag.replace("pStyle", "val").replace("rStyle", "val"))
        for each in body.iter("{*}pStyle", "{*}rStyle")
    }
    assert used <= {each.style_id for each in made.styles}


def test_links_to_other_entries_lead_to_them():
    body = document().element.body
    names = {name for each in body.iter("{*}bookmarkStart") for key, name in each.items() if key.endswith("}name")}
    anchors = {name for each in body.iter("{*}hyperlink") for key, name in each.items() if key.endswith("}anchor")}
    assert len(anchors) == 1
    assert anchors <= names


@given(glossaries)
@settings(max_examples=examples(100))
def test_any_text_stands_in_the_document_as_it_is(glossary: Glossary):
    glossary = all_under_allowed(glossary)
    made = Document(io.BytesIO(formats.write("docx", glossary)))
    terms = [each.text for each in made.paragraphs if each.style and each.style.name == "Glossary Term"]
    assert len(terms) == len(glossary.entries)
    letters = re.sub(r"\s", "", "".join(terms))
    assert all(
        re.sub(r"\s|[\ufffe\uffff]", "", each.text) in letters for each in glossary.entries if each.text.isprintable()
    )


def test_markup_in_a_text_is_shown_as_it_is_and_lines_stay_lines():
    odd = Entry(text='<w:p> & "x" ]]>', definition="one\ntwo\u2028three", language='"/><w:b/>')
    found = paragraphs(odd)
    assert ("Glossary Term", odd.text) in found
    assert ("Glossary Definition", "one\ntwo\nthree") in found


def test_the_document_is_no_document_to_read():
    with pytest.raises(Unreadable, match=REASON):
        readers.read("glossary.docx", formats.write("docx", GLOSSARY))


def test_nothing_of_the_template_stays_that_is_not_of_the_glossary():
    data = formats.write("docx", GLOSSARY)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
    assert document(title="Words").core_properties.author == "GenGlossary"


def test_memory_does_not_grow_with_the_paragraphs(monkeypatch: pytest.MonkeyPatch):
    entries = tuple(replace(HORN, text=f"horn {number}") for number in range(2_000))
    pieces = list(formats.chunks("docx", Glossary(entries=entries)))
    assert max(map(len, pieces)) <= 1 << 16
    assert len(document(*entries).paragraphs) == 2_000 * 5 + 4
