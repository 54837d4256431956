"""Definitions quoted from passages: which passage is good enough, and which of its words are the definition."""

import re
from collections.abc import Sequence

from genglossary.engines.protocol import Definition, Term
from genglossary.pipeline.types import Passage

ENOUGH = 0.4
"""The likeness from which a passage is quoted. Below it the honest answer is that no definition was found."""

_LABEL = re.compile(r"\s*(?:[-*•▪・■●]\s+|[(（\[]?\d{1,3}[.)）\]．]\s*)")


def quote(term: Term, passages: Sequence[Passage]) -> Definition | None:
    """The definition that the best of `passages` gives of `term`, or None when none of them is good enough."""
    best = max(passages, key=lambda passage: passage.likeness, default=None)
    if best is None or best.likeness < ENOUGH:
        return None
    return quoted(best)


def quoted(passage: Passage) -> Definition:
    """`passage` and what goes on after it as a definition: their words without markup and list label.

    The evidence is the passages themselves.
    """
    evidence = (passage, passage.follow) if passage.follow else (passage,)
    words = [part.plain or part.text for part in evidence]
    label = _LABEL.match(words[0])
    words[0] = words[0][label.end() :] if label else words[0]
    gap = "" if words[0].endswith("。") else " "
    return Definition(text=gap.join(words), confidence=passage.likeness, origin="extracted", evidence=evidence)
