"""Statements about things, as RDF makes them, in the order of the file."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

SKOS = "http://www.w3.org/2004/02/skos/core#"
XL = "http://www.w3.org/2008/05/skos-xl#"
DCT = "http://purl.org/dc/terms/"
DC = "http://purl.org/dc/elements/1.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = RDF + "type"
PREFIXES = {"skos": SKOS, "dct": DCT}
"""Those that our own files use."""
DEEPEST = 50
"""Things inside of things, in any file; SKOS needs two."""


class Name(NamedTuple):
    """The address of a thing (IRI), or "_:…" for one that has none."""

    iri: str


class Literal(NamedTuple):
    """A text with its language (BCP 47), "" for one without."""

    text: str
    language: str = ""


class Thing(NamedTuple):
    """Everything that is said of one thing: pairs of a property (IRI) and a value."""

    iri: str
    said: list[tuple[str, Name | Literal]]

    def values(self, *properties: str) -> Iterator[Name | Literal]:
        """The values of these properties, in the order of the file."""
        return (value for name, value in self.said if name in properties)

    def is_a(self, kind: str) -> bool:
        """Whether the thing is of a type (IRI)."""
        return Name(kind) in self.values(TYPE)


class Graph:
    """All things of a file, in the order in which they are first named."""

    def __init__(self) -> None:
        self._said: dict[str, list[tuple[str, Name | Literal]]] = defaultdict(list)
        self._blank = 0

    def say(self, subject: str, name: str, value: Name | Literal) -> None:
        """Add one statement."""
        self._said[subject].append((name, value))

    def blank(self) -> str:
        """The name of a new thing that has no address."""
        self._blank += 1
        return f"_:-{self._blank}"

    def things(self) -> Iterator[Thing]:
        """Each thing of which something is said."""
        return (Thing(iri, said) for iri, said in self._said.items())

    def thing(self, iri: str) -> Thing:
        """One thing, with nothing said of it where it is unknown."""
        return Thing(iri, self._said.get(iri, []))
