"""SKOS files of others, and files that are broken or hostile."""

import contextlib
import json
import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import formats
from genglossary.formats import Entry, Equivalent, Problem, Spelling, Unusable, as_jsonld, as_turtle
from genglossary.formats.receiving import receive
from genglossary.formats.skos import turtle
from genglossary.formats.skos.statements import Literal, Name

HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . # the usual one
PREFIX xl: <http://www.w3.org/2008/05/skos-xl#>
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://lamps.example/> .
"""


def entries(body: str) -> tuple[Entry, ...]:
    glossary, problems = as_turtle.read_with_problems((HEAD + body).encode())
    assert problems == ()
    return glossary.entries


def test_a_concept_with_labels_in_several_languages():
    (lamp,) = entries(
        ':lamp a skos:Concept; skos:prefLabel "lamp"@en-GB , "Lampe"@de; skos:altLabel "light"@en-gb;\n'
        ' skos:hiddenLabel \'glim\'@en-GB; skos:definition """It "shines".\nBright."""@en-GB, \'Sie leuchtet.\'@de;\n'
        ' skos:scopeNote "outdoors" ; skos:note "Nur draußen"@de; skos:related :wick, :lamp . ',
    )
    assert (lamp.text, lamp.language, lamp.definition) == ("lamp", "en", 'It "shines".\nBright.')
    assert lamp.spellings == (
        Spelling(text="light", kind="synonym"),
        Spelling(text="glim", kind="synonym", usage="forbidden"),
    )
    german = Equivalent(language="de", text="Lampe", definition="Sie leuchtet.", notes="Nur draußen")
    assert lamp.equivalents == (german,)
    assert lamp.id == str(uuid.uuid5(uuid.NAMESPACE_URL, "https://lamps.example/lamp"))
    assert lamp.see_also == (lamp.id,)
    assert lamp.notes.splitlines() == [
        "outdoors", "URI: https://lamps.example/lamp", "See also: https://lamps.example/wick",
    ]  # fmt: skip


def test_labels_and_definitions_that_are_things_of_their_own():
    (lamp,) = entries(
        ':lamp a skos:Concept; xl:prefLabel [ a xl:Label; xl:literalForm "lamp"@en ] ; xl:altLabel :other ;'
        ' skos:definition [ rdf:value "It shines."@en ; ] .\n:other xl:literalForm "light"@en .'
    )
    assert (lamp.text, lamp.variants, lamp.definition) == ("lamp", ("light",), "It shines.")


def test_a_label_of_rdfs_will_do_and_lists_are_passed_over():
    (lamp,) = entries(':lamp a skos:Concept; rdfs:label "lamp"; :parts ( :a ( "b" ) 3.5 -2 true ) ; .')
    assert (lamp.text, lamp.language) == ("lamp", "und")


def test_a_concept_without_label_is_named_and_the_rest_comes():
    body = ':a a skos:Concept . :b skos:prefLabel "b" .'
    glossary, problems = as_turtle.read_with_problems((HEAD + body).encode())
    assert [entry.text for entry in glossary.entries] == ["b"]
    assert problems == (Problem(row=1, reason="https://lamps.example/a: the concept has no label."),)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"a\tb\n\"c\" \u3042 \U0001F4A1 \\"', Literal('a\tb\n"c" あ 💡 \\')),
        ("'it \"is\"'@en", Literal('it "is"', "en")),
        ("'''two\nlines'''", Literal("two\nlines")),
        ('"3"^^<http://www.w3.org/2001/XMLSchema#int>', Literal("3")),
        (r"ex:a\,b.c%20d", Name("https://e.example/a,b.c%20d")),
        ("<x#y>", Name("https://base.example/x#y")),
        ("_:b1", Name("_:b1")),
        ("4.", Literal("4")),
        ('"", ex:b', Literal("")),
    ],
)
def test_values_in_all_their_forms(written: str, read: Literal | Name):
    head = "@base <https://base.example/z> .\nprefix ex: <https://e.example/>\n"
    graph = turtle.parsed(f"{head}ex:s ex:p {written}{'' if written.endswith('.') else ' .'}")
    assert next(graph.thing("https://e.example/s").values("https://e.example/p")) == read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("lamp,wick", "Line 1: this is not Turtle"),
        ("\n<a> <b> ex:c .", 'Line 2: the prefix "ex:" is not declared'),
        ("<a> <b> <c>", 'Line 1: "." is missing'),
        ("<a> <b> ", "the file ends too early"),
        ("<a> <b> [ <c> <d> .", '"]" is missing'),
        ("<a> <b> " + "[ <c> " * 5000, "too deep"),
        ("<a> <b> " + "( " * 5000, "too deep"),
        ('<a> "b" <c> .', "a property is missing"),
        ('"a" <b> <c> .', "things, not about a text"),
        ("@prefix x: y .", "this is not Turtle"),
        ('<a> <b> "open', "this is not Turtle"),
        ("<a> <b> <c> .", "no SKOS concept"),
        ("", "no SKOS concept"),
    ],
)
def test_what_cannot_be_understood_is_named_by_line(text: str, reason: str):
    with pytest.raises(Unusable, match=reason.replace("[", r"\[").replace("]", r"\]")):
        formats.read(".ttl", text.encode())


@given(st.text(st.sampled_from("<>a:b\"'\\.;,[]()@^_# \n1")))
def test_no_text_is_a_crash(text: str):
    with contextlib.suppress(Unusable):
        turtle.parsed(text)


def json_entries(content: object) -> tuple[Entry, ...]:
    return as_jsonld.read(json.dumps(content).encode()).entries


def test_json_with_short_names_language_maps_and_things_inside():
    context = {
        "id": "@id", "type": "@type", "skos": "http://www.w3.org/2004/02/skos/core#", "ex": "https://lamps.example/",
        "Concept": "skos:Concept", "label": {"@id": "skos:prefLabel", "@container": "@language"},
        "related": {"@id": "skos:related", "@type": "@id"}, "definition": {"@id": "skos:definition", "@language": "en"},
        "hasTopConcept": "skos:hasTopConcept",
    }  # fmt: skip
    scheme = {"id": "ex:all", "type": "skos:ConceptScheme", "skos:prefLabel": "Lamps", "hasTopConcept": [
        {"id": "ex:lamp", "type": ["Concept"], "label": {"en": "lamp", "de": ["Lampe"]}, "related": "ex:wick",
         "definition": "It shines.", "skos:altLabel": {"@value": "light", "@language": "en"}, "unknown": 3},
        {"id": "ex:wick", "type": "Concept", "label": {"en": "wick"}},
    ]}  # fmt: skip
    lamp, wick = json_entries({"@context": context, **scheme})
    assert (lamp.text, lamp.definition, lamp.variants, lamp.see_also) == ("lamp", "It shines.", ("light",), (wick.id,))
    assert lamp.equivalents == (Equivalent(language="de", text="Lampe"),)


def test_json_with_a_vocabulary_and_a_default_language():
    context = {"@vocab": "http://www.w3.org/2004/02/skos/core#", "@language": "ja", "@base": "https://lamps.example/"}
    (lamp,) = json_entries({"@context": context, "@graph": [{"@id": "lamp", "@type": "Concept", "prefLabel": "灯り"}]})
    assert (lamp.text, lamp.language, lamp.notes) == ("灯り", "ja", "URI: https://lamps.example/lamp")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"@context": "https://contexts.example/skos"}', "from elsewhere, https://contexts.example/skos"),
        ('{"@context": {"@import": "x"}}', "imports a context"),
        ('{"@context": {"a": "b:c", "b": "a:c"}, "a": 1}', "no SKOS concept"),
        ("[1, null]", "no SKOS concept"),
        ("3", "an object or a list"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[" * 200 + "]" * 200, "too deep"),
        ('{"a:b":' * 200 + "1" + "}" * 200, "too deep"),
    ],
)
def test_json_that_needs_more_or_says_nothing_is_refused(content: str, reason: str):
    with pytest.raises(Unusable, match=reason):
        formats.read(".jsonld", content.encode())


def test_what_has_no_place_is_noted_and_definitions_go_to_the_nearest_language():
    (lamp,) = entries(
        ':lamp a skos:Concept; skos:prefLabel "lamp"@en-GB, "Lampe"@de; skos:definition "It shines."@en, "Sie"@de ;\n'
        ' skos:definition "Light."@en, "Elle luit."@fr; skos:notation "L-1"; skos:exactMatch <https://x.example/1> .'
    )
    assert (lamp.definition, lamp.equivalents[0].definition) == ("It shines.", "Sie")
    said = ["Definition: Light.", "Definition: Elle luit.", "notation: L-1", "exactMatch: https://x.example/1"]
    assert [each for each in said if each not in lamp.notes.splitlines()] == []


RDF_XML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [ <!ENTITY skos "http://www.w3.org/2004/02/skos/core#"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xml:base="https://lamps.example/" xml:lang="en">
 <rdf:Description rdf:about="lamp"><rdf:type rdf:resource="&skos;Concept"/>
  <skos:prefLabel>lamp</skos:prefLabel><skos:prefLabel xml:lang="ja">灯</skos:prefLabel>
  <skos:hiddenLabel>glim</skos:hiddenLabel><skos:definition>It <![CDATA[shines & lasts]]>.</skos:definition>
  <skos:scopeNote rdf:parseType="Resource"><rdf:value>Outdoors.</rdf:value></skos:scopeNote>
  <skos:related><skos:Concept rdf:ID="wick" skos:prefLabel="wick"/></skos:related>
 </rdf:Description>%s
</rdf:RDF>"""


