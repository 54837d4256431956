"""Word documents: headings to navigate by, and every word of the glossary."""

from io import BytesIO
from typing import Any

from docx import Document
from hypothesis import given

from genglossary import formats
from genglossary.formats import Glossary
from genglossary.formats.types import Entry, Equivalent, SourceReference, Spelling
from tests.formats.samples import glossaries

_PASSAGE = SourceReference(document="watch.txt", start=0, end=24, text="Ring the bell in a fog.")
_GLOSSARY = Glossary(
    title="Harbour",
    language="en",
    entries=(
        Entry(text="霧笛", reading="むてき", definition="霧の日に鳴らす笛。", source="港湾便覧", language="ja"),
        Entry(
            text="bell",
            id="1",
            evidence=(_PASSAGE,),
            spellings=(Spelling(text="gong", usage="forbidden"), Spelling(text="fog bell")),
            equivalents=(
                Equivalent(language="ja", text="鐘"),
                Equivalent(language="fr", text="sonnette", status="rejected"),
            ),
        ),
    ),
)  # fmt: skip


def _paragraphs(glossary: Glossary) -> list[tuple[str, str]]:
    document: Any = Document(BytesIO(formats.write("docx", glossary)))
    return [(each.style.name, each.text) for each in document.paragraphs]


def test_letters_and_terms_are_headings_with_readings():
    headings = [found for found in _paragraphs(_GLOSSARY) if found[0].startswith(("Title", "Heading"))]
    assert headings == [
        ("Title", "Harbour"),
        ("Heading 1", "B"),
        ("Heading 2", "bell"),
        ("Heading 1", "ま"),
        ("Heading 2", "霧笛（むてき）"),
    ]


def test_a_definition_has_its_source_and_a_context_is_called_so():
    found = _paragraphs(_GLOSSARY)
    assert found[found.index(("Normal", "霧の日に鳴らす笛。")) + 1] == ("Caption", "— 港湾便覧")
    assert found[found.index(("Quote", "Context: Ring the bell in a fog.")) + 1] == ("Caption", "— watch.txt")


def test_a_forbidden_spelling_is_none_of_the_ordinary_ones_and_a_rejected_equivalent_is_missing():
    said = [text for style, text in _paragraphs(_GLOSSARY) if style == "List Bullet"]
    assert said == ["Also: fog bell", "Do not write: gong", "In other languages: 鐘 (ja)"]


@given(glossaries)
def test_any_glossary_opens_and_is_written_the_same_twice(glossary: Glossary):
    assert formats.write("docx", glossary) == formats.write("docx", glossary)
    headings = [text for style, text in _paragraphs(glossary) if style == "Heading 2"]
    assert len(headings) == len(glossary.entries)
