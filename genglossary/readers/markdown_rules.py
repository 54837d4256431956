"""Lines of Markdown that are no CommonMark: what editors and site generators put between the paragraphs.

One block rule for markdown-it-py reads them all. Comments and directives leave no token, formulas one that is called
"math_block", abbreviations (`*[VTS]: Vessel Traffic Service`) one each.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from genglossary.readers.markdown_directives import SAYS, body, fenced

_FIRST = frozenset("%${:[*\\!?=`~<ie(+")
_LINE = re.compile(
    r"""(?: :{3,}.*                                        # containers
    | \{%[^{}\n]*%\} | \{\{[^{}\n]*\}\} | \{:?\ ?[\#.:][^{}\n]*\}  # site generators; attributes of what stands above
    | \([\w:.-]+\)= | \+{3}(?:\ .*)?                           # targets and breaks of MyST
    | \[\[?_?TOC_?\]?\] | </?> | \\(?:newpage|pagebreak|clearpage|tableofcontents)\b.*
    )[ \t]*(?=\n|\Z)""",
    re.X,
)
_COMMENT = re.compile(r"%(?!%)[^%\n]*(?=\n|\Z)")  # of MyST; elsewhere a line that goes on may begin so
_MODULE = re.compile(
    r"""import\s(?:[\w\s$*{},]{1,500}\sfrom\s+)?["'][^"'\n]+["'];?[ \t]*(?=\n|\Z)"""
    r"""|export\s+(?:default\s+[\w({]|(?:async\s+)?function\b|class\s+\w|(?:const|let|var)\s+[\w{\[]|\{|\*).*"""
)
_ABBREVIATION = re.compile(r"\*\[[^\[\]\n]{1,60}\]:")
_PAIRS = re.compile(r"(?P<comment>%%|\{/\*)|(?P<math>\$\$|\\{1,2}\[|\\begin\{(?P<name>[a-z]{1,20}\*?)\})")
_CLOSING = {"%%": "%%", "{/*": "*/}", "$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]"}
_AFTER_MATH = re.compile(r"[ \t]*(?:[.,;]|\{\#[^{}]*\}|\([^()]{1,20}\))?[ \t]*")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]|===[!+]?[ \t]+[\"']")
_TITLE = re.compile(r"[\"'](.+)[\"']")


def aside_plugin(parser: MarkdownIt) -> None:
    """Adds the rule, before those that would take such lines for something else."""
    parser.block.ruler.before(
        "fence", "aside", _aside, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    )


def _aside(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    at = state.bMarks[first] + state.tShift[first]
    if state.src[at : at + 1] not in _FIRST or state.is_code_block(first):
        return False
    line = state.src[at : state.eMarks[first]]
    if directive := SAYS.match(line):
        return silent or fenced(state, first, end, directive)
    if _LINE.match(line) or (not silent and _COMMENT.match(line)):
        return silent or _passed(state, first + 1)
    if _ABBREVIATION.match(line):
        return silent or _passed(state, first + 1, "abbreviation")
    if pair := _PAIRS.match(line):
        return _paired(state, first, end, pair, silent)
    if _ADMONITION.match(line):
        return silent or _indented(state, first, end, line)
    if line.startswith(("import ", "export ")) and not state.level and _MODULE.match(state.src, at):
        return silent or _passed(state, _paragraph_end(state, first, end))
    return False


def _passed(state: StateBlock, after: int, kind: str = "") -> bool:
    if kind:
        token = state.push(kind, "", 0)
        token.map = [state.line, after]
    state.line = after
    return True


def _paragraph_end(state: StateBlock, first: int, end: int) -> int:
    return next((line for line in range(first, end) if state.isEmpty(line)), end)


def _paired(state: StateBlock, first: int, end: int, pair: re.Match[str], silent: bool) -> bool:
    """Skip what stands between two signs of which each has its line, or which have one line for themselves."""
    closing = _CLOSING.get(pair[0]) or f"\\end{{{pair['name']}}}"
    missing: set[tuple[str, int]] = state.env.setdefault("missing", set())
    if (closing, end) in missing:
        return False
    skipped = pair.end()
    for line in range(first, end):
        at = state.bMarks[line] + state.tShift[line]
        words = state.src[at : state.eMarks[line]]
        place = words.find(closing, skipped)
        if place >= 0:
            rest = words[place + len(closing) :]
            whole = not rest.strip() if pair["comment"] else _AFTER_MATH.fullmatch(rest)
            return bool(whole) and (silent or _passed(state, line + 1, "math_block" if pair["math"] else ""))
        skipped = 0
    missing.add((closing, end))
    return False


def _indented(state: StateBlock, first: int, end: int, line: str) -> bool:
    """The body of `!!! note` and `=== "Tab"` is indented by four columns."""
    after = first + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent + 4):
        after += 1
    if title := _TITLE.search(line):
        token = state.push("inline", "", 0)
        token.content, token.map = title[1], [first, first + 1]
    body(state, first + 1, after, 4)
    state.line = after
    return True
