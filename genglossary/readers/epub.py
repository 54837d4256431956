"""E-books (EPUB 2 and 3): the chapters in their reading order."""

import re
from collections.abc import Iterator

from genglossary.pipeline.text.controls import shown_on_one_line
from genglossary.pipeline.text.stated import stated
from genglossary.readers import html, tree
from genglossary.readers.archive import Archive, beside
from genglossary.readers.composer import Composer
from genglossary.readers.tree import Element, attribute
from genglossary.readers.types import Damaged, Reading, Unreadable

_CHAPTER = re.compile(r"(?!(?:.*/)?(?:nav|toc)\.).*\.x?html?", re.I)
# Fonts are scrambled in books that are otherwise open (EPUB 3.3, section 4.3); anything else is a lock.
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read(data: bytes) -> Reading:
    """The structure of an e-book. Raises `Unreadable` where it is damaged, locked or empty."""
    archive = Archive(data)
    _refuse_locked(archive)
    composer = Composer()
    title, names, order = _contents(archive)
    lost: list[str] = []
    for name in names:
        try:
            html.compose(tree.xhtml(archive.read(name)), composer)
        except Damaged:
            lost.append(name)
    warnings = (*_warnings(archive, lost), *order)
    if lost and composer.is_empty:
        raise Unreadable(warnings[0])
    return composer.reading(title=title, warnings=warnings)


def _warnings(archive: Archive, lost: list[str]) -> tuple[str, ...]:
    """Sentences on the chapters that could not be read, and why."""
    damaged = [name for name in lost if name in archive.names]
    missing = [name for name in lost if name not in archive.names]
    return (
        *(
            [stated("Chapters that are damaged and were not read: %(names)s.", names=_named(damaged))]
            if damaged
            else ()
        ),
        *([stated("Chapters that are missing in the file: %(names)s.", names=_named(missing))] if missing else ()),
    )


def _named(names: list[str]) -> str:
    return ", ".join(map(shown_on_one_line, names[:10])) + (f", … ({len(names)})" if len(names) > 10 else "")


def _refuse_locked(archive: Archive) -> None:
    encryption = archive.optional("META-INF/encryption.xml")
    for method in tree.xml(encryption).iterfind(".//{*}EncryptedData/{*}EncryptionMethod") if encryption else ():
        if attribute(method, "Algorithm") not in _FONT_SCRAMBLING:
            raise Unreadable(stated("The e-book is locked by copy protection (DRM)."))


def _contents(archive: Archive) -> tuple[str, list[str], tuple[str, ...]]:
    """The title, the names of the chapters in reading order, and a sentence where the part that tells it is damaged:
    then they come in the order of the archive."""
    try:
        package = _package(archive)
        root = tree.xml(archive.read(package))
    except Damaged:
        names = [name for name in archive.listed if _CHAPTER.fullmatch(name)]
        if not names:
            raise
        return "", names, (stated("The list of chapters is damaged: they may stand in another order."),)
    title = root.find(".//{http://purl.org/dc/elements/1.1/}title")
    return (tree.words(title) if title is not None else ""), [*_spine(root, package)], ()


def _package(archive: Archive) -> str:
    container = tree.xml(archive.read("META-INF/container.xml"))
    found = container.find(".//{*}rootfile")
    if found is None:
        raise Unreadable(stated("The e-book is damaged: it does not say where its contents are."))
    return attribute(found, "full-path")


def _spine(root: Element, package: str) -> Iterator[str]:
    """Names of the chapters in reading order; the book's own table of contents is none."""
    items = {attribute(item, "id"): item for item in root.iterfind("{*}manifest/{*}item")}
    for reference in root.iterfind("{*}spine/{*}itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is not None and "nav" not in attribute(item, "properties").split():
            yield beside(package, attribute(item, "href"))
