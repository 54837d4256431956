"""Glossaries to bytes and back: writing and reading of a format in one file, one registry.

A format is a module with `write(glossary: Glossary) -> bytes` and, where files of it can be read back,
`read(data: bytes) -> Glossary`. It is imported when it is first used.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from genglossary.formats.harmless import harmless
from genglossary.formats.types import Entry, Equivalent, Glossary, Problem, SourceReference, Spelling, Unusable

__all__ = [
    "FORMATS", "LANGUAGES", "Entry", "Equivalent", "Format", "Glossary", "Problem", "SourceReference", "Spelling",
    "Unusable", "language_of", "read", "write",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """`module` is in this package; `label` is for menus; `readable` says whether files of it can be imported."""

    module: str
    label: str
    media_type: str
    readable: bool = True


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".md": Format(module="as_markdown", label="Markdown", media_type="text/markdown", readable=False),
        ".json": Format(module="as_json", label="JSON", media_type="application/json"),
        ".csv": Format(module="as_csv", label="CSV", media_type="text/csv"),
        ".tbx": Format(module="as_tbx", label="TBX", media_type="application/x-tbx"),
        ".ttl": Format(module="as_turtle", label="SKOS (Turtle)", media_type="text/turtle"),
        ".jsonld": Format(module="as_jsonld", label="SKOS (JSON-LD)", media_type="application/ld+json"),
    }
)
"""File suffix, in lower case with its dot, to its format."""


LANGUAGES = ("en", "ja")
"""In which the words around the entries can be. Names of columns and keys are for programs, and always the same."""


def language_of(wishes: Iterable[str]) -> str:
    """The first of `wishes` (as in "ja", "en-GB", "ja_JP.UTF-8") that is one of `LANGUAGES`, "" when none is."""
    codes = (re.split(r"[-_.@]", wish.strip().lower())[0] for wish in wishes)
    return next((code for code in codes if code in LANGUAGES), "")


class _Module(Protocol):
    def write(self, glossary: Glossary) -> bytes: ...

    def read(self, data: bytes) -> Glossary: ...


def write(suffix: str, glossary: Glossary) -> bytes:
    """The whole file, without characters that a terminal or an editor would obey instead of showing (see
    `pipeline.controls`). Raises `Unusable` for a suffix that is not in `FORMATS`."""
    return _module(suffix).write(harmless(glossary))


def read(suffix: str, data: bytes) -> Glossary:
    """Read the glossary in a file. Raises `Unusable`, with the place, when it is no glossary of that format."""
    if suffix in FORMATS and not FORMATS[suffix].readable:
        raise Unusable(f"{FORMATS[suffix].label} files are written but not read back.")
    return _module(suffix).read(data)


def _module(suffix: str) -> _Module:
    if suffix not in FORMATS:
        raise Unusable(f"{suffix or 'A file without a suffix'} is not a format of glossaries: {', '.join(FORMATS)}.")
    return cast("_Module", import_module(f"{__name__}.{FORMATS[suffix].module}"))
