"""A sentence of a document: its prose, and where in the stored text and in the structure it stands."""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from genglossary.pipeline.types import BlockKind, Span


class Sentence(NamedTuple):
    """A sentence, heading, list item or table cell: `source.text[start:end]`, and what it says.

    `prose` is the text without markup and line ends; `span` maps ranges of it to the stored text. `heading`
    is the nearest heading above it ("" without one). `headline` says that it is itself a heading: by
    structure, or in documents without headings by its looks; `title` that it is the document's first heading.
    `opening` says that it is the first sentence of its block, `block` is the number of that block in the
    source, whose key is `source`. `ends` says of characters that are written with several where they really end: see
    `Prose`.
    """

    source: int
    start: int
    end: int
    kind: BlockKind
    language: str
    prose: str
    offsets: "array[int] | None"
    heading: str
    headline: bool
    title: bool
    opening: bool
    block: int
    ends: "dict[int, int] | None" = None

    def span(self, start: int, end: int) -> Span:
        """The stored range of `prose[start:end]`, which must not be empty."""
        if self.offsets is None:
            return Span(self.start + start, self.start + end)
        after = self.offsets[end - 1] + 1
        return Span(self.offsets[start], self.ends.get(after, after) if self.ends else after)


# Characters that are cut into words at a time: words take many times the memory of the text.
_TOGETHER = 200_000


def in_batches(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Runs of sentences, in their order, whose words fit into memory together."""
    begin = size = 0
    for end, sentence in enumerate(sentences, start=1):
        size += len(sentence.prose)
        if size >= _TOGETHER or end == len(sentences):
            yield sentences[begin:end]
            begin, size = end, 0
