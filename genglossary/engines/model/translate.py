"""The judgement which words of the other language stand for a term, by passages and their translations."""

from collections.abc import Sequence

from genglossary.engines.model.judgement import Item, Judgement, term_row
from genglossary.engines.model.quoting import harmless, restored, visible
from genglossary.engines.model.schemas import Equivalence
from genglossary.engines.model.tokens import shorten
from genglossary.engines.protocol import Failed, Translated, TranslateTask
from genglossary.pipeline.text.folding import fold_key

_MOST = 3  # passages
_LONGEST = 100  # characters of a translation


class Translate(Judgement[TranslateTask, Equivalence, Translated | Failed]):
    """Several terms a call. Only words that stand in a translated passage are taken, so that people can see them."""

    name = "translate"
    most = 10
    output = 80
    typical = 30
    space = 500
    shape = Equivalence

    def key(self, task: TranslateTask) -> int:
        return task.term.key

    def settled(self, task: TranslateTask) -> Sequence[Translated | Failed] | None:
        return None if task.passages else [Translated(key=task.term.key, text=None)]

    def item(self, task: TranslateTask, space: int) -> Item[TranslateTask]:
        longest = (space - 60) // (2 * _MOST)
        passages = [
            {name: shorten(harmless(text), longest) for name, text in zip(("text", "translation"), pair, strict=True)}
            for pair in task.passages[:_MOST]
        ]
        row = term_row(task.term.text, task.term.variants) | {"language": task.language, "passages": passages}
        return Item(task, harmless(task.term.text), (row,), ())

    def results(self, item: Item[TranslateTask], reply: Equivalence) -> Sequence[Translated | Failed]:
        """Silence where the words stand in no passage: they are the model's own, and nobody could see why."""
        text = restored(visible(reply.translation or ""), (translation for _, translation in item.task.passages))
        return [
            Translated(
                key=item.task.term.key, text=text if _is_proved(text, item.task) else None, confidence=reply.confidence
            )
        ]


def _is_proved(text: str, task: TranslateTask) -> bool:
    folded = fold_key(text)
    if not text or len(text) > _LONGEST or folded in map(fold_key, (task.term.text, *task.term.variants)):
        return False
    return any(folded in fold_key(visible(translation)) for _, translation in task.passages[:_MOST])
