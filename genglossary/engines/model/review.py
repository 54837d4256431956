"""The judgement what a person should look at in an entry."""

from collections.abc import Sequence

from genglossary.engines.model.evidence import ShownPassage, choose
from genglossary.engines.model.judgement import Item, Judgement, term_row
from genglossary.engines.model.quoting import harmless, visible
from genglossary.engines.model.schemas import Assessment
from genglossary.engines.model.tokens import shorten
from genglossary.engines.protocol import Failed, Finding, ReviewTask


class Review(Judgement[ReviewTask, Assessment, Finding | Failed]):
    """Several entries a call. That an entry has no definition, or a doubtful one, is found without a model."""

    name = "review"
    most = 10
    output = 150
    typical = 35
    space = 450
    shape = Assessment

    def key(self, task: ReviewTask) -> int:
        return task.term.key

    def settled(self, task: ReviewTask) -> Sequence[Finding | Failed] | None:
        if task.definition is not None:
            return None
        return [Finding(key=task.term.key, kind="no_definition", evidence=task.passages[:3])]

    def item(self, task: ReviewTask, space: int) -> Item[ReviewTask]:
        names = (task.term.text, *task.term.variants, *task.term.abbreviations)
        text = shorten(harmless(task.definition.text if task.definition else "")[:4000], space // 2)
        shown = self._passages(task, names, space // 2)
        head = term_row(task.term.text, names[1:])
        row = head | {"definition": text, "passages": [each.text for each in shown]}
        return Item(task, harmless(task.term.text), (row,), tuple(shown))

    def _passages(self, task: ReviewTask, names: Sequence[str], space: int) -> list[ShownPassage]:
        """Those that prove the definition, then the best others."""
        proof = task.definition.evidence if task.definition else ()
        others = [passage for passage in task.passages if passage not in proof]
        return choose([*proof, *others], names, space=space, most=4, longest=space // 2)

    def results(self, item: Item[ReviewTask], reply: Assessment) -> Sequence[Finding | Failed]:
        evidence = tuple(each.passage for each in item.shown)
        flags = item.task.definition.flags if item.task.definition else ()
        doubtful = [
            Finding(key=item.task.term.key, kind="unsupported", detail=flag, evidence=evidence) for flag in flags
        ]
        found = [
            Finding(
                key=item.task.term.key,
                kind=problem.kind,
                detail=visible(problem.detail)[:300],
                evidence=evidence,
            )
            for problem in reply.problems
        ]
        return doubtful + found
