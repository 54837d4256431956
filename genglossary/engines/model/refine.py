"""The final definition: a better one where a reviewer found something that words can repair."""

from collections.abc import Sequence

from genglossary.engines.model.define import (
    LONGEST_PASSAGE,
    MOST_PASSAGES,
    definition_of,
    objection_to,
)
from genglossary.engines.model.evidence import choose
from genglossary.engines.model.judgement import Item, Judgement, numbered_passages, term_row
from genglossary.engines.model.quoting import harmless
from genglossary.engines.model.schemas import Explanation
from genglossary.engines.model.tokens import shorten
from genglossary.engines.protocol import Failed, Finding, FindingKind, Refined, RefineTask

REPAIRABLE: frozenset[FindingKind] = frozenset(
    {"circular", "too_long", "contradiction", "unclear", "unsupported", "undefined_abbreviation"}
)


class Refine(Judgement[RefineTask, Explanation, Refined | Failed]):
    """One entry a call; an entry with nothing to repair stays as it is, and nobody is asked."""

    name = "refine"
    most = 1
    output = 500
    typical = 110
    space = 1500
    shape = Explanation

    def key(self, task: RefineTask) -> int:
        return task.term.key

    def settled(self, task: RefineTask) -> Sequence[Refined | Failed] | None:
        if task.definition is not None and task.passages and _repairable(task):
            return None
        return [Refined(key=task.term.key, definition=task.definition)]

    def item(self, task: RefineTask, space: int) -> Item[RefineTask]:
        names = (task.term.text, *task.term.variants, *task.term.abbreviations)
        text = shorten(harmless(task.definition.text if task.definition else "")[:4000], 300)
        problems = [
            f"{finding.kind}: {shorten(harmless(finding.detail)[:400], 60)}" for finding in _repairable(task)[:6]
        ]
        head = term_row(task.term.text, names[1:]) | {"definition": text, "problems": problems}
        shown = choose(task.passages, names, space=space - 500, most=MOST_PASSAGES, longest=LONGEST_PASSAGE)
        return Item(task, harmless(task.term.text), (head, *numbered_passages(shown)), tuple(shown))

    def objection(self, item: Item[RefineTask], reply: Explanation, last: bool) -> str:
        return objection_to(item, reply, last)

    def results(self, item: Item[RefineTask], reply: Explanation) -> Sequence[Refined | Failed]:
        """The new definition if it is above doubt; otherwise the one before."""
        key, before = item.task.term.key, item.task.definition
        better = definition_of(item, reply)
        if better is None or set(better.flags) - set(before.flags if before else ()):
            return [Refined(key=key, definition=before)]
        return [Refined(key=key, definition=better)]


def _repairable(task: RefineTask) -> list[Finding]:
    return [finding for finding in task.findings if finding.kind in REPAIRABLE]
