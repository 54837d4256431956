"""Source files as text and back: what was not edited keeps every byte."""

import codecs
from contextlib import suppress
from dataclasses import dataclass

from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable

_BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


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


def opened(data: bytes) -> SourceFile:
    """Raises `Unreadable` for what is not text, and where the bytes could not be written back as they are."""
    text, encoding, _ = decode(data)
    mark = _BOMS.get(encoding, b"")
    mark = mark if mark and data.startswith(mark) else b""
    for line_end in ("\n", "\r\n", "\r"):
        file = SourceFile(text=text, encoding=encoding, mark=mark, line_end=line_end)
        with suppress(UnicodeEncodeError):
            if file.encoded(text) == data:
                return file
    raise Unreadable("Its line ends are mixed or its encoding is damaged: it could not be written back as it is.")
