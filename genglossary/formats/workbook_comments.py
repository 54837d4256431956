"""The comments on the cells of a workbook, which the library that reads its rows passes by."""

import posixpath
import re
import zipfile
from collections.abc import Iterator

from genglossary.formats.columns import is_header
from genglossary.readers import tree
from genglossary.readers.tree import attribute, name, words
from genglossary.readers.types import Unreadable

NAME = "Comment"
"""The column that comments become."""

_THREADED = re.compile(r"\[Threaded comment\].*?\n\s*Comment:\s*", re.S)
"""The hint of Excel above the first comment of a conversation, for its older versions."""
_ROW = re.compile(r"[A-Z]{1,3}(\d{1,7})")

Rows = list[tuple[int, tuple[str, ...]]]


def comments_of(parts: zipfile.ZipFile, sheet: str) -> dict[int, list[str]]:
    """The words of the comments of a sheet by row; `sheet` is the path of its part."""
    found: dict[int, list[str]] = {}
    for part in _parts_of_comments(parts, sheet.removeprefix("/")):
        try:
            root = tree.xml(parts.read(part))
        except (KeyError, Unreadable):  # without them the rows are what they are
            continue
        for comment in root.iterfind(".//{*}comment"):
            place = _ROW.fullmatch(attribute(comment, "ref"))
            said = _THREADED.sub("", "".join(map(words, comment.iterfind(".//{*}t")))).strip()
            if place and said:
                found.setdefault(int(place[1]), []).append(said)
    return found


def _parts_of_comments(parts: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    folder, file = posixpath.split(sheet)
    try:
        root = tree.xml(parts.read(f"{folder}/_rels/{file}.rels"))
    except (KeyError, Unreadable):
        return
    for relation in root:
        if name(relation) == "Relationship" and attribute(relation, "Type").endswith("/comments"):
            yield posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target")))[1:]


def with_comments(rows: Rows, comments: dict[int, list[str]]) -> Rows:
    """The rows with what their comments say in a column of its own, behind all others."""
    if not any(number in comments for number, _ in rows):
        return rows
    width = max(len(cells) for _, cells in rows)
    head = next((number for number, cells in rows if is_header(cells)), None)
    said = {number: "\n".join(texts) for number, texts in comments.items()} | ({head: NAME} if head else {})
    return [(number, (*cells, *[""] * (width - len(cells)), said.get(number, ""))) for number, cells in rows]
