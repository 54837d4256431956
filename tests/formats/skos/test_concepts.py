"""SKOS files of ours: what they say, and that they come back."""

import json

import pytest
from hypothesis import given

from genglossary import formats
from genglossary.formats import Entry, Equivalent, Glossary, Spelling
from genglossary.formats.skos import turtle
from genglossary.formats.skos.statements import SKOS, Literal, Name
from tests.formats.samples import glossaries
from tests.formats.samples_for_tools import BILINGUAL, LAMP_ID, WICK_ID

BOTH = pytest.mark.parametrize("suffix", [".ttl", ".jsonld"])


def said_of(entry: Entry, *others: Entry) -> dict[str, list[Literal | Name]]:
    """The statements about the first entry, by property."""
    graph = turtle.parsed(formats.write(".ttl", Glossary(entries=(entry, *others))).decode())
    thing = graph.thing(f"urn:uuid:{entry.id}")
    return {name.removeprefix(SKOS): [*thing.values(name)] for name, _ in thing.said}


def labelled(**fields) -> dict[str, list[str]]:
    """The texts of the labels of an entry, by kind."""
    said = said_of(Entry(id=LAMP_ID, language="en", **fields))
    kinds = ("prefLabel", "altLabel", "hiddenLabel")
    return {
        kind: [f"{e.text}@{e.language}" for e in said[kind] if isinstance(e, Literal)] for kind in kinds if kind in said
    }


@BOTH
@given(glossaries)
def test_what_was_read_is_written_as_it_was(suffix: str, glossary: Glossary):
    data = formats.write(suffix, glossary)
    assert formats.write(suffix, formats.read(suffix, data)) == data


@given(glossaries)
def test_turtle_and_json_say_the_same(glossary: Glossary):
    read = [formats.read(suffix, formats.write(suffix, glossary)) for suffix in (".ttl", ".jsonld")]
    assert read[0] == read[1]


@BOTH
def test_entries_keep_their_ids_texts_and_relations(suffix: str):
    read = formats.read(suffix, formats.write(suffix, BILINGUAL))
    lamp, wick, keeper = read.entries
    assert read.title == "Lamps & wicks"
    assert (lamp.id, lamp.see_also, wick.id) == (LAMP_ID, (WICK_ID,), WICK_ID)
    assert (lamp.definition, lamp.source) == (BILINGUAL.entries[0].definition, "Keepers' handbook, 1911")
    assert lamp.evidence[0].text == 'Fill the "mantle lamp" at dusk.'
    assert (keeper.text, keeper.reading, keeper.language) == ("灯台守", "とうだいもり", "ja")
    assert wick.equivalents == (Equivalent(language="ja", text="4番芯"),)


def test_what_people_avoid_is_hidden_and_each_language_has_one_preferred_label():
    labels = labelled(
        text="lamp",
        spellings=(
            Spelling(text="glim", usage="forbidden"),
            Spelling(text="LP"),
            Spelling(text="old", usage="deprecated"),
        ),
        equivalents=(
            Equivalent(language="de", text="Leuchte"),
            Equivalent(language="de", text="Lampe", usage="preferred"),
            Equivalent(language="de", text="Funzel", usage="forbidden"),
            Equivalent(language="fr", text="lampe", status="rejected"),
            Equivalent(language="fr", text="luminaire", status="proposed"),
        ),
    )
    assert labels == {
        "prefLabel": ["lamp@en", "Lampe@de"],
        "altLabel": ["LP@en", "Leuchte@de"],
        "hiddenLabel": ["glim@en", "old@en", "Funzel@de"],
    }


def test_a_term_that_is_forbidden_itself_is_no_preferred_label():
    assert labelled(text="glim", usage="forbidden", spellings=(Spelling(text="lamp"),)) == {
        "prefLabel": ["lamp@en"],
        "hiddenLabel": ["glim@en"],
    }


def test_no_label_stands_twice_in_one_language():
    twice = (Spelling(text="lamp"), Spelling(text="lamp", usage="forbidden"), Spelling(text="LP"), Spelling(text="LP"))
    assert labelled(text="lamp", spellings=twice) == {"prefLabel": ["lamp@en"], "altLabel": ["LP@en"]}


def test_entries_stand_in_the_order_of_a_dictionary():
    words = ["wick", "ろうそく", "lamp", "あかり"]
    data = formats.write(".jsonld", Glossary(entries=tuple(Entry(text=word, language="ja") for word in words)))
    labels = [each["skos:prefLabel"][0]["@value"] for each in json.loads(data)["@graph"][1:]]
    assert labels == ["lamp", "wick", "あかり", "ろうそく"]
