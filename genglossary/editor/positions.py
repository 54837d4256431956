"""Places in a text as editors count them: lines from 0, and characters in units of the encoding that was agreed on."""

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

_CODECS = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}
# Characters that our readers take for line ends and editors do not, and what would make another encoding of it.
_ODD = re.compile("[\v\x85\u2028\u2029\0\x1b]")
_LINE_END = re.compile("\r\n?")


def plain(text: str) -> str:
    """The text of an editor as our readers count its characters: each line end is one, and each other character."""
    text = _ODD.sub(" ", _LINE_END.sub("\n", text))
    text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text) if _is_torn(text) else text
    return "\u200b" + text[1:] if text.startswith("\ufeff") else text


def _is_torn(text: str) -> bool:
    """Whether half of a pair of surrogates stands there alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


class Lines:
    """The lines of a `plain` text. Offsets are in its characters."""

    def __init__(self, text: str, encoding: str | None = None) -> None:
        self.text = text
        self._codec = _CODECS.get(PositionEncodingKind(encoding or PositionEncodingKind.Utf16))
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset) - 1
        return Position(line=line, character=self._units(self.text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        return Range(start=self.position(start), end=self.position(end))

    def offset(self, position: Position) -> int:
        """The offset in the text of the character at a position; the end of the line, or of the text, for what is
        beyond it.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self.bounds(position.line)
        return start + self._characters(self.text[start:end], position.character)

    def line_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def bounds(self, line: int) -> tuple[int, int]:
        """The beginning and the end of a line, without its line end."""
        last = line + 1 >= len(self._starts)
        return self._starts[line], len(self.text) if last else self._starts[line + 1] - 1

    def _units(self, text: str) -> int:
        if self._codec is None or text.isascii():
            return len(text)
        codec, size = self._codec
        return len(text.encode(codec)) // size

    def _characters(self, line: str, units: int) -> int:
        """Count the characters of `line` in so many units; half of one is none."""
        if self._codec is None or line.isascii():
            return min(units, len(line))
        codec, size = self._codec
        return len(line.encode(codec)[: units * size].decode(codec, "ignore"))
