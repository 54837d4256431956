"""Markdown (CommonMark, tables, definition lists, front matter). The stored text is the file's own.

Structure comes from markdown-it-py's block rules; the file stays as it is, so that an offset into the stored
text is an offset into the file, and markup is named by the skips of each block.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from genglossary.pipeline.types import Block, BlockKind, Span
from genglossary.readers.asides import marked, merged
from genglossary.readers.encoding import decode
from genglossary.readers.markdown_inline import scan
from genglossary.readers.markdown_rules import aside_plugin
from genglossary.readers.types import Reading

_CONTAINERS: dict[str, BlockKind] = {
    "list_item_open": "list_item",
    "blockquote_open": "quote",
    "dt_open": "definition_term",
    "dd_open": "definition_text",
    "td_open": "table_cell",
    "th_open": "table_cell",
}
_CODE = ("fence", "code_block", "math_block")
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?!\n)(?s:.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)"  # YAML
    r"|(?P<mark>\+\+\+|;;;)[ \t]*\n(?s:.*?)^(?P=mark)[ \t]*(?:\n|\Z)"  # TOML, JSON
    r"|\{\n(?s:.*?)^\}[ \t]*(?:\n|\Z)"  # JSON
    r"|(?:%[ ].*\n){1,9}(?=\n|\Z)"  # Pandoc: title, authors, date
    r"|(?:[Tt]itle|[Aa]uthors?|[Dd]ate|[Ll]ayout):[ \t]+\S.*\n"  # MultiMarkdown
    r"(?:[A-Za-z][\w ]{0,30}:[ \t].*\n)+(?=\n|\Z)",
    re.M,
)
_TITLE = re.compile(r"^[ \t\"']*title[\"']?[ \t]*[:=][ \t]*(.+?),?$|\A%[ ](.+)$", re.M | re.I)
_CALLOUT = re.compile(r"\[![\w-]+\]")
_ABBREVIATION = re.compile(r"\*\[(?P<short>[^\[\]\n]{1,60})(?P<sign>\]:[ \t]*)")
_HEADING_ID = re.compile(r"[ \t]*\{#[^{}\n]*\}[ \t]*$")
_PROSE = re.compile(r"\w")


def read(data: bytes) -> Reading:
    """The structure of a Markdown file. Raises `Unreadable` where it is not text."""
    text, encoding, warnings = decode(data)
    front = _FRONT_MATTER.match(text)
    body = front.end() if front else 0
    blocks = marked(text, _Blocks(text, body), has_signs=True)
    metadata = (Block(kind="front_matter", start=0, end=body),) if front else ()
    title = (_front_title(front[0]) if front else "") or _first_heading(text, blocks)
    return Reading(text=text, blocks=metadata + blocks, title=title, encoding=encoding, warnings=warnings)


def _front_title(front: str) -> str:
    found = _TITLE.search(front)
    return (found[1] or found[2]).strip().strip("\"'").strip() if found else ""


def _first_heading(text: str, blocks: Iterable[Block]) -> str:
    for block in blocks:
        if block.kind == "heading":
            return without(text, block)
    return ""


def without(text: str, block: Block) -> str:
    """The prose of a block: its text without its skips, and with its replacements."""
    parts, at = list[str](), block.start
    for span, said in sorted([*((skip, "") for skip in block.skips), *block.replacements]):
        parts += [text[at : span.start], said]
        at = span.end
    return "".join(parts) + text[at : block.end]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(deflist_plugin).use(aside_plugin)
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


class _Blocks:
    """Walks the tokens of the block rules and gives each piece of prose its span."""

    def __init__(self, text: str, body: int) -> None:
        self.text = text
        environment: dict[str, Any] = {}
        self.tokens = _parser().parse(text[body:], environment)
        self.references: dict[str, object] = environment.get("references", {})
        lines = text[body:].split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=body))
        self.row: tuple[int, int] = (-1, 0)

    def __iter__(self) -> Iterator[Block]:
        containers: list[BlockKind] = []
        level = 0
        for token in self.tokens:
            if token.type in _CONTAINERS:
                containers.append(_CONTAINERS[token.type])
            elif token.type == "inline" and containers[-1:] == ["quote"] and _CALLOUT.match(token.content):
                containers[-1] = "paragraph"  # a box, in which nobody is quoted
                yield from self._callout(token)
            elif token.type.endswith("_close") and token.type[:-5] + "open" in _CONTAINERS:
                containers.pop()
            elif token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "heading_close":
                level = 0
            else:
                yield from self._leaf(token, "heading" if level else (containers or ["paragraph"])[-1], level)

    def _leaf(self, token: Token, kind: BlockKind, level: int) -> Iterator[Block]:
        if token.map is None:
            return
        first, after = token.map
        if token.type in _CODE:
            yield Block(kind="code", start=self.starts[first], end=self.starts[after] - 1)
        elif token.type == "html_block":
            yield from self._prose([self._line(line) for line in range(first, after)], kind, level)
        elif token.type == "abbreviation":
            yield from self._abbreviation(first)
        elif token.type == "inline" and kind == "table_cell" and not token.info:
            yield from self._cell(token.content, first, kind)
        elif token.type == "inline":
            yield from self._prose(self._pieces(token.content, first, level), kind, level)

    def _callout(self, token: Token) -> Iterator[Block]:
        """The first line is its title."""
        pieces = self._pieces(token.content, (token.map or [0])[0], 0)
        for part in (pieces[:1], pieces[1:]):
            if part:
                yield from self._prose(part, "paragraph", 0)

    def _abbreviation(self, number: int) -> Iterator[Block]:
        """`*[VTS]: Vessel Traffic Service` says so as "VTS: Vessel Traffic Service" in a list."""
        start, end = self._line(number)
        if found := _ABBREVIATION.search(self.text, start, end):
            block = next(self._prose([Span(found.start("short"), end)], "list_item", 0), None)
            if block:
                sign = Span(*found.span("sign"))
                skips = tuple(skip for skip in block.skips if skip.end <= sign.start or skip.start >= sign.end)
                said = tuple(sorted(((sign, ": "), *block.replacements)))
                yield replace(block, skips=skips, replacements=said)

    def _line(self, number: int) -> Span:
        return Span(self.starts[number], self.starts[number + 1] - 1)

    def _pieces(self, content: str, first: int, level: int) -> list[Span]:
        """The span of each line of `content`: after quote marks, list marks and indentation."""
        return [self._piece(line.strip(), first + index, level) for index, line in enumerate(content.split("\n"))]

    def _piece(self, content: str, number: int, level: int) -> Span:
        start, end = self._line(number)
        line = self.text[start:end].rstrip()
        at = len(line) - len(content)
        if level or not line.endswith(content):  # "## Heading ##"
            at = max(0, line.find(content, len(line) - len(line.lstrip(" #>\t"))))
        return Span(start + at, min(end, start + at + len(content)))

    def _cell(self, content: str, number: int, kind: BlockKind) -> Iterator[Block]:
        start, end = self._line(number)
        cursor = self.row[1] if self.row[0] == number else start
        for written in (content, content.replace("|", r"\|")):
            at = self.text.find(written, cursor, end)
            if written and at >= 0:
                self.row = (number, at + len(written))
                yield from self._prose([Span(at, at + len(written))], kind, 0)
                return

    def _prose(self, pieces: list[Span], kind: BlockKind, level: int) -> Iterator[Block]:
        start, end = pieces[0].start, pieces[-1].end
        between = [
            Span(self.text.rfind("\n", before.end, after.start) + 1, after.start) for before, after in pairwise(pieces)
        ]
        if level and (identifier := _HEADING_ID.search(self.text, start, end)):
            end = identifier.start()
        inline = scan(self.text, start, end, self.references)
        block = Block(
            kind=kind, start=start, end=end, level=level, skips=tuple(merged(inline.skips + between)),
            readings=tuple(inline.readings), replacements=tuple(inline.replacements),
        )  # fmt: skip
        if _PROSE.search(without(self.text, block) if block.skips else self.text[start:end]):
            yield block
