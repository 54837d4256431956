"""Better definitions without new words: another passage, or the same one cut to what it says of the term."""

import re
from dataclasses import replace

from genglossary.engines.extractive.quoting import ENOUGH, quoted
from genglossary.engines.extractive.wording import LONGEST, is_circular, points_elsewhere, size
from genglossary.engines.protocol import EngineDefinition, FindingKind, Refined, RefineTask
from genglossary.pipeline.languages.combined import combined

_NEARLY_AS_GOOD = 0.7  # the share of the best definition score that another passage must reach to take its place
_AGAINST: frozenset[FindingKind] = frozenset({"circular", "too_long", "unclear", "unsupported", "contradiction"})
_CUT = re.compile(r";\s|(?<=[.。!?])\s+|(?<=。)(?![）】])|(?<=。[）】])|\s\((?=[^()]*\)[.]?$)")


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
    start = combined().connective.match(text)
    text = text[start.end() :] if start else text
    for cut in reversed(list(_CUT.finditer(text))):
        if size(text) <= LONGEST:
            break
        if text.count("（", 0, cut.start()) <= text.count("）", 0, cut.start()):  # else within a remark
            text = text[: cut.start()].rstrip() or text
    return text


def _another(task: RefineTask, definition: EngineDefinition) -> EngineDefinition | None:
    """The best other passage that is good enough and has none of the faults that a rule can see."""
    least = max(ENOUGH, _NEARLY_AS_GOOD * max((passage.score for passage in task.passages), default=0.0))
    used = {(passage.source, passage.start) for passage in definition.evidence}
    for passage in sorted(task.passages, key=lambda passage: -passage.score):
        if passage.score < least or (passage.source, passage.start) in used:
            continue
        other = quoted(task.term, passage)
        if size(other.text) <= LONGEST and not points_elsewhere(other.text) and not is_circular(task.term, other.text):
            return other
    return None
