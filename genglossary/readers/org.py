"""Org, as Emacs' Org mode and those who learnt from it have it. The stored text is the file's own.

https://orgmode.org/worg/org-syntax.html
"""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.types import Block, BlockKind
from genglossary.readers.asides import marked, merged, overlaps
from genglossary.readers.encoding import decode
from genglossary.readers.org_inline import scan
from genglossary.readers.rst_lines import Line, code_block, lines_of, margins
from genglossary.readers.types import Reading

_STARS = re.compile(r"(\*+)[ ]+(?=\S)")
_PRIORITY = re.compile(r"\[#\w{1,2}\][ ]+")
_TAGS = re.compile(r"[ \t]{1,80}:(?:[\w@#%]+:)+$")
_TODO = re.compile(r"^[ \t]*#\+(?:SEQ_|TYP_)?TODO:(.*)$", re.I | re.M)
_KEYWORD = re.compile(r"#\+(?P<name>[\w-]+)(?:\[[^\]\n]*\])?:[ \t]*", re.I)
_BLOCK = re.compile(r"#\+(?P<edge>begin|end)_(?P<name>\S+)", re.I)
_END = re.compile(r":end:$|#\+end_\S+$", re.I)
_SIGN = re.compile(r"#[ +]|[#:]$|: |\||:[\w-]+:$")  # of keywords, blocks, comments, drawers, fixed width and tables
_SILENT = re.compile(r"(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):|-{5,}$")
_ITEM = re.compile(r"(?:[-+*]|(?:\d{1,4}|[A-Za-z])[.)])(?:[ \t]+(?:\[@\w{1,4}\][ \t]*)?(?:\[[ X-]\](?:[ \t]+|$))?|$)")
_TERM = re.compile(r"[ \t]+::(?:[ \t]+|$)")
_NOTE = re.compile(r"\[fn:[\w-]{1,60}\][ \t]*")
_CELL = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?")
_PROSE = re.compile(r"\w")
_CODE, _UNSEEN, _QUOTED = ("src", "example"), ("comment", "export"), ("quote", "verse")
_SHOWN: dict[str, tuple[BlockKind, int]] = {
    "title": ("heading", 1),
    "subtitle": ("paragraph", 0),
    "caption": ("paragraph", 0),
}


def read(data: bytes) -> Reading:
    """The structure of an Org file. Raises `Unreadable` where it is not text."""
    text, encoding, warnings = decode(data)
    blocks = marked(text, _Body(text).blocks())
    title = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    return Reading(text=text, blocks=blocks, title=title, encoding=encoding, warnings=warnings)


