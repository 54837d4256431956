"""Defined terms of schema.org (https://schema.org/DefinedTerm), said in the words of SKOS.

Pages and vocabularies on the web have their glossaries so, most of them in JSON-LD.
"""

from collections.abc import Iterator
from itertools import chain

from genglossary.formats.skos.statements import SKOS, TYPE, Graph, Literal, Name, Thing

SCHEMA = "https://schema.org/"
CONTEXT = {"@vocab": SCHEMA, "schema": SCHEMA, "id": "@id", "type": "@type"}
"""All that is needed of the context that schema.org publishes."""
CONTEXTS = frozenset(
    f"{scheme}://{host}schema.org{rest}"
    for scheme in ("http", "https")
    for host in ("", "www.")
    for rest in ("", "/", "/docs/jsonldcontext.json", "/docs/jsonldcontext.jsonld")
)
"""The addresses that files call that context by."""

_KINDS = {
    "DefinedTerm": "Concept",
    "CategoryCode": "Concept",
    "DefinedTermSet": "ConceptScheme",
    "CategoryCodeSet": "ConceptScheme",
}
_PROPERTIES = {
    "name": "prefLabel",
    "alternateName": "altLabel",
    "description": "definition",
    "inDefinedTermSet": "inScheme",
    "inCodeSet": "inScheme",
    "hasDefinedTerm": "hasTopConcept",
    "hasCategoryCode": "hasTopConcept",
    "termCode": "notation",
    "codeValue": "notation",
}
_LANGUAGE = "inLanguage"


def in_words_of_skos(graph: Graph) -> Graph:
    """The same statements, with those of schema.org about terms and sets of them as SKOS has them. What is said to be
    in a language has its tag."""
    said = Graph()
    things = [*graph.things()]
    language = next((tag for each in things if _kind(each) == "ConceptScheme" for tag in _languages(graph, each)), "")
    for thing in things:
        kind = _kind(thing)
        own = next(chain(_languages(graph, thing), (language,))) if kind == "Concept" else ""
        for name, value in thing.said:
            said.say(thing.iri, *(_translated(name, value, own) if kind else (name, value)))
    return said


def _kind(thing: Thing) -> str:
    types = (_name(each.iri) for each in thing.values(TYPE) if isinstance(each, Name))
    return next((_KINDS[each] for each in types if each in _KINDS), "")


def _languages(graph: Graph, thing: Thing) -> Iterator[str]:
    """The codes of the languages that a thing is in, also where these are things of their own."""
    for name, value in thing.said:
        if _name(name) == _LANGUAGE:
            inside = graph.thing(value.iri).said if isinstance(value, Name) else [("", value)]
            yield from (
                each.text for _, each in inside if isinstance(each, Literal) and len(each.text.split("-")[0]) <= 3
            )


def _translated(name: str, value: Name | Literal, language: str) -> tuple[str, Name | Literal]:
    if name == TYPE and isinstance(value, Name) and _name(value.iri) in _KINDS:
        return name, Name(SKOS + _KINDS[_name(value.iri)])
    if _name(name) not in _PROPERTIES:
        return name, value
    if isinstance(value, Literal) and not value.language:
        value = Literal(value.text, language)
    return SKOS + _PROPERTIES[_name(name)], value


def _name(iri: str) -> str:
    """The name of a type or property in schema.org, "" for those of others."""
    address = iri.replace("http://", "https://", 1)
    return address.removeprefix(SCHEMA) if address.startswith(SCHEMA) else ""
