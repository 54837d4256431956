"""Source files as text and back: what was not edited keeps every byte."""

import codecs
import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from genglossary.pipeline.text.stated import stated
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable

_BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
_NO_END = "\n\\ No newline at end of file\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """A text that people edit, its lines ended by \\n, and how it is encoded."""

    text: str
    encoding: str
    mark: bytes
    line_end: str

    def encoded(self, text: str) -> bytes:
        """`text` in the way of this file. Raises UnicodeEncodeError where its encoding has no room for it."""
        return self.mark + text.replace("\n", self.line_end).encode(self.encoding)


def opened(data: bytes, *, as_in_editors: bool = False) -> SourceFile:
    """Raises `Unreadable` for what is not text, and where the bytes could not be written back as they are.

    The line ends of Unicode are such, as for readers, or, `as_in_editors`, characters of their lines."""
    text, encoding, _ = decode(data)
    mark = _BOMS.get(encoding, b"")
    mark = mark if mark and data.startswith(mark) else b""
    if as_in_editors:
        text = data.removeprefix(mark).decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    for line_end in ("\n", "\r\n", "\r"):
        file = SourceFile(text=text, encoding=encoding, mark=mark, line_end=line_end)
        with suppress(UnicodeEncodeError):
            if file.encoded(text) == data:
                return file
    raise Unreadable(
        stated("Its line ends are mixed or its encoding is damaged: it could not be written back as it is.")
    )


def difference(name: str, before: str, after: str) -> str:
    """A difference that `git apply` and people can read."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)


def _lines(text: str) -> list[str]:
    """Its lines with their ends; to `splitlines` form feeds are ends, too."""
    return re.findall(".*\n|.+", text)


def write_whole(path: Path, data: bytes) -> None:
    """Write beside and rename, so that nobody ever sees half a file, with the permissions that it had.

    A link stays one: the file that it points at is written. Raises OSError.
    """
    target = path.resolve()
    descriptor, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(beside, _mode(target))
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _mode(path: Path) -> int:
    """That of the file that is replaced, else what a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
