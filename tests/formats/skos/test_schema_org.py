"""Defined terms of schema.org, as pages and other programs write them."""

import json
from typing import Any

import pytest

from genglossary.formats.receiving import receive
from genglossary.formats.types import Entry, Equivalent, Unusable

_TERM = {"@type": "DefinedTerm", "name": "jib crane", "description": "A crane with an arm.", "alternateName": "jib"}


def _entries(content: Any, suffix: str = ".jsonld") -> list[Entry]:
    return [entry for _, entry in receive(suffix, json.dumps(content).encode()).entries]


@pytest.mark.parametrize(
    "content",
    [
        {"@context": "https://schema.org", **_TERM},
        {"@context": ["http://schema.org/", {"dct": "http://purl.org/dc/terms/"}], "@graph": [_TERM]},
        [{"@context": {"@vocab": "http://schema.org/"}, **_TERM, "inDefinedTermSet": {"@id": "#set"}}],
        {
            "@context": "https://schema.org/",
            "@type": "DefinedTermSet",
            "@id": "https://port.example/glossary",
            "hasDefinedTerm": [{**_TERM, "inDefinedTermSet": "https://port.example/glossary"}],
        },
        {
            "@context": {"s": "https://schema.org/"},
            "@type": ["s:DefinedTerm"],
            **{f"s:{name}": value for name, value in _TERM.items() if name != "@type"},
        },
    ],
)
@pytest.mark.parametrize("suffix", [".jsonld", ".json"])
def test_a_defined_term_is_an_entry_however_its_context_is_written(content, suffix):
    (entry,) = _entries(content, suffix)
    assert (entry.text, entry.definition, [each.text for each in entry.spellings], entry.notes) == (
        "jib crane",
        "A crane with an arm.",
        ["jib"],
        "",
    )


def test_the_language_of_a_set_is_that_of_its_terms():
    (entry,) = _entries(
        {"@context": "https://schema.org", "@type": "DefinedTermSet", "inLanguage": "ja", "hasDefinedTerm": [_TERM]}
    )
    assert entry.language == "ja"


def test_names_in_two_languages_are_a_term_and_its_equivalent():
    names = [{"@value": "船体", "@language": "ja"}, {"@value": "hull", "@language": "en"}]
    other = {**_TERM, "name": {"@value": "jib crane", "@language": "en"}}
    (hull, _) = _entries({"@context": "https://schema.org", "@graph": [{"@type": "DefinedTerm", "name": names}, other]})
    assert (hull.text, hull.equivalents) == ("hull", (Equivalent(language="ja", text="船体"),))


def test_a_context_that_nobody_knows_is_not_fetched():
    with pytest.raises(Unusable, match=r"needs a context from elsewhere, https://port\.example"):
        _entries({"@context": "https://port.example/context.jsonld", **_TERM})


def test_other_things_of_schema_org_are_no_terms():
    with pytest.raises(Unusable, match="no SKOS concept and no defined term"):
        _entries({"@context": "https://schema.org", "@type": "Person", "name": "Ada"})
