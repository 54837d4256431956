"""The candidates that an engine is asked about, their passages, and how many it may accept."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from genglossary.engines.protocol import Classified, ClassifyTask, Failed
from genglossary.models import Run
from genglossary.models.term import LONGEST_TERM
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.types import Check, Passage, TermCandidate
from genglossary.runs.stored.decided_terms import published_texts
from genglossary.runs.work import Work

# Besides what is accepted, this many of the next best are kept as proposals for people.
PROPOSALS_PER_ENTRY = 2
LEAST_PROPOSALS = 200

LEAST_OTHERS = 20
PASSAGES = 8
PASSAGES_TO_CLASSIFY = 2


def worth_keeping(run: Run, considered: list[TermCandidate]) -> list[TermCandidate]:
    """Those of `considered` that are stored: the accepted ones, some proposals, and terms that the project has
    already."""
    known = published_texts(run)
    proposals = max(LEAST_PROPOSALS, PROPOSALS_PER_ENTRY * sum(c.accepted for c in considered))
    kept: list[TermCandidate] = []
    for candidate in considered:
        if len(candidate.text) > LONGEST_TERM:
            continue
        if candidate.accepted or candidate.text in known or proposals > 0:
            kept.append(candidate)
            proposals -= not candidate.accepted
    return kept


def judge(
    work: Work, kept: Sequence[TermCandidate], found: OccurrenceIndex, max_terms: int | None
) -> dict[int, Classified | Failed]:
    """Ask the engine about `kept`; returns its judgements by index in `kept`."""
    tasks = list(_tasks(work, kept, found))
    judged: dict[int, Classified | Failed] = {}
    for result in work.engine.classify(tasks):
        judged[result.key] = result
        work.lease.check()
        work.lease.progress(len(judged), len(tasks))
    accepted = sum(candidate.accepted for candidate in kept)
    bound(judged, max_terms or accepted + max(LEAST_OTHERS, accepted // 4))
    return judged


def _tasks(work: Work, kept: Sequence[TermCandidate], found: OccurrenceIndex) -> Iterator[ClassifyTask]:
    if work.engine.reads_passages:
        return tasks_with_passages(work.corpus, kept, found, check=work.check)
    return (ClassifyTask(key=at, candidate=candidate) for at, candidate in enumerate(kept))


def tasks_with_passages(
    corpus: Corpus, kept: Sequence[TermCandidate], found: OccurrenceIndex, *, check: Check = Check()
) -> Iterator[ClassifyTask]:
    """Tasks for an engine whose every answer costs time or money: what the selection accepts, and as many of the next
    best. The key of a task is the index in `kept`."""
    others = max(LEAST_OTHERS, sum(candidate.accepted for candidate in kept))
    asked: list[int] = []
    for at, candidate in enumerate(kept):
        if candidate.accepted or others > 0:
            asked.append(at)
            others -= not candidate.accepted
    passages = passages_of(corpus, [kept[at] for at in asked], found, limit=PASSAGES_TO_CLASSIFY, check=check)
    for place, at in enumerate(asked):
        yield ClassifyTask(key=at, candidate=kept[at], passages=passages.get(place, ()))


def bound(judged: dict[int, Classified | Failed], limit: int) -> None:
    """Let only the best `limit` of those that an engine accepted stay accepted; keys are indexes in a list, best first.

    An engine that finds everything worth explaining would make a dictionary; the others stay proposals."""
    for key in sorted(judged):
        result = judged[key]
        if isinstance(result, Classified) and result.accepted:
            if limit <= 0:
                judged[key] = replace(result, accepted=False, reason="worth an entry, but the glossary is full")
            limit -= 1


def passages_of(
    corpus: Corpus,
    candidates: Sequence[TermCandidate],
    found: OccurrenceIndex,
    *,
    limit: int = PASSAGES,
    check: Check = Check(),
) -> Mapping[int, tuple[Passage, ...]]:
    """Index in `candidates` → up to `limit` passages that mention it, best first."""
    places = found.places([candidate.spellings for candidate in candidates])
    return passages_for(corpus, map(_mention, range(len(candidates)), candidates, places), limit=limit, check=check)


def _mention(key: int, candidate: TermCandidate, places: "Mapping[int, array[int]]") -> Mention:
    return Mention(
        key=key,
        text=candidate.text,
        language=candidate.language,
        variants=tuple(variant.text for variant in candidate.variants),
        abbreviations=tuple(variant.text for variant in candidate.variants if variant.kind == "abbreviation"),
        occurrences=places,
    )
