"""A finding, and what decides about which there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from genglossary.pipeline.text.stated import Stated

Level = Literal["note", "warning", "error"]
LEVELS: tuple[Level, ...] = ("note", "warning", "error")
Setting = Literal["off", "note", "warning", "error"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A place that a writer should look at.

    `file` is the name of the document, relative and with slashes, or of the glossary. `start` and `end` are half-open,
    in characters of the file's text, a line end counted as one. `line` and `column` are of `start`, from 1 and in
    characters, `end_line` and `end_column` of `end`; in files that are no text, lines are paragraphs, and `place` says
    where that is. `excerpt` is the line, `sentence` what the finding is known by when lines move. `fix` replaces
    `start:end` where that is certain. `term` is the text of the entry, `id` its id, which may be empty.
    """

    rule: str
    level: Level
    message: Stated
    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    start: int = 0
    end: int = 0
    excerpt: str = ""
    sentence: str = ""
    fix: str | None = None
    term: str = ""
    id: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """`rules` are settings other than those of `RULES`, by code. `often` is how many mentions of an entry without a
    definition are many. `whole` says that all documents of the glossary are checked, so that what is in none of them
    is nowhere."""

    rules: Mapping[str, Setting] = field(default_factory=dict[str, Setting])
    often: int = 5
    whole: bool = False
