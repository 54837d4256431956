"""Five judgements, the same for every engine: plain iterators over tasks that yield results as they come.

Results may come in any order; each carries the `key` of its task. An engine raises `EngineError` when it cannot
work at all; when one item fails it yields `Failed` and goes on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from genglossary.pipeline.types import Category, Passage, TermCandidate

Origin = Literal["extracted", "generated", "manual"]

FindingKind = Literal[
    "no_definition",
    "circular",
    "too_long",
    "contradiction",
    "defined_twice",
    "undefined_abbreviation",
    "missing_term",  # a definition uses a term that the glossary does not have
    "near_duplicate",
    "spelling",  # 表記ゆれ: one term written in several ways
    "unclear",
    "unsupported",  # says what its passages do not say
    "unnecessary",  # a reader does not need it explained
]


class EngineError(Exception):
    """The engine cannot work at all; the message says why in words a person can act on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineTerm:
    """A term as engines see it. `key` is the caller's (a database id) and comes back in every result."""

    key: int
    text: str
    language: str
    category: Category = ""
    variants: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineDefinition:
    """`text` as a reader sees it, `confidence` in 0..1, `evidence` the passages that prove it (never empty for
    an extracted definition). A manual one is a person's: no engine makes or replaces one. `flags` name what is
    doubtful about it, e.g. "citation does not align"."""

    text: str
    confidence: float
    origin: Origin
    evidence: tuple[Passage, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed:
    """This item got no answer, and why. It is shown to people, never dropped."""

    key: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClassifyTask:
    key: int
    candidate: TermCandidate
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Classified:
    """`accepted` proposes whether a reader needs the term explained; `reason` says why, in words."""

    key: int
    category: Category
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DefineTask:
    """`passages` are the best ones for defining the term, best first (see pipeline.definitions.passages)."""

    term: EngineTerm
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Defined:
    """`definition` is None when the documents do not say what the term is: an honest answer."""

    key: int
    definition: EngineDefinition | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewTask:
    term: EngineTerm
    definition: EngineDefinition | None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something a person should look at. `related` are keys of other terms, `detail` names what was found
    (the words in question, or an explanation by a model), `evidence` the passages to look at."""

    key: int
    kind: FindingKind
    detail: str = ""
    related: tuple[int, ...] = ()
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RefineTask:
    term: EngineTerm
    definition: EngineDefinition | None
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Refined:
    """`definition` is the final one: a better one, or the provisional one unchanged (None where there is none)."""

    key: int
    definition: EngineDefinition | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TranslateTask:
    """The question which words of the other `language` (ISO 639-1) stand for a term: each of `passages` is a text that
    has the term, and what says the same in that language."""

    term: EngineTerm
    language: str
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Translated:
    """`text` stands in one of the translated passages; None where none of them names the term. `confidence` in 0..1
    is what the engine says of it."""

    key: int
    text: str | None
    confidence: float = 0.5


class Engine(Protocol):
    """`name` is stored with the run. All five read their tasks lazily and may look at all of them first.

    `reads_passages` says that `classify` looks at the passages of its tasks, and that
    `translate` has answers; finding these costs time.
    """

    name: str
    reads_passages: bool

    def classify(self, tasks: Iterable[ClassifyTask]) -> Iterator[Classified | Failed]: ...

    def define(self, tasks: Iterable[DefineTask]) -> Iterator[Defined | Failed]: ...

    def review(self, tasks: Iterable[ReviewTask]) -> Iterator[Finding | Failed]: ...

    def refine(self, tasks: Iterable[RefineTask]) -> Iterator[Refined | Failed]: ...

    def translate(self, tasks: Iterable[TranslateTask]) -> Iterator[Translated | Failed]: ...
