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
    entry: Entry


class Linker:
    """Proposes links to `entries` in files of one kind. An entry is called by its text and by the spellings that may
    be written; of two entries that share one, the first has it."""

    def __init__(self, markup: Markup, entries: Iterable[Entry], first: First = "section") -> None:
        self._markup, self._first = markup, first
        self._owners: dict[str, Entry] = {}
        for entry in entries:
            for spelling in (entry.text, *entry.variants):
                self._owners.setdefault(spelling, entry)
        self._targets = {fold_key(spelling): entry for spelling, entry in self._owners.items()}
        self._targets.update((fold_key(entry.slug), entry) for entry in self._owners.values() if entry.slug)
        self._finder = Finder(self._owners)

    def edits(self, text: str, page: str) -> list[Edit]:
        """In order, without overlap. `page` is the address of the glossary as seen from the file."""
        blocks, closed = self._markup.parts(text)
        sections = [block.start for block in blocks if block.kind == "heading"] if self._first == "section" else []
        closed = merged([*closed, *_not_prose(blocks)])
        linked = {(bisect_right(sections, start), id(entry)) for start, entry in self._linked(text, page)}
        edits: list[Edit] = []
        for start, end, entry in self._mentions(text, blocks):
            place = (bisect_right(sections, start), id(entry))
            if place in linked or _touches(closed, start, end):
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
            _Mention(start, end, self._owners[spelling])
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