class _Body:
    """Each method reads one element at `at`, the index of a line, and moves `at` behind it."""

    def __init__(self, text: str) -> None:
        self.text, self.lines, self.at = text, lines_of(text), 0
        self.quoted = False
        self.item: tuple[int, BlockKind] | None = None  # the indent of the last item of a list, and what its text is
        said = " ".join(_TODO.findall(text)).replace("|", " ").split()
        self.states = {"TODO", "DONE", *(each.partition("(")[0] for each in said)}
        self.ends: dict[str, list[int]] = {}  # the lines with the ends of blocks and drawers, the last ones first
        for at in reversed(range(len(self.lines))):
            if _END.match(rest := self._rest(at)):
                self.ends.setdefault(rest.lower(), []).append(at)

    def _rest(self, at: int) -> str:
        return self.text[self.lines[at].at : self.lines[at].end]

    def blocks(self) -> Iterator[Block]:
        """All blocks, in order."""
        while self.at < len(self.lines):
            line, rest = self.lines[self.at], self._rest(self.at)
            if line.indent < 0:
                self.at += 1
            elif line.indent == 0 and (stars := _STARS.match(rest)):
                yield from self._heading(line, rest, stars)
            elif _SIGN.match(rest):
                yield from self._marked(line, rest)
            elif _SILENT.match(rest):
                self.at += 1
            elif item := self._item_mark(line, rest):
                yield from self._item(line, item)
            else:
                yield from self._paragraph(line, rest)

    def _marked(self, line: Line, rest: str) -> Iterator[Block]:
        """Read what the first sign of the line tells: keyword, block, comment, drawer, fixed width, table."""
        if rest[0] == "|":
            yield from self._row(line, rest)
        elif rest[0] == ":" and (rest == ":" or rest[1] == " "):
            yield from self._fixed()
        elif rest[0] == ":":
            self._drawer(rest)
        elif block := _BLOCK.match(rest):
            yield from self._edge(block)
        else:
            if (keyword := _KEYWORD.match(rest)) and (shown := _SHOWN.get(keyword["name"].lower())):
                yield from self._prose([line._replace(at=line.at + keyword.end())], *shown)
            self.at += 1

    def _heading(self, line: Line, rest: str, stars: re.Match[str]) -> Iterator[Block]:
        """The words of a heading; what is a comment or not to be exported goes with all below it."""
        self.at, self.item, self.quoted = self.at + 1, None, False
        start = stars.end()
        word = rest[start:].split(maxsplit=1)[0]
        if word in self.states:
            start += len(word)
            start += len(rest[start:]) - len(rest[start:].lstrip())
        if priority := _PRIORITY.match(rest, start):
            start = priority.end()
        tags = _TAGS.search(rest, start)
        if word == "COMMENT" or (tags and ":noexport:" in tags[0]):
            self._pass_by(len(stars[1]))
        else:
            end = tags.start() if tags else len(rest)
            yield from self._prose([Line(line.at + start, line.at + end, 0)], "heading", min(6, len(stars[1])))

    def _pass_by(self, level: int) -> None:
        while self.at < len(self.lines):
            stars = _STARS.match(self._rest(self.at)) if self.lines[self.at].indent == 0 else None
            if stars and len(stars[1]) <= level:
                return
            self.at += 1

    def _end(self, name: str) -> int | None:
        """The index of the next line that is this end, in lower case."""
        ends = self.ends.get(name, [])
        while ends and ends[-1] <= self.at:
            ends.pop()
        return ends[-1] if ends else None

    def _edge(self, block: re.Match[str]) -> Iterator[Block]:
        """The begin or the end of a block: code is one, quotations are read on."""
        name = block["name"].lower()
        end = self._end(f"#+end_{name}")
        if name in _QUOTED:
            self.quoted = block["edge"].lower() == "begin" and end is not None
        elif end is not None and block["edge"].lower() == "begin" and name in (*_CODE, *_UNSEEN):
            if name in _CODE:
                yield from code_block(self.lines[self.at + 1 : end])
            self.at = end
        self.at += 1

    def _drawer(self, rest: str) -> None:
        """Properties and logs say nothing; what is in other drawers is read."""
        end = self._end(":end:") if rest.lower() in (":properties:", ":logbook:") else None
        self.at = self.at + 1 if end is None else end + 1

    def _fixed(self) -> Iterator[Block]:
        begin = self.at
        while self.at < len(self.lines) and (self._rest(self.at) == ":" or self._rest(self.at).startswith(": ")):
            self.at += 1
        yield from code_block(self.lines[begin : self.at])

    def _row(self, line: Line, rest: str) -> Iterator[Block]:
        self.at += 1
        for cell in _CELL.finditer(rest) if not rest.startswith("|-") else ():
            yield from self._prose([Line(line.at + cell.start(), line.at + cell.end(), 0)], "table_cell")

    def _item_mark(self, line: Line, rest: str) -> re.Match[str] | None:
        return _ITEM.match(rest) if line.indent > 0 or rest[0] != "*" else None

    def _item(self, line: Line, mark: re.Match[str]) -> Iterator[Block]:
        """The text of an item, or a term and what explains it."""
        start = line.at + mark.end()
        term = _TERM.search(self.text, start, line.end)
        self.item = (line.indent, "definition_text" if term else "list_item")
        if term:
            yield from self._prose([Line(start, term.start(), 0)], "definition_term")
            start = term.end()
        lines = [line._replace(at=start)] if start < line.end else []
        self.at += 1
        lines += self._more(line.indent + 1)
        if lines:
            yield from self._prose(lines, self.item[1])

    def _paragraph(self, line: Line, rest: str) -> Iterator[Block]:
        if self.item and line.indent <= self.item[0]:
            self.item = None
        note = _NOTE.match(rest) if line.indent == 0 else None
        self.at += 1
        lines = [line._replace(at=line.at + note.end()) if note else line, *self._more(0)]
        yield from self._prose(lines, self.item[1] if self.item else "paragraph")

    def _more(self, indent: int) -> list[Line]:
        """The lines from here on that go on with a text and are indented by so much or more."""
        begin = self.at
        while self.at < len(self.lines) and self.lines[self.at].indent >= indent and not self._begins(self.at):
            self.at += 1
        return self.lines[begin : self.at]

    def _begins(self, at: int) -> bool:
        """Whether a line that is not empty begins another element than a paragraph."""
        line, rest = self.lines[at], self._rest(at)
        is_heading = line.indent == 0 and _STARS.match(rest)
        return bool(is_heading or _SIGN.match(rest) or _SILENT.match(rest) or self._item_mark(line, rest))

    def _prose(self, lines: Sequence[Line], kind: BlockKind, level: int = 0) -> Iterator[Block]:
        start, end = lines[0].at, lines[-1].end
        if not _PROSE.search(self.text, start, end):
            return
        kind = "quote" if self.quoted and kind in ("paragraph", "list_item") else kind
        found = scan(self.text, start, end)
        skips = merged([*found.skips, *margins(self.text, lines)])
        said = tuple(each for each in found.replacements if not overlaps(skips, each[0]))
        yield Block(kind=kind, start=start, end=end, level=level, skips=tuple(skips), replacements=said)
