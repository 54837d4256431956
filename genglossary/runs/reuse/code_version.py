"""The version of everything that results come from: another one may find something else in the same documents."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import genglossary

_CODE = ("pipeline", "engines/extractive", "runs/steps", "runs/reuse", "runs/stored", "runs/writing")
_DATA = ("sudachipy", "sudachidict-core", "wordfreq", "textblob")


@cache
def code() -> str:
    """Hash the code of the rooms that results come from, and the versions of the dictionaries; hexadecimal."""
    digest = hashlib.sha256(" ".join(map(version, _DATA)).encode())
    home = Path(genglossary.__file__).parent
    for folder in _CODE:
        for path in sorted((home / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
