"""Directives of MyST in fences of Markdown: those whose body is prose, glossaries, and tables written as lists."""

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock

SAYS = re.compile(
    r"(?P<fence>`{3,}|~{3,}|:{3,})[ ]?\{(?P<name>note|warning|tip|hint|important|caution|danger|attention|error|seealso"
    r"|admonition|topic|sidebar|margin|glossary|definition|prf:[a-z]+|epigraph|card|dropdown|tab-set|tab-item|grid|grid-item"
    r"|grid-item-card|figure|table|list-table|exercise|solution|pull-quote|highlights|details|versionadded|versionchanged"
    r"|deprecated)\}"
)
_OPTION = re.compile(r":[\w-]+:|---")
_ROW = re.compile(r"(?:[*+-][ \t]+)?[*+-][ \t]+(?=\S)")


def fenced(state: StateBlock, first: int, end: int, found: re.Match[str]) -> bool:
    """Reads what stands in the fence that `found` opens at the line `first`; options come first."""
    begin, after = first + 1, first + 1
    while after < end and not line_of(state, after).startswith(found["fence"]):
        after += 1
    while begin < after and _OPTION.match(line_of(state, begin)):
        begin += 1
    if found["name"] == "glossary":
        _glossary(state, begin, after)
    elif found["name"] == "list-table":
        _list_table(state, begin, after)
    else:
        body(state, begin, after, 0)
    state.line = min(after + 1, end)
    return True


def line_of(state: StateBlock, number: int) -> str:
    """The words of a line, without what is before and after them."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def body(state: StateBlock, first: int, after: int, indent: int) -> None:
    """Reads lines as Markdown of its own, which is indented by so many columns more."""
    kept = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "root", after, state.blkIndent + indent
    state.level += 1
    if first < after and state.level < state.md.options.maxNesting:
        state.md.block.tokenize(state, first, after)
    state.level -= 1
    state.parentType, state.lineMax, state.blkIndent = kept


def _glossary(state: StateBlock, first: int, after: int) -> None:
    """Terms at the margin, one below the other where they share what is indented below them."""
    lines = [line for line in range(first, after) if not state.isEmpty(line)]
    margin = min((state.sCount[line] for line in lines), default=0)
    line = first
    while line < after:
        if state.isEmpty(line) or line_of(state, line).startswith("%"):
            line += 1
        elif state.sCount[line] <= margin:
            _inline(state, "dt", line, line + 1, line_of(state, line).partition(" : ")[0].rstrip())
            line += 1
        else:
            below = next((at for at in lines if at > line and state.sCount[at] <= margin), after)
            state.push("dd_open", "dd", 1)
            body(state, line, below, state.sCount[line] - state.blkIndent)
            state.push("dd_close", "dd", -1)
            line = below


def _list_table(state: StateBlock, first: int, after: int) -> None:
    starts = [line for line in range(first, after) if _ROW.match(line_of(state, line))]
    for line, end in zip(starts, [*starts[1:], after], strict=True):
        said = "\n".join([_ROW.sub("", line_of(state, line), count=1), *_until_empty(state, line + 1, end)])
        _inline(state, "td", line, end, said, "list")


def _until_empty(state: StateBlock, first: int, end: int) -> Iterator[str]:
    for line in range(first, end):
        if state.isEmpty(line):
            return
        yield line_of(state, line)


def _inline(state: StateBlock, tag: str, first: int, after: int, content: str, info: str = "") -> None:
    state.push(f"{tag}_open", tag, 1)
    token = state.push("inline", "", 0)
    token.content, token.map, token.info = content, [first, after], info
    state.push(f"{tag}_close", tag, -1)
