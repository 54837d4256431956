"""A term without a definition shows its best passage, named as what it is."""

from dataclasses import replace

import pytest

from genglossary import formats
from genglossary.formats import FORMATS, Glossary
from tests.formats.samples import HORN, text_of

PASSAGE = HORN.evidence[0].text
UNDEFINED = replace(HORN, definition=None, origin="")
LABELLED = [
    name
    for name, each in FORMATS.items()
    if "contexts" in each.carries and each.purpose in ("read", "documentation", "learning")
]


@pytest.mark.parametrize("name", LABELLED)
@pytest.mark.parametrize(("language", "label"), [("en", "Context"), ("ja", "文脈")])
def test_a_passage_is_told_from_a_definition_by_its_name(name: str, language: str, label: str):
    passage, definition = (
        text_of(formats.write(name, Glossary(language=language, entries=(entry,)))) for entry in (UNDEFINED, HORN)
    )
    assert PASSAGE in passage
    assert passage.count(label) > definition.count(label)


@pytest.mark.parametrize("name", ["html", "docx", "markdown", "site", "sphinx", "asciidoc", "anki"])
def test_a_passage_names_its_document(name: str):
    assert "signals.md" in text_of(formats.write(name, Glossary(entries=(UNDEFINED,))))


@pytest.mark.parametrize("name", LABELLED)
def test_a_passage_is_written_as_people_read_it(name: str):
    evidence = replace(HORN.evidence[0], text="The **fog horn** <!-- 12 --> speaks.", plain="The fog horn speaks.")
    entry = replace(UNDEFINED, evidence=(evidence,))
    assert "The fog horn speaks." in text_of(formats.write(name, Glossary(entries=(entry,))))


def test_latex_adds_no_second_full_stop():
    assert r"weather.\nopostdesc}" in text_of(formats.write("latex", Glossary(entries=(HORN,))))
