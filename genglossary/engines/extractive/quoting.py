"""Definitions quoted from passages: which passage is good enough, and which of its words are the definition."""

import re
from collections.abc import Sequence

from genglossary.engines.protocol import Definition, Term
from genglossary.pipeline.types import Passage

ENOUGH = 0.5
"""The likeness from which a passage is quoted. Below it the honest answer is that no definition was found."""

_LABEL = re.compile(r"\s*(?:[-*•▪・■●]\s+|[(（\[]?\d{1,3}[.)）\]．]\s*)")


def quote(term: Term, passages: Sequence[Passage]) -> Definition | None:
    """The definition that the best of `passages` gives of `term`, or None when none of them is good enough."""
    best = max(passages, key=lambda passage: passage.likeness, default=None)
    if best is None or best.likeness < ENOUGH:
        return None
    return quoted(best)


def quoted(passage: Passage) -> Definition:
    """`passage` as a definition: its words without markup and list label, with itself as the evidence."""
    text = passage.plain or passage.text
    label = _LABEL.match(text)
    return Definition(
        text=text[label.end() :] if label else text,
        confidence=passage.likeness,
        origin="extracted",
        evidence=(passage,),
    )
