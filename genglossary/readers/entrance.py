"""The door for files: which of them come in, and why the others do not.

Commands walk files and folders through it; uploads ask `refusal` about their names. Nothing is left out in
silence: each file that stays outside is named with its reason.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from genglossary.pipeline.text.controls import shown_on_one_line
from genglossary.pipeline.text.stated import stated
from genglossary.readers import SUFFIXES, suffix_of

DEFAULT_LIMIT = 10_000_000
"""Bytes of one document."""

_KEYS = re.compile(
    r"(id_(rsa|dsa|ecdsa|ed25519)(\.pub)?|.*\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk|gpg|env)|\.?(env|netrc|pgpass)(\..*)?"
    r"|\.env.*|\.?htpasswd|service[-_]account.*\.json)"
)
# A chapter called "secrets.md" or "env.rst", or in a folder "tokens", is a chapter; "secrets.txt" and "credentials" may
# be the secrets themselves.
_CHAPTERS = SUFFIXES.keys() - {".txt", ".text"}
_STORES = re.compile(
    r"(aws[-_])?(credentials?|secrets?|passwords?|passwd|tokens?|api[-_]?keys?|private[-_]?keys?|recovery[-_]codes?)"
    r"(\.(txt|text|json|ya?ml|toml|ini|cfg|conf|csv|xml))?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundFile:
    """A file to read: `name` is what people see, relative and with slashes, unique within one walk."""

    name: str
    path: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedFile:
    """A file or folder that stays outside; `reason` is a sentence."""

    name: str
    reason: str


def refusal(name: str) -> str | None:
    """Say why a file of this relative name may not come in: hidden, secrets, or of a kind not read; else None."""
    is_chapter = suffix_of(name) in _CHAPTERS
    for part in PurePosixPath(name).parts:
        if not is_chapter and (_KEYS.fullmatch(part.lower()) or _STORES.fullmatch(part.lower())):
            return stated("It looks like a file of secrets (keys, passwords or settings with them).")
        if part.startswith(".") and part not in (".", ".."):
            return stated("It is hidden.")
    if suffix_of(name) not in SUFFIXES:
        return stated("Files of this kind are not read. The kinds that are: %(names)s.", names=", ".join(SUFFIXES))
    return None


def walk(paths: Iterable[Path], *, limit: int = DEFAULT_LIMIT) -> Iterator[FoundFile | RefusedFile]:
    """Every file under `paths` (files and folders), folders in the order of their names, each file once.

    Names are relative to the folder, or to what several paths have in common. `limit` is in bytes.
    """
    given = [Path(os.path.abspath(path)) for path in paths]
    base = _base(given)
    seen: set[Path] = set()
    for path in given:
        for each in _inside(path, base, limit) if path.is_dir() else [_file(path, path.parent.resolve(), base, limit)]:
            if isinstance(each, RefusedFile):
                yield each
            elif (real := each.path.resolve()) not in seen:
                seen.add(real)
                yield each


def load(path: Path, *, limit: int = DEFAULT_LIMIT) -> bytes:
    """The bytes of a file that `walk` found. Raises `OSError`, also when the file has grown past `limit`."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(too_large(limit))
    return data


def _base(given: list[Path]) -> Path:
    folders = [path if path.is_dir() else path.parent for path in given]
    return Path(os.path.commonpath(folders)) if folders else Path()


def _inside(folder: Path, base: Path, limit: int) -> Iterator[FoundFile | RefusedFile]:
    """The files of one folder and its folders; links to folders are not followed."""
    root = folder.resolve()
    problems: list[RefusedFile] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: problems.append(_unreachable(error, base))):
        folders.sort()
        yield from problems
        problems.clear()
        for name in [*folders]:
            if reason := _folder_refusal(Path(here, name)):
                folders.remove(name)
                yield RefusedFile(name=f"{_name(Path(here, name), base)}/", reason=reason)
        for name in sorted(files):
            yield _file(Path(here, name), root, base, limit)
    yield from problems


def _folder_refusal(folder: Path) -> str | None:
    if folder.is_symlink():
        return stated("It is a link to a folder; name that folder itself to read it.")
    return stated("It is a hidden folder.") if folder.name.startswith(".") else None


def _file(path: Path, root: Path, base: Path, limit: int) -> FoundFile | RefusedFile:
    name = _name(path, base)
    # The folders above were asked when they were entered; what a person names is theirs to name.
    reason = refusal(path.name) or _reason_on_disk(path, root, limit)
    return RefusedFile(name=name, reason=reason) if reason else FoundFile(name=name, path=path)


def _reason_on_disk(path: Path, root: Path, limit: int) -> str | None:
    try:
        real = path.resolve(strict=True)
        if path.is_symlink() and not real.is_relative_to(root):
            return stated("It is a link that leaves its folder.")
        if path.is_symlink() and (reason := refusal(real.relative_to(root).as_posix())):
            return stated("It is a link to another file. %(reason)s", reason=reason)
        if not real.is_file():
            return stated("It is not a regular file.")
        return too_large(limit) if real.stat().st_size > limit else None
    except FileNotFoundError:
        return stated("It does not exist.")
    except (OSError, RuntimeError) as error:
        return stated("It cannot be opened: %(error)s.", error=getattr(error, "strerror", None) or error)


def too_large(limit: int) -> str:
    """The sentence about a document of more bytes than `limit`."""
    return stated("It is larger than the limit of %(n)s MB.", n=f"{limit / 1000000:g}")


def _unreachable(error: OSError, base: Path) -> RefusedFile:
    return RefusedFile(
        name=_name(Path(error.filename), base), reason=stated("It cannot be opened: %(error)s.", error=error.strerror)
    )


def _name(path: Path, base: Path) -> str:
    """A name that can be stored and shown, whatever bytes the file system holds."""
    relative = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
    return shown_on_one_line(os.fsencode(relative).decode("utf-8", "replace"))
