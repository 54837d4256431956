"""Bytes to text with structure: one file a format, one registry.

A reader is a module with `read(data: bytes) -> Reading`; it is imported when the first document of its format
arrives, so that the libraries behind it cost nothing before.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import cast

from genglossary.readers.types import Reading, Unreadable

__all__ = ["SUFFIXES", "Reading", "Unreadable", "read", "suffix_of"]

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".md": "markdown",
        ".markdown": "markdown",
        ".txt": "plain",
        ".text": "plain",
    }
)
"""File suffix, in lower case with its dot, to the module in this package that reads it."""


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case with its dot, or "" where it has none."""
    return PurePath(name).suffix.lower()


def read(name: str, data: bytes) -> Reading:
    """The text and structure of a document; its format is told by the suffix of `name`.

    Raises `Unreadable` for whatever gives no text: an unknown suffix, an empty or damaged file, and so on.
    """
    module = SUFFIXES.get(suffix_of(name))
    if module is None:
        raise Unreadable(f"Files of this kind are not read. The kinds that are: {', '.join(SUFFIXES)}.")
    if not data.strip():
        raise Unreadable("The file is empty.")
    return _reader(module)(data)


def _reader(module: str) -> Callable[[bytes], Reading]:
    return cast("Callable[[bytes], Reading]", import_module(f"{__name__}.{module}").read)
