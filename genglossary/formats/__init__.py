"""Glossaries to bytes and back: writing and reading of a format in one file, one registry (`registry`).

A format is a module with `write(glossary: Glossary)`, which gives bytes or pieces of them, and, where files of it can
be read back, `read(data: bytes) -> Glossary`. It is imported when it is first used. `skipped(glossary)`, where a module
has it, lists the terms that have no place in a file of it, `shortened(glossary)` those of which a text is cut.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import ModuleType

from genglossary.formats.harmless import harmless
from genglossary.formats.headings import all_under_allowed, never_written
from genglossary.formats.registry import FORMATS, Format, format_called
from genglossary.formats.types import Entry, Equivalent, Glossary, Problem, SourceReference, Spelling, Unusable
from genglossary.pipeline.text.stated import stated

__all__ = [
    "FORMATS", "LANGUAGES", "Entry", "Equivalent", "Format", "Glossary", "Problem", "SourceReference", "Spelling",
    "Unusable", "chunks", "format_called", "language_of", "read", "read_with_lines", "read_with_problems", "shortened",
    "skipped", "write", "writer",
]  # fmt: skip


LANGUAGES = ("en", "ja")
"""In which the words around the entries can be. Names of columns and keys are for programs, and always the same."""


def language_of(wishes: Iterable[str]) -> str:
    """The first of `wishes` (as in "ja", "en-GB", "ja_JP.UTF-8") that is one of `LANGUAGES`, "" when none is."""
    codes = (re.split(r"[-_.@]", wish.strip().lower())[0] for wish in wishes)
    return next((code for code in codes if code in LANGUAGES), "")


def write(name: str, glossary: Glossary, dialect: str = "") -> bytes:
    """The whole file (see `chunks`)."""
    return b"".join(chunks(name, glossary, dialect))


def chunks(name: str, glossary: Glossary, dialect: str = "") -> Iterator[bytes]:
    """The file in pieces, without characters that a terminal or an editor would obey instead of showing (see
    `pipeline.controls`). `name` is that of a format or a suffix. Raises `Unusable` for names that nothing has."""
    written = writer(name, dialect)(harmless(_as_it_may_stand(name, glossary)))
    return iter([written]) if isinstance(written, bytes) else iter(written)


def _as_it_may_stand(name: str, glossary: Glossary) -> Glossary:
    return all_under_allowed(glossary) if format_called(name).only_allowed else glossary


def skipped(name: str, glossary: Glossary) -> list[str]:
    """The terms that have no place in a file of this format: those that nobody may write, then in their order."""
    forbidden = never_written(glossary) if format_called(name).only_allowed else ()
    return [*forbidden, *_named_by("skipped", name, glossary)]


def shortened(name: str, glossary: Glossary) -> list[str]:
    """The terms of which a text is too long for this format, and is cut."""
    return _named_by("shortened", name, glossary)


def _named_by(function: str, name: str, glossary: Glossary) -> list[str]:
    found: Callable[[Glossary], list[str]] | None = getattr(_module(format_called(name)), function, None)
    return found(_as_it_may_stand(name, glossary)) if found else []


def read(name: str, data: bytes) -> Glossary:
    """Read the glossary in a file. Raises `Unusable`, with the place, when it is no glossary of that format."""
    return _reading(name).read(data)


def read_with_problems(name: str, data: bytes) -> tuple[Glossary, tuple[Problem, ...]]:
    """All that can be read and what cannot, where the format's module has a function of this name; else all or
    nothing, as `read` does."""
    module = _reading(name)
    told: Callable[[bytes], tuple[Glossary, tuple[Problem, ...]]] | None = getattr(module, "read_with_problems", None)
    return told(data) if told else (module.read(data), ())


def read_with_lines(name: str, data: bytes) -> tuple[tuple[tuple[int, Entry], ...], tuple[Problem, ...]]:
    """Read as `read_with_problems` does, with the line of each entry where the format's module tells it, else its
    number.
    """
    module = _reading(name)
    told: Callable[[bytes], tuple[tuple[tuple[int, Entry], ...], tuple[Problem, ...]]] | None
    if told := getattr(module, "read_with_lines", None):
        return told(data)
    glossary, problems = read_with_problems(name, data)
    return tuple(enumerate(glossary.entries, 1)), problems


def _reading(name: str) -> ModuleType:
    chosen = format_called(name)
    if not chosen.readable:
        raise Unusable(stated("%(label)s files are written but not read back.", label=chosen.label))
    return _module(chosen)


def writer(name: str, dialect: str = "") -> Callable[[Glossary], bytes | Iterable[bytes]]:
    """The function that writes a format in a dialect. Raises `Unusable` for names that nothing has."""
    chosen = format_called(name)
    module = _module(chosen)
    if not dialect:
        return module.write
    if dialect not in chosen.dialects:
        raise Unusable(_no_dialect(chosen, dialect))
    return module.WRITERS[dialect]


def _no_dialect(chosen: Format, dialect: str) -> str:
    if not chosen.dialects:
        return stated("%(label)s has no dialects.", label=chosen.label)
    names = ", ".join(chosen.dialects)
    return stated("%(label)s has no dialect %(dialect)r: %(names)s.", label=chosen.label, dialect=dialect, names=names)


def _module(chosen: Format) -> ModuleType:
    return import_module(f"{__name__}.{chosen.module}")
