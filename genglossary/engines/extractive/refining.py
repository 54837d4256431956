"""Better definitions without new words: another passage, or the same one cut to what it says of the term."""

import re
from dataclasses import replace

from genglossary.engines.extractive.quoting import ENOUGH, quoted
from genglossary.engines.extractive.wording import LONGEST, is_circular, points_elsewhere, size
from genglossary.engines.protocol import Definition, FindingKind, Refined, RefineTask

_NEARLY_AS_GOOD = 0.7  # the share of the best likeness that another passage must reach to take its place
_AGAINST: frozenset[FindingKind] = frozenset({"circular", "too_long", "unclear", "unsupported", "contradiction"})
_CONNECTIVE = re.compile(
    r"(?:(?:however|thus|therefore|moreover|furthermore|in short|in other words|for example|for instance|also|hence|so)"
    r"\s*,\s*|(?:しかし|つまり|また|なお|ただし|さらに|したがって|例えば|すなわち)、)",
    re.IGNORECASE,
)
_CUT = re.compile(r";\s|(?<=[.。!?])\s+|(?<=。)|\s\((?=[^()]*\)[.]?$)")


def refined(task: RefineTask) -> Refined:
    """The final definition of one term."""
    definition = task.definition
    if definition is None or definition.origin != "extracted":
        return Refined(key=task.term.key, definition=definition)
    if {finding.kind for finding in task.findings} & _AGAINST:
        definition = _another(task, definition) or definition
    return Refined(key=task.term.key, definition=replace(definition, text=trim(definition.text)))


def trim(text: str) -> str:
    """`text` without a leading connective and, where it is too long, without what follows its first statement.

    Always an unbroken part of `text`.
    """
    start = _CONNECTIVE.match(text)
    text = text[start.end() :] if start else text
    for cut in reversed(list(_CUT.finditer(text))):
        if size(text) <= LONGEST:
            break
        text = text[: cut.start()].rstrip() or text
    return text


def _another(task: RefineTask, definition: Definition) -> Definition | None:
    """The best other passage that is good enough and has none of the faults that a rule can see."""
    least = max(ENOUGH, _NEARLY_AS_GOOD * max((passage.likeness for passage in task.passages), default=0.0))
    used = {(passage.source, passage.start) for passage in definition.evidence}
    for passage in sorted(task.passages, key=lambda passage: -passage.likeness):
        if passage.likeness < least or (passage.source, passage.start) in used:
            continue
        other = quoted(task.term, passage)
        if size(other.text) <= LONGEST and not points_elsewhere(other.text) and not is_circular(task.term, other.text):
            return other
    return None
