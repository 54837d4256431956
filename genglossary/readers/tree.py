"""HTML and XML as trees: parsed without entities, network or schemas, walked without recursion."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal, Protocol, cast

from lxml import etree

from genglossary.pipeline.text.stated import stated
from genglossary.readers.types import Damaged


class Element(Protocol):
    """The part of an lxml element that readers use. Comments and instructions have a `tag` that is no text."""

    @property
    def tag(self) -> object: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    @property
    def attrib(self) -> "dict[str, str]": ...
    def itertext(self) -> Iterator[str]: ...
    def __iter__(self) -> "Iterator[Element]": ...
    def find(self, path: str) -> "Element | None": ...
    def iterfind(self, path: str) -> "Iterator[Element]": ...


class Walk:
    """Visits a tree in its order: ("start", element) before what is inside it, ("end", element) after that."""

    def __init__(self, root: Element) -> None:
        self._walk = etree.iterwalk(cast("etree._Element", root), events=("start", "end"))  # pyright: ignore[reportPrivateUsage]

    def __iter__(self) -> "Iterator[tuple[Literal['start', 'end'], Element]]":
        return cast("Iterator[tuple[Literal['start', 'end'], Element]]", iter(self._walk))

    def pass_by(self) -> None:
        """Does not go into the element whose start came last; its end still comes."""
        self._walk.skip_subtree()


_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_NAMED = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def html(text: str) -> Element:
    """The tree of an HTML document, however broken it is. Raises `Unreadable` where there is none."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    return _parsed(text.replace("\0", "").encode("utf-8", "replace"), parser)


def xml(data: bytes) -> Element:
    """The tree of an XML document; entities that it declares stay unresolved. Raises `Unreadable` if broken."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return _parsed(data, parser)


def xhtml(data: bytes) -> Element:
    """The tree of a page that should be XML; one that is not is taken as HTML."""
    try:
        return xml(_NAMED.sub(_character, data))
    except Damaged:
        return html(data.decode("utf-8", "replace"))


def _character(found: re.Match[bytes]) -> bytes:
    character = html5.get(found[1].decode() + ";")
    return found[0] if found[1] in _XML_NAMED or character is None else character.encode()


def _parsed(data: bytes, parser: "etree.HTMLParser | etree.XMLParser") -> Element:
    try:
        root = cast("Element | None", etree.fromstring(data, parser))
    except (etree.LxmlError, ValueError) as error:
        if str(error).startswith("unknown error"):  # what libxml2 says when it gets no memory
            raise MemoryError from None
        raise Damaged(stated("The file is damaged: %(error)s.", error=error)) from None
    if root is None:
        raise Damaged(stated("The document holds no text."))
    return root


def name(element: Element) -> str:
    """The name of an element without its namespace; "" of comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, local: str) -> str:
    """The value of an attribute whatever its namespace, "" where it is missing."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == local), "")


def words(element: Element) -> str:
    """All text inside an element, with that of what is in it."""
    return "".join(element.itertext())
