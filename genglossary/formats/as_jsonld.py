"""SKOS in JSON-LD, for vocabularies on the web. It says less than a glossary knows: see `skos.concepts`."""

from collections.abc import Iterator

from genglossary.formats.skos import jsonld
from genglossary.formats.skos.concepts import things_of
from genglossary.formats.skos.entries import glossary_of
from genglossary.formats.types import Glossary, Problem


def write(glossary: Glossary) -> Iterator[bytes]:
    """Write in UTF-8, in the order of a dictionary."""
    return (each.encode() for each in jsonld.written(things_of(glossary)))


def read(data: bytes) -> Glossary:
    """The concepts that can be read. Raises `Unusable` where the file is no JSON-LD."""
    return read_with_problems(data)[0]


def read_with_problems(data: bytes) -> tuple[Glossary, tuple[Problem, ...]]:
    """The concepts that can be read, and those that cannot by their number."""
    return glossary_of(jsonld.parsed(data))
