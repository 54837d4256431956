"""The links that a document should have: one for the first mention of each entry in each section."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from genglossary.formats import Entry
from genglossary.linking.markup import Markup
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import Block, Source, Span
from genglossary.readers.asides import merged

First = Literal["section", "document"]


class Edit(NamedTuple):
    """`text[start:end]` is to become `new`, a link to `entry`. Half-open, in characters of the text of the file."""

    start: int
    end: int
    new: str
    entry: Entry


class _Mention(NamedTuple):
    start: int
    end: int
    spelling: str


class _Word(NamedTuple):
    """A spelling, and the entries that are called so."""

    senses: tuple[Entry, ...]

    def meant(self, document: str, *, together: bool) -> Entry | None:
        """The entry that a document means: the only one, or the only one that has its definition or passages there.
        Where a glossary has the senses of a word `together`, a link leads to all of them."""
        if len(self.senses) == 1 or (together and len({entry.text for entry in self.senses}) == 1):
            return self.senses[0]
        here = [entry for entry in self.senses if any(_is_same(each.document, document) for each in entry.evidence)]
        return here[0] if len(here) == 1 else None


def _words(entries: Iterable[Entry]) -> dict[str, _Word]:
    """Spelling → the entries of that text, or, where there is none, those that have it as another spelling."""
    called: dict[str, list[Entry]] = {}
    also: dict[str, list[Entry]] = {}
    for entry in entries:
        called.setdefault(entry.text, []).append(entry)
        for spelling in entry.variants:
            also.setdefault(spelling, []).append(entry)
    return {spelling: _Word(tuple(owners)) for spelling, owners in {**also, **called}.items()}


def _is_same(document: str, name: str) -> bool:
    """Whether a document of the project is the file: one may be called from a folder further up."""
    return f"/{document}".endswith(f"/{name}") or f"/{name}".endswith(f"/{document}")


class Linker:
    """Proposes links to `entries` in files of one kind. An entry is called by its text and by the spellings that may
    be written; those who share a text share the word, which is linked where the file tells the sense (see _Word).

    `unclear` collects the words that were not linked because a file does not tell.
    """

    def __init__(self, markup: Markup, entries: Iterable[Entry], first: First = "section") -> None:
        self._markup, self._first = markup, first
        self._words = _words(entries)
        owners = [entry for word in self._words.values() for entry in word.senses]
        self._targets = {fold_key(spelling): word.senses[0] for spelling, word in self._words.items()}
        self._targets.update((fold_key(entry.slug), entry) for entry in owners if entry.slug)
        self._finder = Finder(self._words)
        self.unclear: set[str] = set()

    def edits(self, text: str, page: str, name: str = "") -> list[Edit]:
        """Propose edits, in order, without overlap. `page` is the address of the glossary as seen from the file, which
        is called `name` in the project.
        """
        blocks, closed = self._markup.parts(text)
        sections = [block.start for block in blocks if block.kind == "heading"] if self._first == "section" else []
        closed = merged([*closed, *_not_prose(blocks)])
        linked = {(bisect_right(sections, start), id(entry)) for start, entry in self._linked(text, page)}
        edits: list[Edit] = []
        for start, end, spelling in self._mentions(text, blocks):
            entry = self._words[spelling].meant(name, together=self._markup.HAS_SENSES_TOGETHER)
            place = (bisect_right(sections, start), id(entry))
            if place in linked or _touches(closed, start, end):
                continue
            if entry is None:
                self.unclear.add(spelling)
                continue
            if (new := self._markup.link(text, Span(start, end), entry, page)) is not None:
                linked.add(place)
                edits.append(Edit(start, end, new, entry))
        return edits

    def _linked(self, text: str, page: str) -> Iterator[tuple[int, Entry]]:
        for start, target in self._markup.links(text, page):
            if entry := self._targets.get(fold_key(target)):
                yield start, entry

    def _mentions(self, text: str, blocks: tuple[Block, ...]) -> Iterator[_Mention]:
        """Every mention in order; of those that overlap, the one that begins first, and of these the longest."""
        source = Source(key=0, name="", text=text, blocks=blocks)
        found = self._finder.places(sentences_of(source))
        mentions = [
            _Mention(start, end, spelling)
            for spelling, offsets in found.items()
            for start, end in zip(offsets[::2], offsets[1::2], strict=True)
        ]
        last = 0
        for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
            if mention.start >= last:
                yield mention
                last = mention.end


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits`, which are in order and do not overlap."""
    pieces: list[str] = []
    last = 0
    for edit in edits:
        pieces += text[last : edit.start], edit.new
        last = edit.end
    return "".join([*pieces, text[last:]])


def _not_prose(blocks: tuple[Block, ...]) -> Iterator[Span]:
    """Headings, terms of definition lists, code, and the markup inside of blocks."""
    for block in blocks:
        if block.kind in ("heading", "definition_term", "code", "front_matter"):
            yield Span(block.start, block.end)
        yield from block.skips


def _touches(closed: list[Span], start: int, end: int) -> bool:
    index = bisect_right(closed, start, key=lambda span: span.end)
    return index < len(closed) and closed[index].start < end
