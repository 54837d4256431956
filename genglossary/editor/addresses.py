"""Files and how the protocol names them."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from pygls.uris import from_fs_path, to_fs_path


def path_of(uri: str) -> Path:
    """The file of an address; for what is no file (a buffer without a name) the name that it has."""
    found = to_fs_path(uri)
    return Path(found) if found else Path(unquote(urlsplit(uri).path) or "untitled")


def uri_of(path: Path) -> str:
    return from_fs_path(str(path)) or path.as_uri()


def folder_of(path: Path, folders: list[Path]) -> Path:
    """The innermost workspace folder with the file, else its own folder."""
    inside = [folder for folder in folders if path.is_relative_to(folder)]
    if inside:
        return max(inside, key=lambda folder: len(folder.parts))
    return path.parent if path.is_absolute() else (folders[0] if folders else Path.cwd())
