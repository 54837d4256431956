"""No text of a document breaks out of its place on the page."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import formats
from genglossary.formats import Entry, Equivalent, Glossary, SourceReference, Spelling
from genglossary.formats.headings import all_under_allowed
from tests.formats.as_html.page import Page, page_of
from tests.formats.samples import glossaries

TAGS = frozenset(
    """html head meta link title style body header h1 p div form label input output nav a main section h2 dl dt dfn dd
    b span blockquote cite ruby rp rt br details summary ul li q footer script""".split()  # noqa: SIM905
)
ATTRIBUTES = frozenset(
    """lang charset http-equiv content name rel href class role hidden type autocomplete spellcheck data-found
    data-nothing aria-label id""".split()  # noqa: SIM905
)
ODD = r"""< > & " ' <b> </script> <script> <!-- --> ]]> </title> </style> &lt; &#60; &amp ` = / \ \u003c {{ onload=
    javascript: <script>alert(1)</script> "><img/src=x/onerror=alert(1)> <!--<script> 霧"""
pieces = st.lists(st.sampled_from([f"{piece} " for piece in [*ODD.split(), "\u2028"]]), max_size=6).map("".join)
hostile = pieces.map(lambda text: f"x {text}x")


def everywhere(text: str) -> Glossary:
    """With it in every place that a text can have."""
    passage = SourceReference(document=text, start=0, end=1, text=text)
    equivalents = (
        Equivalent(language=text, text=text, reading=text, definition=text, notes=text),
        Equivalent(language=text, text=text, usage="forbidden"),
    )
    entry = Entry(
        text=text, reading=text + "y", definition=text, source=text, notes=text, language=text, slug=text, id=text,
        spellings=(Spelling(text=text + "a"), Spelling(text=text + "b", usage="forbidden")),
        evidence=(passage, replace(passage, text=text + "z")), see_also=(text,), equivalents=equivalents,
        origin="extracted",
    )  # fmt: skip
    return Glossary(title=text, entries=(entry, replace(entry, definition=None, id="")))


@given(hostile)
def test_no_text_becomes_markup(text: str):
    page = Page(formats.write("html", everywhere(text)).decode())
    plain = Page(formats.write("html", everywhere("x")).decode())
    assert page.tags == plain.tags
    assert page.attributes == plain.attributes
    assert page.texts["dfn"][0] == f"{text}（{text}y）"
    assert page.texts["title"] == [text]


@given(hostile)
def test_no_text_breaks_out_of_what_machines_read(text: str):
    glossary = everywhere(text)
    data = Page(formats.write("html", glossary).decode()).data
    assert data["name"] == text
    assert [each["name"] for each in data["hasDefinedTerm"]] == [text, text]
    assert data["hasDefinedTerm"][0]["alternateName"] == [f"{text}a"]
    block = re.search(rb'ld\+json">(.*?)</script>', formats.write("html", glossary), re.S)
    assert block and not re.search(rb"[<>&]", block[1])
    assert json.loads(block[1]) == data


@given(glossaries)
def test_any_glossary_is_a_page_of_known_parts_with_anchors_that_stand_once(glossary: Glossary):
    glossary = all_under_allowed(glossary)
    page = Page(formats.write("html", glossary).decode())
    assert set(page.tags) <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert page.tags.count("script") == 2
    assert page.tags.count("dfn") == len(glossary.entries) == len(page.data["hasDefinedTerm"])
    assert len(page.ids) == len(set(page.ids))
    assert {each.removeprefix("#") for each in page.targets if each.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("slug", ["letter.F", "a b", '"', "x\ny", "fog-horn"])
def test_odd_addresses_of_imported_entries_are_anchors_that_work(slug: str):
    page = page_of(Entry(text="fog horn", slug=slug), Entry(text="Fog horn", slug=slug))
    assert len(page.ids) == len(set(page.ids))
    assert all(re.fullmatch(r"[\w.-]+", each) for each in page.ids)
