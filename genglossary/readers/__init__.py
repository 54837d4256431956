"""Bytes to text with structure: one file a format, one registry.

A reader is a module with `read(data: bytes) -> Reading`; it is imported when the first document of its format
arrives, so that the libraries behind it cost nothing before.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import cast

from genglossary.pipeline.text.stated import stated
from genglossary.readers import as_seen, columns, own_output
from genglossary.readers.types import Limits, Reading, Unreadable

__all__ = ["SUFFIXES", "Limits", "Reading", "Unreadable", "read", "suffix_of"]

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".md": "markdown",
        ".markdown": "markdown",
        ".mdx": "markdown",
        ".txt": "plain",
        ".text": "plain",
        ".rst": "rst",
        ".adoc": "asciidoc",
        ".asciidoc": "asciidoc",
        ".org": "org",
        ".srt": "subtitles",
        ".vtt": "subtitles",
        ".po": "gettext",
        ".tmx": "tmx",
        ".xlf": "xliff",
        ".xliff": "xliff",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".epub": "epub",
        ".pdf": "pdf",
    }
)
"""File suffix, in lower case with its dot, to the module in this package that reads it."""

ISOLATED = frozenset({"html", "docx", "epub", "pdf", "tmx", "xliff"})
"""Readers that stand on libraries written in C: they work in a child process."""

LARGE = 256 * 1024
"""Bytes from which on every document is read in a child process, where it can be stopped."""


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case with its dot, or "" where it has none."""
    return PurePath(name).suffix.lower()


def read(name: str, data: bytes, limits: Limits = Limits()) -> Reading:  # noqa: B008 - frozen
    """The text and structure of a document; its format is told by the suffix of `name`.

    Raises `Unreadable` for whatever gives no text: an unknown suffix, an empty or damaged file, one that takes more
    than `limits`, and so on.
    """
    module = SUFFIXES.get(suffix_of(name))
    if module is None:
        raise Unreadable(
            stated("Files of this kind are not read. The kinds that are: %(names)s.", names=", ".join(SUFFIXES))
        )
    if not data.strip():
        raise Unreadable(stated("The file is empty."))
    _refuse_disguised(module, data)
    if module in ("plain", "markdown") and _is_web_page(data):
        module = "html"
    reading = _read(module, data, limits)
    if module == "plain" and (text := columns.below_each_other(reading.text)):
        below = _read(module, text.encode("utf-8", "surrogatepass"), limits)
        reading = replace(below, encoding=reading.encoding, warnings=reading.warnings)
    if own_output.is_own(reading.text):
        raise Unreadable(own_output.REASON)
    return reading


def _read(module: str, data: bytes, limits: Limits) -> Reading:
    if module in ISOLATED or len(data) >= LARGE:
        from genglossary.readers import isolation

        return isolation.read(module, data, limits)
    return reader(module)(data)


def reader(module: str) -> Callable[[bytes], Reading]:
    """The `read` of a reader, for those who make sure themselves that it can be stopped."""
    read = cast("Callable[[bytes], Reading]", import_module(f"{__name__}.{module}").read)
    return partial(as_seen.read, read) if module in as_seen.TEXTS else read


_ZIPPED = ("docx", "epub")  # readers of zip archives
_BEGINNINGS = (  # what files begin with whatever their name says
    (b"%PDF-", "PDF file", ("pdf",)),
    (b"PK\x03\x04", "zip archive or office document", _ZIPPED),
    (b"\xd0\xcf\x11\xe0", "file of an old office program", ("docx",)),
    (b"{\\rtf", "rich text file (RTF)", ()),
    (b"\x89PNG", "picture", ()),
    (b"\xff\xd8\xff", "picture", ()),
    (b"GIF8", "picture", ()),
    (b"\x1f\x8b", "compressed file (gzip)", ()),
    (b"-----BEGIN", "key or certificate", ()),
)


_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html\b|<html\b|<head\b)", re.I | re.S)


def _is_web_page(data: bytes) -> bool:
    """Whether a text begins as HTML does, in any encoding."""
    return _WEB_PAGE.match(data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")) is not None


def _refuse_disguised(module: str, data: bytes) -> None:
    """Refuses a file that begins as another kind than its name says."""
    for beginning, kind, modules in _BEGINNINGS:
        if data.startswith(beginning) and module not in modules:
            raise Unreadable(stated("Its name says something else, but this is a %(kind)s.", kind=kind))
    if module in _ZIPPED and not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(
            stated("Its name says something else, but this is no office document or e-book, or it is damaged.")
        )
    if module == "pdf" and b"%PDF-" not in data[:1024]:
        raise Unreadable(stated("Its name says PDF, but this is none, or its beginning is damaged."))
