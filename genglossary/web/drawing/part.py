"""A part of a document as a template draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from genglossary.web.drawing.inline import references_in
from genglossary.web.drawing.layout import BlockShown, Layout, Range, TableShown
from genglossary.web.drawing.marked import Mark
from genglossary.web.drawing.outline import Outline


@dataclass(frozen=True, kw_only=True, slots=True)
class PartShown:
    """The characters of `range`, of a version of a document, with what is marked there.

    Two look the same if all but the text and the outline is the same: those of a version never change.
    """

    version: int
    sha256: str
    range: Range
    marks: Sequence[Mark]
    hot: Range | None
    in_markdown: bool
    text: str = field(compare=False)
    outline: Outline = field(compare=False)

    @property
    def blocks(self) -> Iterator[BlockShown | TableShown]:
        """Drawn when somebody asks for them."""
        layout = Layout(self.text, self.marks, self.hot, references_in(self.text) if self.in_markdown else None)
        return layout.shown(self.outline.blocks(self.range), self.range)