@pytest.mark.parametrize("suffix", [".rdf", ".xml"])
def test_skos_in_rdf_xml(suffix):
    wick, lamp = sorted((entry for _, entry in receive(suffix, (RDF_XML % "").encode()).entries), key=_length)
    assert (lamp.text, lamp.language, lamp.definition) == ("lamp", "en", "It shines & lasts.")
    assert [(each.text, each.usage) for each in lamp.spellings] == [("glim", "forbidden")]
    assert lamp.equivalents == (Equivalent(language="ja", text="灯"),)
    assert (wick.text, lamp.see_also) == ("wick", (wick.id,))
    assert lamp.notes.splitlines() == ["Outdoors.", "URI: https://lamps.example/lamp"]


def _length(entry: Entry) -> int:
    return len(entry.spellings)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (RDF_XML % "<skos:Concept>", "not well-formed"),
        (RDF_XML % ("<skos:a>" * 104 + "</skos:a>" * 104), "deep"),
        (
            RDF_XML.replace("&skos;", "&#38;bomb;").replace("ENTITY skos", 'ENTITY b "&#38;skos;"><!ENTITY skos'),
            "attack",
        ),
        ('<?xml version="1.0"?><lamps/>', "no RDF"),
        (RDF_XML.replace("ENTITY skos", 'ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY skos') % "&a;", "attack|Entity"),
    ],
)
def test_rdf_xml_that_is_broken_or_hostile_is_refused(file, reason):
    with pytest.raises(Unusable) as refused:
        receive(".rdf", file.encode())
    assert re.search(reason, refused.value.reason)


def test_one_language_leads_in_all_concepts_of_a_file_that_has_them_in_any_order():
    found = entries(
        ':a a skos:Concept; skos:prefLabel "Anker"@de, "anchor"@en .\n'
        ':b a skos:Concept; skos:prefLabel "bollard"@en, "Poller"@de .\n'
        ':c a skos:Concept; skos:prefLabel "keel"@en .'
    )
    assert [(each.text, each.language) for each in found] == [("anchor", "en"), ("bollard", "en"), ("keel", "en")]
