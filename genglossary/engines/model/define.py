"""The judgement what a term means, from the passages that say it best."""

from collections.abc import Sequence

from genglossary.engines.model.doubts import cleaned, doubts, repeats_itself
from genglossary.engines.model.evidence import NOT_CITED, choose, cited
from genglossary.engines.model.judgement import Item, Judgement, T, numbered_passages, term_row
from genglossary.engines.model.prompts import repeats_example
from genglossary.engines.model.quoting import data_lines, harmless
from genglossary.engines.model.schemas import Explanation
from genglossary.engines.protocol import Defined, DefineTask, EngineDefinition, Failed

MOST_PASSAGES = 8
LONGEST_PASSAGE = 300  # tokens


class Define(Judgement[DefineTask, Explanation, Defined | Failed]):
    """One term a call. A term without passages has no definition, and nobody is asked."""

    name = "define"
    most = 1
    output = 500
    typical = 110
    space = 1500
    shape = Explanation

    def key(self, task: DefineTask) -> int:
        return task.term.key

    def settled(self, task: DefineTask) -> Sequence[Defined | Failed] | None:
        return None if task.passages else [Defined(key=task.term.key, definition=None)]

    def item(self, task: DefineTask, space: int) -> Item[DefineTask]:
        names = (task.term.text, *task.term.variants, *task.term.abbreviations)
        head = term_row(task.term.text, names[1:])
        shown = choose(task.passages, names, space=space - 60, most=MOST_PASSAGES, longest=LONGEST_PASSAGE)
        return Item(task, harmless(task.term.text), (head, *numbered_passages(shown)), tuple(shown))

    def objection(self, item: Item[DefineTask], reply: Explanation, last: bool) -> str:
        return objection_to(item, reply, last)

    def results(self, item: Item[DefineTask], reply: Explanation) -> Sequence[Defined | Failed]:
        return [Defined(key=item.task.term.key, definition=definition_of(item, reply))]


def objection_to(item: Item[T], reply: Explanation, last: bool) -> str:
    """A definition must not come from the prompt's examples. It must not go round in circles and must cite a passage
    that exists; one that does not is taken at last, and flagged."""
    if reply.definition is None:
        return ""
    if repeats_example(reply.definition, data_lines(item.rows)):
        return "the definition repeats an example of the instructions instead of the data"
    if not last and repeats_itself(reply.definition):
        return "the definition says the same again and again; say it once, in one or two sentences"
    if not last and NOT_CITED in cited(reply.citations, item.shown)[1]:
        return f'"citations" must name at least one passage by its number, from 1 to {len(item.shown)}'
    return ""


def definition_of(item: Item[T], reply: Explanation) -> EngineDefinition | None:
    """The definition with its evidence and with flags for what is doubtful about it."""
    sources = [each.text for each in item.shown]
    text = cleaned(reply.definition or "", sources)
    if not text:
        return None
    evidence, flags = cited(reply.citations, item.shown)
    return EngineDefinition(
        text=text,
        confidence=reply.confidence,
        origin="generated",
        evidence=evidence,
        flags=flags + doubts(text, reply.definition or "", [*sources, item.term]),
    )
