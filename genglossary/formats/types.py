"""A glossary on its way out of the project or into it, and how a format says that it cannot read one."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from genglossary.pipeline.types import Category

Status = Literal["candidate", "accepted", "excluded"]
Origin = Literal["extracted", "generated", "manual", "imported", ""]
Kind = Literal["spelling", "plural", "abbreviation", "long_form", "synonym"]
Usage = Literal["preferred", "admitted", "deprecated", "forbidden", ""]
"""The administrative status of a spelling (TBX-Basic); the empty string says that nobody decided."""
EquivalentStatus = Literal["proposed", "accepted", "rejected"]
EquivalentOrigin = Literal["run", "model", "person", "import"]
AVOIDED: frozenset[Usage] = frozenset({"deprecated", "forbidden"})
"""Spellings of these usages are never written as ordinary ones."""


class Unusable(Exception):
    """The file is not a glossary of its format; `reason` is a sentence that names the place."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """A place of a file that does not come out as it stands there: `row` is the row of a table or the line of a text
    file, from 1; `reason` is a sentence. `is_notice` says that nothing went wrong there: people are told, no more."""

    row: int
    reason: str
    is_notice: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceReference:
    """A passage that proves an entry: half-open characters of the stored text of the named document.

    `text` are these characters, `plain` their words as a reader sees them where that is something else, such as without
    the marks of Markdown; else "".
    """

    document: str
    start: int
    end: int
    text: str
    plain: str = ""

    @property
    def shown(self) -> str:
        """The passage for people to read."""
        return self.plain or self.text

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("Evidence starts at 0 or later and ends where it starts or later")


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelling:
    """Another way of writing a term, in the language of its entry.

    `kind` says how it differs, `usage` what people decided about it. `as_written` says whether case counts where
    documents are searched (None leaves it to the rule for capitals), `exact` that no inflection of it is meant,
    `do_not_translate` that it stays as it is in other languages.
    """

    text: str
    kind: Kind = "spelling"
    usage: Usage = ""
    reading: str = ""
    part_of_speech: str = ""
    as_written: bool | None = None
    exact: bool = False
    do_not_translate: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("A spelling has a text")


@dataclass(frozen=True, kw_only=True, slots=True)
class Equivalent:
    """The term of another language for what an entry means, with what is said of it there.

    `language` is a BCP 47 code. `definition` and `notes` are in that language.
    """

    language: str
    text: str
    status: EquivalentStatus = "accepted"
    origin: EquivalentOrigin = "import"
    usage: Usage = ""
    reading: str = ""
    definition: str | None = None
    notes: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip() or not self.language.strip():
            raise ValueError("An equivalent has a text and a language")

    @property
    def is_usable(self) -> bool:
        """Whether people may write it: nobody rejected it, nor said that it is to be avoided."""
        return self.status != "rejected" and self.usage not in AVOIDED


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One term. `definition` is None where the documents do not say what it is. Fields are in the order in which
    files show them.

    `language` is an ISO 639-1 code or "und"; `reading` is kana; `confidence` is of the definition, 0..1, and
    `origin` says who wrote it. `frequency` and `documents` count mentions and the documents that have them.
    `issues` are the kinds of what a reviewer should look at, `evidence` has the best passage first: what proves the
    definition or, without one, the passages that tell most about the term (contexts). `id` never changes (a UUID),
    `slug` is for addresses. `source` says where a definition was taken from that is not of the documents. `usage`,
    `as_written`, `exact` and `do_not_translate` are those of `text`, as in `Spelling`. `see_also` are ids of other
    entries. An entry that cannot be (no text, a confidence of 2) is a `ValueError`.
    """

    text: str
    spellings: tuple[Spelling, ...] = ()
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
    id: str = ""
    slug: str = ""
    source: str = ""
    usage: Usage = ""
    as_written: bool | None = None
    exact: bool = False
    do_not_translate: bool = False
    equivalents: tuple[Equivalent, ...] = ()
    see_also: tuple[str, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """Other spellings that may be written: none that people deprecated or forbade."""
        return tuple(each.text for each in self.spellings if each.usage not in AVOIDED)

    @property
    def avoided(self) -> tuple[str, ...]:
        """Spellings that people deprecated or forbade."""
        return tuple(each.text for each in self.spellings if each.usage in AVOIDED)

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("A term has a text")
        if not 0 <= self.confidence <= 1:
            raise ValueError("Confidence is from 0 to 1")
        if not isfinite(self.score):
            raise ValueError("A score is a finite number")


@dataclass(frozen=True, kw_only=True, slots=True)
class TranslationProof:
    """Two passages that show that `text`, in `language`, stands for the entry called `entry`.

    `count` aligned passages show it, `confidence` is in 0..1. `own` is of the entry's documents, `other` of the
    translation.
    """

    entry: str
    language: str
    text: str
    count: int
    confidence: float
    own: SourceReference
    other: SourceReference


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """All entries of one export or import, in any order; each format has its own.

    `language` is that of the words around the entries (ISO 639-1), whatever languages these are in; "" is the one of
    most entries. `proofs` are of equivalents, for formats that have a place for them.
    """

    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    proofs: tuple[TranslationProof, ...] = ()
