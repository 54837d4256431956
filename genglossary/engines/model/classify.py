"""The judgement which candidates a reader needs explained, and what they name."""

from collections.abc import Sequence

from genglossary.engines.model.evidence import choose
from genglossary.engines.model.judgement import Item, Judgement, term_row
from genglossary.engines.model.quoting import harmless, visible
from genglossary.engines.model.schemas import Classification
from genglossary.engines.protocol import Classified, ClassifyTask, Failed


class Classify(Judgement[ClassifyTask, Classification, Classified | Failed]):
    """Many candidates a call, each with a passage or two."""

    name = "classify"
    most = 20
    output = 90
    typical = 40
    space = 250
    shape = Classification

    def key(self, task: ClassifyTask) -> int:
        return task.key

    def item(self, task: ClassifyTask, space: int) -> Item[ClassifyTask]:
        variants = tuple(variant.text for variant in task.candidate.variants)
        names = (task.candidate.text, *variants)
        shown = choose(task.passages, names, space=space - 60, most=2, longest=90)
        row = term_row(task.candidate.text, variants) | {"passages": [each.text for each in shown]}
        return Item(task, harmless(task.candidate.text), (row,), tuple(shown))

    def results(self, item: Item[ClassifyTask], reply: Classification) -> Sequence[Classified | Failed]:
        reason = visible(reply.reason)[:300]
        return [Classified(key=item.task.key, category=reply.category, accepted=reply.needed, reason=reason)]
