"""Documents that did not change are not looked at again: kept by their contents, the glossary and the options."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from genglossary.checking.examined import Examined, from_row, to_row

VERSION = 12
"""Of what is found in a document: raise it when another version of the program would find something else."""


class Cache:
    """One file for a glossary with its options. What cannot be read or written is as if it were not there."""

    def __init__(self, *parts: bytes, folder: Path | None = None) -> None:
        tools = f"{VERSION} {version('genglossary')} {version('sudachidict-core')}".encode()
        key = hashlib.sha256(b"\0".join([tools, *(hashlib.sha256(part).digest() for part in parts)])).hexdigest()
        self._file = (folder or user_cache_path("genglossary") / "check") / f"{key[:32]}.json"
        self._rows: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            rows = json.loads(self._file.read_bytes())
            self._rows = rows if isinstance(rows, dict) else {}
        self._kept: dict[str, Any] = {}

    def get(self, name: str, data: bytes) -> Examined | None:
        key = _key(name, data)
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            found = from_row(self._rows[key])
            self._kept[key] = self._rows[key]
            return found
        return None

    def keep(self, name: str, data: bytes, examined: Examined) -> None:
        self._kept[_key(name, data)] = to_row(examined)

    def save(self) -> None:
        """Write what was asked for since; the rest is forgotten."""
        if self._kept.keys() == self._rows.keys():
            return
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            descriptor, beside = tempfile.mkstemp(dir=self._file.parent)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(self._kept, file, ensure_ascii=False)
            os.replace(beside, self._file)


def _key(name: str, data: bytes) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()
