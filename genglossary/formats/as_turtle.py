"""SKOS in Turtle, for vocabularies on the web. It says less than a glossary knows: see `skos.concepts`."""

from collections.abc import Iterator

from genglossary.formats.skos import turtle
from genglossary.formats.skos.concepts import things_of
from genglossary.formats.skos.entries import glossary_of
from genglossary.formats.types import Glossary, Problem, Unusable
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable


def write(glossary: Glossary) -> Iterator[bytes]:
    """Write in UTF-8, one concept a block, in the order of a dictionary."""
    return (each.encode() for each in turtle.written(things_of(glossary)))


def read(data: bytes) -> Glossary:
    """The concepts that can be read. Raises `Unusable` with the line where the file is no Turtle."""
    return read_with_problems(data)[0]


def read_with_problems(data: bytes) -> tuple[Glossary, tuple[Problem, ...]]:
    """The concepts that can be read, and those that cannot by their number."""
    try:
        text = decode(data, of_data=True).text
    except Unreadable as error:
        raise Unusable(error.reason) from None
    return glossary_of(turtle.parsed(text))
