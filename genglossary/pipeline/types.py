"""The data that moves between readers, pipeline, engines and the database.

All offsets are half-open and count characters (code points) of the stored text of one document version.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

BlockKind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "table_cell",
    "quote",
    "definition_term",  # the <dt> of a definition list
    "definition_text",  # the <dd>
    "code",  # not prose: never searched for candidates or definitions
    "front_matter",  # metadata, not prose
]

DecidedCategory = Literal["person", "place", "organisation", "title", "technical_term", "common_noun"]
"""The kind of thing that a term names."""

Category = Literal[DecidedCategory, ""]
"""The kind of thing that a term names; the empty string says that nobody has decided."""

VariantKind = Literal["spelling", "plural", "abbreviation", "long_form"]

Reason = Literal["required", "excluded", "weak", "everyday", "nested", "outranked", "specific", "known", ""]
"""The reason why a candidate is accepted or not (see pipeline.terms.selection); "" says that nobody has judged."""


LONGEST_SPELLING = 200
"""Characters: a longer run of words names nothing, and thousands of them would take minutes to look for."""

OFFSETS = "i"
"""The type of the arrays that offsets are held in: no document comes near 2 GB."""


class StaleBytes(ValueError):
    """Kept bytes that are damaged, or were made by another version of the code: make them anew."""


class Span(NamedTuple):
    """A half-open range of characters of one stored text."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A piece of a document's structure. Blocks are in order of `start` and do not overlap.

    `level` is the depth of a heading (1 to 6), otherwise 0. `page` counts from 1 where the format has pages.
    `skips` are spans inside the block that are not prose (markup such as `**` or `](url)`, inline code, ruby
    readings), sorted, without overlap. `skips_are_shown` says that they are what a reader sees, such as code, in a text
    that has no markup. `readings` maps a span of prose to how it is pronounced (ruby). `replacements` are spans that
    stand for other characters (`&amp;` for `&`), sorted, outside of the skips.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int | None = None
    skips: tuple[Span, ...] = ()
    readings: tuple[tuple[Span, str], ...] = ()
    skips_are_shown: bool = False
    replacements: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document version as the pipeline reads it: `key` is the caller's name for it (a database id)."""

    key: int
    name: str
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One sentence (or list item, or table cell) that mentions a term: `text == source.text[start:end]`.

    `score` in 0..1 says how much it looks like a definition of the term it was picked for.
    `heading` is the text of the nearest heading above it, or "". `plain` is what a reader sees: `text` without
    markup, the words of inline code kept, each white space one space; "" says that it is `text` itself.
    `follow` is the sentence right after it in the same block, when that goes on about the same term.
    """

    source: int
    start: int
    end: int
    text: str
    kind: BlockKind = "paragraph"
    heading: str = ""
    score: float = 0.0
    plain: str = ""
    follow: "Passage | None" = None


# The reason why a variant is proposed, before its term; known again by these words when it is said in a language.
VARIANT_OF = "a variant of "


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """Another way of writing a candidate; `frequency` and `documents` count this spelling alone."""

    text: str
    kind: VariantKind
    frequency: int = 0
    documents: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class TermCandidate:
    """A term that the pipeline considered.

    `language` is an ISO 639-1 code or "und". `score` orders candidates, best first; `parts` are what it was
    made of, for people who ask why. `accepted` is the proposal of the selection, `reason` why or why not.
    `frequency` and `documents` count the term with all its variants.
    """

    text: str
    language: str
    variants: tuple[Variant, ...] = ()
    reading: str = ""
    category: Category = ""
    part_of_speech: str = ""
    score: float = 0.0
    parts: Mapping[str, float] = field(default_factory=dict[str, float])
    frequency: int = 0
    documents: int = 0
    accepted: bool = True
    reason: Reason = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The term itself and its variants."""
        return (self.text, *(variant.text for variant in self.variants))


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedTerm:
    """A term that people have decided about: it is looked for whether or not statistics propose it.

    `required` and `excluded` are people's decisions; `variants` are the spellings they merged into it. `as_written`
    tells of some of its spellings whether case counts where documents are searched; of those in `exact` no inflection
    is meant. One that is `elsewhere` is a term of another glossary: accepted where documents have it, left out where
    not.
    """

    text: str
    language: str = "und"
    variants: tuple[str, ...] = ()
    required: bool = False
    excluded: bool = False
    elsewhere: bool = False
    as_written: Mapping[str, bool] = field(default_factory=dict[str, bool])
    exact: frozenset[str] = frozenset()


class Check(NamedTuple):
    """Callbacks of long computations while they work; both may raise to stop them.

    `alive()` is called at least once for every 100 KB of text. `progress(done, total, item)` reports.
    """

    alive: Callable[[], None] = lambda: None
    progress: Callable[[int, int, str], None] = lambda done, total, item: None
