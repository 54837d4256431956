"""Definitions quoted from passages: which passage is good enough, and which of its words are the definition."""

import re
from collections.abc import Sequence

from genglossary.engines.protocol import Definition, Term
from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.types import Passage

ENOUGH = 0.4
"""The likeness from which a passage is quoted. Below it the honest answer is that no definition was found."""

_GLOSS = re.compile(
    r"[\"'“‘「『*_]*(?P<name>[^:：—–（(]{1,80}?)[\"'”’」』*_]*(?:\s*[（(][^()（）]*[)）])?(?:\s*[:：—–]|\s+-)\s*(?=\S)"
)
_LABEL = re.compile(r"\s*(?:[-*•▪・■●]\s+|[(（\[]?\d{1,3}[.)）\]．]\s*)")


def quote(term: Term, passages: Sequence[Passage]) -> Definition | None:
    """The definition that the best of `passages` gives of `term`, or None when none of them is good enough."""
    best = max(passages, key=lambda passage: passage.likeness, default=None)
    if best is None or best.likeness < ENOUGH:
        return None
    return quoted(term, best)


def quoted(term: Term, passage: Passage) -> Definition:
    """`passage` and what goes on after it as a definition: their words without markup, list label and "term:".

    The evidence is the passages themselves.
    """
    evidence = (passage, passage.follow) if passage.follow else (passage,)
    words = [part.plain or part.text for part in evidence]
    words[0] = _without_label(term, words[0])
    gap = "" if words[0].endswith("。") else " "
    return Definition(text=gap.join(words), confidence=passage.likeness, origin="extracted", evidence=evidence)


def _without_label(term: Term, text: str) -> str:
    """`text` without the number or mark of a list item, and without the term in front of a colon or dash."""
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    gloss = _GLOSS.match(text)
    names = {fold_key(name) for name in (term.text, *term.variants)}
    named = gloss is not None and {fold_key(gloss["name"]), fold_key(gloss["name"]).removesuffix("s")} & names
    return text[gloss.end() :] if gloss and named else text
