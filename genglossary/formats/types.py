"""A glossary on its way out of the project or into it, and how a format says that it cannot read one."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from genglossary.pipeline.types import Category

Status = Literal["candidate", "accepted", "excluded"]
Origin = Literal["extracted", "generated", "manual", ""]


class Unusable(Exception):
    """The file is not a glossary of its format; `reason` is a sentence that names the place."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceReference:
    """A passage that proves an entry: half-open characters of the stored text of the named document."""

    document: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("Evidence starts at 0 or later and ends where it starts or later")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One term. `definition` is None where the documents do not say what it is. Fields are in the order in which
    files show them.

    `language` is an ISO 639-1 code or "und"; `reading` is kana; `confidence` is of the definition, 0..1, and
    `origin` says who wrote it. `frequency` and `documents` count mentions and the documents that have them.
    `issues` are the kinds of what a reviewer should look at, `evidence` has the best passage first. An entry that
    cannot be (no text, a confidence of 2) is a `ValueError`.
    """

    text: str
    variants: tuple[str, ...] = ()
    definition: str | None = None
    confidence: float = 0.0
    category: Category = ""
    evidence: tuple[SourceReference, ...] = ()
    language: str = "und"
    reading: str = ""
    part_of_speech: str = ""
    status: Status = "candidate"
    required: bool = False
    origin: Origin = ""
    score: float = 0.0
    frequency: int = 0
    documents: int = 0
    issues: tuple[str, ...] = ()
    notes: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("A term has a text")
        if not 0 <= self.confidence <= 1:
            raise ValueError("Confidence is from 0 to 1")
        if not isfinite(self.score):
            raise ValueError("A score is a finite number")


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """All entries of one export or import, in any order; each format has its own.

    `language` is that of the words around the entries (ISO 639-1), whatever languages these are in; "" is the one of
    most entries.
    """

    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
