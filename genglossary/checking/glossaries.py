"""The glossary to check against: a file that is named, or one that is kept beside the documents."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from genglossary.checking.configuration import Configuration
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.formats import Glossary, Unusable
from genglossary.formats.receiving import opened
from genglossary.pipeline.text.stated import followed, stated

NAMES = ("glossary.json", "glossary.tbx", "glossary.csv")
"""Of files that are found by themselves, in this order."""


class NoGlossary(ValueError):
    """The error that there is no glossary, or none that can be used; the message says why."""


class OpenedGlossary(NamedTuple):
    """A glossary, its file, its bytes, and sentences about entries that were left out."""

    glossary: Glossary
    file: GlossaryFile
    data: bytes
    problems: tuple[str, ...]


def opened_glossary(path: Path, name: str) -> OpenedGlossary:
    """The glossary in a file that people call `name`. Raises NoGlossary."""
    try:
        glossary, problems, data = opened(path, name)
    except Unusable as error:
        raise NoGlossary(error.reason) from None
    if not any(entry.status != "excluded" for entry in glossary.entries):
        why = problems[0].reason if problems else ""
        raise NoGlossary(followed(stated("%(name)s has no entries to check against.", name=name), why))
    said = tuple(
        stated("%(name)s, line %(row)s: %(reason)s", name=name, row=each.row, reason=each.reason) for each in problems
    )
    return OpenedGlossary(glossary, GlossaryFile(name, _text(data)), data, said)


def _text(data: bytes) -> str:
    """The file as text, to say where an entry stands; "" for workbooks."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return ""


def chosen(named: Path | None, config: Configuration, paths: Sequence[Path], top: Path) -> Path:
    """The file with the glossary: the one that is `named`, or configured, or kept beside the documents. Raises
    NoGlossary."""
    configured = config.folder / config.glossary if config.glossary else None
    path = named or configured or found_beside(paths, top)
    if path is None:
        raise NoGlossary(
            stated(
                "There is no glossary: give --glossary or --project, or keep %(name)s beside the documents.",
                name=NAMES[0],
            )
        )
    return path


def found_beside(paths: Sequence[Path], top: Path) -> Path | None:
    """The glossary that is kept with the documents: in their folder, or above it as far as `top`."""
    return next((each for each in places_beside(paths, top) if each.is_file()), None)


def places_beside(paths: Sequence[Path], top: Path) -> Iterator[Path]:
    """The places where a glossary beside the documents is looked for, in this order."""
    for path in paths:
        for folder in _folders(path, top):
            yield from (folder / name for name in NAMES)


def _folders(path: Path, top: Path) -> Iterator[Path]:
    path = path.absolute()
    folder = path if path.is_dir() else path.parent
    yield folder
    if folder.is_relative_to(top):
        yield from (each for each in folder.parents if each.is_relative_to(top))
