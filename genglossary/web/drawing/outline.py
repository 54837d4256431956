"""The structure of a document version, remembered while people page through it: versions never change."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from genglossary.models import DocumentVersion, Occurrence
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.pipeline.types import Block
from genglossary.readers.structure import blocks_from_json
from genglossary.web.drawing.marked import Mentions, parts_of

# A few megabytes each for the largest documents.
REMEMBERED = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """`parts` are half-open ranges of characters; `headings` are level, start and end."""

    rows: list[Any]
    starts: "array[int]"
    parts: list[tuple[int, int]]
    headings: list[tuple[int, int, int]]

    def blocks(self, part: tuple[int, int]) -> tuple[Block, ...]:
        """The blocks that have something in the part: the first may have begun before it."""
        first = max(0, bisect_left(self.starts, part[0]) - 1)
        return blocks_from_json(self.rows[first : bisect_left(self.starts, part[1])])


@lru_cache(maxsize=REMEMBERED)
def outline_of(version_id: int, sha256: str, length: int) -> Outline:
    """The outline of a version whose text has `length` characters; its hash guards against a restored database."""
    rows = DocumentVersion.objects.values_list("structure", flat=True).get(pk=version_id)
    starts = array("l", (row[1] for row in rows))
    headings = [(row[3] if len(row) > 3 else 1, row[1], row[2]) for row in rows if row[0] == "heading"]
    return Outline(rows=rows, starts=starts, parts=parts_of(length, starts), headings=headings)


def mentions_in(version_id: int) -> Mentions:
    """Mentions in the version, of each term as the newest completed extraction that looked at it found them."""
    rows = Occurrence.objects.filter(version=version_id, step__completed_at__isnull=False)
    newest = rows.order_by("-step_id").values_list("step_id", "step__completed_at").first()
    return _mentions_until(version_id, *newest) if newest else Mentions.of(())


@lru_cache(maxsize=REMEMBERED)
def _mentions_until(version_id: int, step_id: int, completed_at: datetime) -> Mentions:
    """Steps are published once and never change: what was found up to one is found for ever."""
    rows = Occurrence.objects.filter(version=version_id, step__completed_at__isnull=False, step__lte=step_id)
    newest = {term: bytes(offsets) for term, offsets in rows.order_by("step_id").values_list("term_id", "offsets")}
    return Mentions.of((term, unpack(packed)) for term, packed in newest.items())
