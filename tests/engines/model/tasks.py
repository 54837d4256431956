"""Tasks of invented terms for the tests of the model engine."""

from genglossary.engines.protocol import (
    ClassifyTask,
    DefineTask,
    EngineDefinition,
    EngineTerm,
    Finding,
    RefineTask,
    ReviewTask,
)
from genglossary.pipeline.types import Passage, TermCandidate


def passage(text: str, *, source: int = 1, start: int = 0, score: float = 0.5, heading: str = "") -> Passage:
    return Passage(source=source, start=start, end=start + len(text), text=text, score=score, heading=heading)


def about(term: str, source: int = 1) -> Passage:
    return passage(f"The {term} is a device that keeps the ledger of number {term[-1]} safe.", source=source)


def names(count: int) -> list[str]:
    return [f"Quorum Gate {number}" for number in range(count)]


def candidates(count: int) -> list[ClassifyTask]:
    return [
        ClassifyTask(key=key, candidate=TermCandidate(text=name, language="en"), passages=(about(name),))
        for key, name in enumerate(names(count))
    ]


def term(name: str, key: int = 0, **more: tuple[str, ...]) -> EngineTerm:
    return EngineTerm(key=key, text=name, language="en", **more)  # type: ignore[arg-type]


def terms(count: int) -> list[DefineTask]:
    return [DefineTask(term=term(name, key), passages=(about(name),)) for key, name in enumerate(names(count))]


def definition(text: str, *evidence: Passage) -> EngineDefinition:
    return EngineDefinition(text=text, confidence=0.7, origin="generated", evidence=evidence)


def entries(count: int) -> list[ReviewTask]:
    return [
        ReviewTask(term=each.term, definition=definition("A device.", *each.passages), passages=each.passages)
        for each in terms(count)
    ]


def repairs(count: int) -> list[RefineTask]:
    return [
        RefineTask(
            term=each.term,
            definition=each.definition,
            findings=(Finding(key=each.term.key, kind="unclear", detail="what kind of device?"),),
            passages=each.passages,
        )
        for each in entries(count)
    ]
