"""The version of everything that results come from: another one may find something else in the same documents."""

import hashlib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import genglossary

# Rooms and modules that the steps import. Readers are not among them: texts are stored as they were read, and only
# their blocks are unpacked again. A test compares this list with the imports.
_CODE = (
    "pipeline",
    "engines/__init__.py",
    "engines/extractive",
    "engines/protocol.py",
    "formats/order.py",
    "formats/types.py",
    "models",
    "readers/structure.py",
    "runs/quantity.py",
    "runs/reuse",
    "runs/steps",
    "runs/stored",
    "runs/work.py",
    "runs/writing",
)
# Dictionaries, with the library that reads them.
_DATA = ("sudachipy", "sudachidict-core", "wordfreq", "textblob")


@cache
def code() -> str:
    """Hash the code that results come from, the versions of dictionaries, and that of Unicode; hexadecimal."""
    digest = hashlib.sha256(" ".join([unicodedata.unidata_version, *map(version, _DATA)]).encode())
    for path in hashed_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def hashed_files() -> Iterator[Path]:
    """The files of code whose content counts, always in the same order."""
    home = Path(genglossary.__file__).parent
    for part in _CODE:
        yield from sorted((home / part).rglob("*.py")) if (home / part).is_dir() else [home / part]
