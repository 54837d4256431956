"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), as far as SKOS files use it: editors of vocabularies write it.

Read: things and their properties in any depth, things without an address, `rdf:parseType` Resource and Collection,
`xml:lang` and `xml:base`. Nothing is ever fetched.
"""

import io
from typing import Any, cast
from urllib.parse import urljoin

from lxml import etree

from genglossary.formats.skos.statements import DEEPEST, RDF, TYPE, Graph, Literal, Name
from genglossary.formats.types import Unusable
from genglossary.pipeline.text.stated import stated
from genglossary.readers.tree import Element, words

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF = f"{{{RDF}}}"
_LONGEST_ENTITY = 300
"""Characters: files abbreviate addresses so, and nothing else."""


def is_rdf(data: bytes) -> bool:
    """Whether the first element of an XML file is that of RDF."""
    try:
        _, root = next(etree.iterparse(io.BytesIO(data), events=("start",), resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, StopIteration):
        return False
    return root.tag == _RDF + "RDF"


def parsed(data: bytes) -> Graph:
    """All statements of a file. Raises `Unusable` with the line where it is no RDF/XML."""
    parser = etree.XMLParser(
        load_dtd=False,
        resolve_entities="internal",  # pyright: ignore[reportArgumentType] - unknown to the stubs
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = etree.parse(io.BytesIO(data), parser)
    except etree.XMLSyntaxError as error:
        raise Unusable(
            stated("Line %(lineno)s: this is not well-formed XML: %(msg)s.", lineno=error.lineno, msg=error.msg)
        ) from None
    _check_entities(tree)
    root = cast("Element", tree.getroot())
    if root.tag != _RDF + "RDF":
        raise Unusable(stated("This is XML, but no RDF."))
    walk = _Walk()
    for node in root:
        walk.thing(node, _said(root, _XML + "lang"), _said(root, _XML + "base"))
    return walk.graph


def _check_entities(tree: Any) -> None:
    """Refuse entities that are more than abbreviated addresses."""
    declared = tree.docinfo.internalDTD
    for entity in declared.iterentities() if declared is not None else ():
        content = entity.content
        if content is None or len(content) > _LONGEST_ENTITY or "&" in content or "%" in content:
            raise Unusable(
                stated("The file declares entities that are no addresses; they are how files attack their readers.")
            )


class _Walk:
    """Collects statements, thing by thing."""

    def __init__(self) -> None:
        self.graph = Graph()

    def thing(self, element: Element, language: str, base: str, depth: int = 1) -> str:
        """Say all that an element says of a thing; gives its address."""
        if depth > DEEPEST:
            raise Unusable(stated("The objects of this file are too deep."))
        language, base = _said(element, _XML + "lang", language), _said(element, _XML + "base", base)
        subject = self._subject(element, base)
        if (kind := _iri(element.tag)) != RDF + "Description":
            self.graph.say(subject, TYPE, Name(kind))
        self._attributes(subject, element, language, base)
        self._properties(subject, element, language, base, depth)
        return subject

    def _subject(self, element: Element, base: str) -> str:
        if (address := element.attrib.get(_RDF + "about")) is not None:
            return urljoin(base, address)
        if name := element.attrib.get(_RDF + "ID"):
            return urljoin(base, f"#{name}")
        name = element.attrib.get(_RDF + "nodeID")
        return f"_:{name}" if name else self.graph.blank()

    def _attributes(self, subject: str, element: Element, language: str, base: str) -> None:
        for key, text in element.attrib.items():
            if key == _RDF + "type":
                self.graph.say(subject, TYPE, Name(urljoin(base, text)))
            elif key.startswith("{") and not key.startswith((_RDF, _XML)):
                self.graph.say(subject, _iri(key), Literal(text, language))

    def _properties(self, subject: str, element: Element, language: str, base: str, depth: int) -> None:
        for each in element:
            name, own = _iri(each.tag), _said(each, _XML + "lang", language)
            how = each.attrib.get(_RDF + "parseType", "")
            if (address := each.attrib.get(_RDF + "resource")) is not None:
                self.graph.say(subject, name, Name(urljoin(base, address)))
            elif node := each.attrib.get(_RDF + "nodeID"):
                self.graph.say(subject, name, Name(f"_:{node}"))
            elif how == "Resource":
                inside = self.graph.blank()
                self.graph.say(subject, name, Name(inside))
                self._properties(inside, each, own, base, depth + 1)
            elif how != "Literal" and any(True for _ in each):
                for inner in each:
                    self.graph.say(subject, name, Name(self.thing(inner, own, base, depth + 1)))
            else:
                self.graph.say(subject, name, Literal(words(each), own))


def _said(element: Element, key: str, otherwise: str = "") -> str:
    return element.attrib.get(key, otherwise)


def _iri(tag: object) -> str:
    """The address of an element or attribute: that of its namespace with its name."""
    return str(tag).removeprefix("{").replace("}", "", 1)
