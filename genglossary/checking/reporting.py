"""Findings made of places in documents."""

from genglossary.checking.manuscripts import Manuscript, Stretch
from genglossary.checking.rules import RULES
from genglossary.checking.types import Finding, Level, Options
from genglossary.formats import Entry
from genglossary.pipeline.text.stated import Stated

NOT_YET = Stated("", {"stated": "", "gaps": {}})
"""Of a finding to be, whose sentence is known in the end."""

_LONGEST = 160  # characters of an excerpt


def finding(
    document: Manuscript,
    rule: str,
    span: tuple[int, int],
    message: Stated,
    options: Options,
    *,
    entry: Entry | None = None,
    stretch: Stretch | None = None,
    fix: str | None = None,
    level: Level | None = None,
) -> Finding:
    """A finding at `span` of the text of `document`. `level` is the rule's unless given; the options win."""
    start, end = span
    line, column = document.position(start)
    end_line, end_column = document.position(end)
    return Finding(
        rule=rule, level=level_of(rule, options, level), message=message, file=document.name, line=line, column=column,
        end_line=end_line, end_column=end_column, start=start, end=end, excerpt=_excerpt(document, line, column),
        sentence=_sentence(stretch, start, end) if stretch else "", fix=fix, term=entry.text if entry else "",
        id=entry.id if entry else "", place=document.place(start),
    )  # fmt: skip


def level_of(rule: str, options: Options, level: Level | None = None) -> Level:
    """The level of a finding of `rule`, which is on."""
    setting = options.rules.get(rule)
    return setting if setting and setting != "off" else level or RULES[rule].level


def _excerpt(document: Manuscript, line: int, column: int) -> str:
    text = document.line(line)
    begin = max(0, column - 1 - _LONGEST // 2) if len(text) > _LONGEST else 0
    return text[begin : begin + _LONGEST].strip()


def _sentence(stretch: Stretch, start: int, end: int) -> str:
    """The words around it, which stay when lines move."""
    prose, first, last = stretch.prose.text, stretch.index(start), stretch.index(end - 1) + 1
    begin = max(prose.rfind(stop, 0, first) for stop in (". ", "。", "\n")) + 1
    ends = [at for at in (prose.find(stop, last) for stop in (". ", "。", "\n")) if at >= 0]
    return " ".join(prose[max(begin, first - 100) : min([*ends, last + 100])].split()).strip(" .。")
