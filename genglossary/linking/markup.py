"""The kinds of source files that are known, and the protocol that they share."""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, Protocol, cast

from genglossary.formats import Entry
from genglossary.pipeline.types import Block, Span


class Link(NamedTuple):
    """A link that stands in a text already: where it begins, and what it points at (a slug or a spelling)."""

    start: int
    target: str


class Markup(Protocol):
    """One module a kind of source files. All offsets are half-open, in characters of the text of the file."""

    SUFFIXES: tuple[str, ...]
    HAS_SENSES_TOGETHER: bool
    """Whether the glossary has all senses of a word at one place, to which a link leads."""

    def parts(self, text: str) -> tuple[tuple[Block, ...], list[Span]]:
        """Find the prose of the file, in order, and what no link may stand in: links, code, addresses, captions."""
        ...

    def links(self, text: str, page: str) -> Iterator[Link]:
        """Find the links to entries of the glossary at `page`."""
        ...

    def link(self, text: str, span: Span, entry: Entry, page: str) -> str | None:
        """Write the link that replaces `text[span.start:span.end]`, or None where there can be none. `page` is the
        address of the glossary as seen from the file."""
        ...


MARKUPS: Mapping[str, str] = MappingProxyType(
    {"mkdocs": "markdown", "sphinx": "rst", "html": "html", "asciidoctor": "asciidoc"}
)
"""Name of a kind of source files to its module in this package."""

_ADDRESS = re.compile(r"\b(?:[a-z][a-z+.-]{1,20}://|www\.|mailto:)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)


def markup_called(name: str) -> Markup:
    """The module of a kind of source files. Raises KeyError for a name that is not in `MARKUPS`."""
    return cast("Markup", import_module(f"genglossary.linking.{MARKUPS[name]}"))


def addresses(text: str) -> Iterator[Span]:
    """Find what is an address wherever it stands."""
    for found in _ADDRESS.finditer(text):
        yield Span(*found.span())


def every(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Find all that `pattern` matches."""
    for found in pattern.finditer(text):
        yield Span(*found.span())
