"""The path of a document: what it says about the language, and what remains of it without that.

Known ways: a folder of its own (`en/x`, `content/ja/docs/x`, `locale/ja/LC_MESSAGES/x`, Docusaurus'
`i18n/ja/docusaurus-plugin-content-docs/current/x`), a part of a folder's name (`docs-ja/x`) or of the file's
(`x.ja.md`, `x_ja.rst`, `x-ja.txt`), with or without a region (`pt-BR`, `ja_JP`).
"""

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import NamedTuple

_PARTS = re.compile(r"[.\-_ ]+")
_REGION = re.compile(r"[A-Z]{2}|[A-Z][a-z]{3}")
_ARRANGED = re.compile(r"i18n|locales?|lc_messages|translations?|lang(?:uages?)?|current|docusaurus-plugin-content-.*")


class PathParts(NamedTuple):
    """The language that a path tells ("" for none), its other folders, and the name of the file without suffix."""

    language: str
    folders: tuple[str, ...]
    stem: str


def place_of(path: str, languages: Collection[str]) -> PathParts:
    """Take a path apart; only `languages` are looked for."""
    pure = PurePosixPath(path.replace("\\", "/"))
    language = ""
    folders: list[str] = []
    for folder in pure.parent.parts:
        told, rest = _told(folder, languages)
        language = told or language
        if rest and not _ARRANGED.fullmatch(rest.lower()):
            folders.append(rest.lower())
    told, stem = _told(pure.stem, languages) if _PARTS.search(pure.stem) else ("", pure.stem)
    return PathParts(told or language, tuple(folders), (stem or pure.stem).lower())


def _told(name: str, languages: Collection[str]) -> tuple[str, str]:
    """The language that one part of a name is, and the other parts. It must be the first or the last part."""
    parts = [part for part in _PARTS.split(name) if part]
    for at in dict.fromkeys((len(parts) - 1, len(parts) - 2, 0)):
        if 0 <= at < len(parts) and parts[at].lower() in languages:
            after = at + 1 + bool(parts[at + 1 :] and _REGION.fullmatch(parts[at + 1]))
            if at in (0, len(parts) - 1) or after == len(parts):
                return parts[at].lower(), "-".join([*parts[:at], *parts[after:]])
    return "", name
