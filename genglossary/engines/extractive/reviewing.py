"""Rules that find issues in a glossary. Every rule looks at all terms at once and costs as much as the text is long."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from genglossary.engines.extractive import wording
from genglossary.engines.extractive.statements import differ, overlap, same_statement
from genglossary.engines.extractive.wording import Names
from genglossary.engines.protocol import EngineDefinition, Finding, ReviewTask
from genglossary.pipeline.types import Passage

_RIVAL = 0.7  # the definition score from which another passage is a definition of its own
_OTHER = 0.2  # and below which two definitions are two different ones


@dataclass(frozen=True, kw_only=True, slots=True)
class _Glossary:
    tasks: Sequence[ReviewTask]
    names: Names


def review(tasks: Sequence[ReviewTask]) -> Iterator[Finding]:
    """All findings, rule after rule."""
    glossary = _Glossary(tasks=tasks, names=Names(task.term for task in tasks))
    for rule in _RULES:
        yield from rule(glossary)


def _each_definition(glossary: _Glossary) -> Iterator[tuple[ReviewTask, EngineDefinition]]:
    return ((task, task.definition) for task in glossary.tasks if task.definition is not None)


def _each_of_a_run(glossary: _Glossary) -> Iterator[tuple[ReviewTask, EngineDefinition]]:
    """A person who wrote other words than the documents meant to: those are not held against them."""
    return ((task, definition) for task, definition in _each_definition(glossary) if definition.origin != "manual")


def _no_definition(glossary: _Glossary) -> Iterator[Finding]:
    for task in glossary.tasks:
        if task.definition is None:
            yield Finding(key=task.term.key, kind="no_definition", evidence=task.passages[:3])


def _circular(glossary: _Glossary) -> Iterator[Finding]:
    """A term explained by itself, or two that explain each other by nothing else."""
    kinds: dict[int, set[int]] = {}
    for task, definition in _each_definition(glossary):
        key = task.term.key
        if wording.is_circular(task.term, definition.text):
            yield Finding(key=key, kind="circular", detail=task.term.text, evidence=definition.evidence)
        kinds[key] = {other for _, other in glossary.names.find(wording.genus(task.term, definition.text))} - {key}
    texts = {task.term.key: task.term.text for task in glossary.tasks}
    for key, others in kinds.items():
        for other in sorted(others):
            if key in kinds.get(other, ()):
                yield Finding(key=key, kind="circular", detail=texts[other], related=(other,))


def _too_long(glossary: _Glossary) -> Iterator[Finding]:
    for task, definition in _each_definition(glossary):
        words = round(wording.size(definition.text))
        if words > wording.LONGEST:
            yield Finding(key=task.term.key, kind="too_long", detail=str(words), evidence=definition.evidence)


def _contradiction(glossary: _Glossary) -> Iterator[Finding]:
    """Another passage makes the same statement with another number, or denies it."""
    for task, definition in _each_of_a_run(glossary):
        for passage in _others(task, definition):
            if same_statement(definition.text, passage.text) and differ(definition.text, passage.text):
                yield Finding(
                    key=task.term.key,
                    kind="contradiction",
                    detail=passage.plain or passage.text,
                    evidence=(*definition.evidence, passage),
                )


def _defined_twice(glossary: _Glossary) -> Iterator[Finding]:
    """Another passage defines the term too, in other words."""
    for task, definition in _each_of_a_run(glossary):
        rivals = [
            passage
            for passage in _others(task, definition)
            if passage.score >= _RIVAL and overlap(definition.text, passage.text) < _OTHER
        ]
        if rivals:
            yield Finding(
                key=task.term.key,
                kind="defined_twice",
                detail=rivals[0].plain or rivals[0].text,
                evidence=(*definition.evidence, *rivals),
            )


def _undefined_abbreviation(glossary: _Glossary) -> Iterator[Finding]:
    for task, definition in _each_definition(glossary):
        own = {task.term.text, *task.term.variants, *task.term.abbreviations}
        for short in wording.abbreviations(definition.text):
            if short not in glossary.names and not any(short in name for name in own):
                yield Finding(
                    key=task.term.key,
                    kind="undefined_abbreviation",
                    detail=short,
                    evidence=definition.evidence,
                )


def _missing_term(glossary: _Glossary) -> Iterator[Finding]:
    """A name that two or more definitions use and the glossary does not have."""
    users: defaultdict[str, list[ReviewTask]] = defaultdict(list)
    for task, definition in _each_definition(glossary):
        for name in wording.names(definition.text):
            if not any(True for _ in glossary.names.find(name)):
                users[name].append(task)
    for name, tasks in users.items():
        for task in tasks if len(tasks) > 1 else ():
            related = tuple(other.term.key for other in tasks if other is not task)
            evidence = task.definition.evidence if task.definition else ()
            yield Finding(key=task.term.key, kind="missing_term", detail=name, related=related, evidence=evidence)


def _near_duplicate(glossary: _Glossary) -> Iterator[Finding]:
    """Two terms that differ in spelling only, or share their definition: then with the passages that prove it."""
    alike: defaultdict[str, dict[int, str]] = defaultdict(dict)
    proofs: dict[int, tuple[Passage, ...]] = {}
    for task in glossary.tasks:
        for name in (task.term.text, *task.term.variants):
            alike[f"name {_skeleton(name)}"].setdefault(task.term.key, task.term.text)
        if task.definition is not None:
            alike[f"text {task.definition.text}"].setdefault(task.term.key, task.term.text)
            proofs[task.term.key] = task.definition.evidence
    seen: set[tuple[int, ...]] = set()
    for reason, members in alike.items():
        keys = tuple(sorted(members))
        if len(keys) < 2 or keys in seen:
            continue
        seen.add(keys)
        for key in keys:
            others = tuple(other for other in keys if other != key)
            detail = ", ".join(members[other] for other in others)
            evidence = proofs.get(key, ()) if reason.startswith("text ") else ()
            yield Finding(key=key, kind="near_duplicate", detail=detail, related=others, evidence=evidence)


def _spelling(glossary: _Glossary) -> Iterator[Finding]:
    """A term written in several ways; plurals and capitals at the beginning of sentences are none."""
    for task in glossary.tasks:
        own = _solid(task.term.text)
        ways = [name for name in task.term.variants if _solid(name) == own and name[1:] != task.term.text[1:]]
        if ways:
            yield Finding(key=task.term.key, kind="spelling", detail=", ".join([task.term.text, *ways]))


def _unclear(glossary: _Glossary) -> Iterator[Finding]:
    for task, definition in _each_definition(glossary):
        if wording.points_elsewhere(definition.text):
            yield Finding(key=task.term.key, kind="unclear", detail=definition.text, evidence=definition.evidence)


def _unsupported(glossary: _Glossary) -> Iterator[Finding]:
    """A quotation whose words do not stand in its passages."""
    for task, definition in _each_definition(glossary):
        if definition.origin != "extracted":
            continue
        proof = "".join("".join((passage.plain or passage.text).split()) for passage in definition.evidence)
        if "".join(definition.text.split()) not in proof:
            yield Finding(key=task.term.key, kind="unsupported", evidence=definition.evidence)


def _unnecessary(glossary: _Glossary) -> Iterator[Finding]:
    for task in glossary.tasks:
        if task.term.category == "common_noun":
            yield Finding(key=task.term.key, kind="unnecessary", detail=task.term.text)


def _others(task: ReviewTask, definition: EngineDefinition) -> list[Passage]:
    used = {(passage.source, passage.start) for passage in definition.evidence}
    return [passage for passage in task.passages if (passage.source, passage.start) not in used]


def _skeleton(name: str) -> str:
    """Reduce a name to what is left when number and spelling are ignored."""
    bare = _solid(name)
    return bare[:-1] if bare.isascii() and len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


def _solid(name: str) -> str:
    """Reduce a name to what is left when case, hyphens, spaces, long vowels and width are ignored."""
    return wording.loose(name).replace(" ", "")


_RULES: tuple[Callable[[_Glossary], Iterator[Finding]], ...] = (
    _no_definition,
    _circular,
    _too_long,
    _contradiction,
    _defined_twice,
    _undefined_abbreviation,
    _missing_term,
    _near_duplicate,
    _spelling,
    _unclear,
    _unsupported,
    _unnecessary,
)
