"""Extract: which terms the documents use, in which spellings, where, and which of them a reader needs explained."""

from collections.abc import Iterator
from functools import partial

from genglossary.engines.protocol import Classified, Failed
from genglossary.models import Candidate, Issue, Status, Term
from genglossary.models.term import LONGEST_TERM
from genglossary.pipeline import types
from genglossary.runs.inserting import bulk_insert
from genglossary.runs.steps.considering import considered, keep_search, publish_search
from genglossary.runs.steps.definitions import failure
from genglossary.runs.steps.judging import judge, worth_keeping
from genglossary.runs.steps.occurrences import ids_of, insert, places_of, rows_of
from genglossary.runs.steps.publish_terms import publish_in_terms
from genglossary.runs.work import StepResult, Work


def perform(work: Work) -> StepResult:
    """Publish candidates and occurrences; at completion the terms of the project follow them."""
    result = considered(work, _max_terms(work))
    candidates, found, _ = selection = result.selection
    kept = selection.described(worth_keeping(work.run, candidates))
    judged = judge(work, kept, found, _max_terms(work))
    ids = _publish_identities(work, kept)
    rows = list(_candidate_rows(work, kept, judged, ids))
    work.publish(rows, bulk_insert(Candidate))
    publish_search(work, result)
    own = ids_of(kept, ids)
    work.publish(rows_of(work, result, own), insert)
    work.places = partial(places_of, found, own)
    work.publish(list(_failures(work, kept, judged, ids)), bulk_insert(Issue))
    accepted = sum(row.status == Status.ACCEPTED and row.preferred_id is None for row in rows)
    return StepResult(
        summary={"considered": len(candidates), "terms": accepted, "documents": len(work.corpus.sources)},
        finish=partial(_finish, work, found.surfaces),
    )


def _finish(work: Work, surfaces: frozenset[str]) -> None:
    publish_in_terms(work.step)
    keep_search(work, surfaces)


def _max_terms(work: Work) -> int | None:
    return work.run.options.get("max_terms") or work.run.project.max_terms


def _publish_identities(work: Work, kept: list[types.Candidate]) -> dict[str, int]:
    """Text → id of the project's term, made unseen where it is new. An insert that is there already is no news."""
    texts = {text: c.language for c in kept for text in (*(v.text for v in c.variants), c.text)}
    fresh = texts.keys() - _ids(work).keys()
    rows = [
        Term(project=work.run.project, text=text, language=language)
        for text, language in texts.items()
        if text in fresh and len(text) <= LONGEST_TERM
    ]
    work.publish(rows, bulk_insert(Term, ignore_conflicts=True))
    return _ids(work)


def _ids(work: Work) -> dict[str, int]:
    return dict(Term.objects.filter(project=work.run.project).values_list("text", "pk"))


def _candidate_rows(
    work: Work, kept: list[types.Candidate], judged: dict[int, Classified | Failed], ids: dict[str, int]
) -> Iterator[Candidate]:
    """One row a designation. A text that is both a candidate and a variant stays what it is in its own right."""
    own = {candidate.text for candidate in kept}
    seen: set[str] = set()
    for at, candidate in enumerate(kept):
        if candidate.text in seen:
            continue
        seen.add(candidate.text)
        row = _candidate_row(work, candidate, judged.get(at), ids)
        yield row
        for variant in candidate.variants:
            if variant.text in ids and variant.text not in own and variant.text not in seen:
                seen.add(variant.text)
                yield _variant_row(work, candidate, variant, row, ids)


def _candidate_row(
    work: Work, candidate: types.Candidate, judgement: Classified | Failed | None, ids: dict[str, int]
) -> Candidate:
    accepted, reason, category = candidate.accepted, candidate.reason, candidate.category
    if isinstance(judgement, Classified):
        accepted, category = judgement.accepted, judgement.category
        reason = judgement.reason or reason
    return Candidate(
        step=work.step, term_id=ids[candidate.text], status=_status(accepted, category), reason=reason[:300],
        category=category, language=candidate.language, reading=candidate.reading[:300],
        part_of_speech=candidate.part_of_speech[:40], score=candidate.score, parts=dict(candidate.parts),
        frequency=candidate.frequency, document_count=candidate.documents,
    )  # fmt: skip


def _status(accepted: bool, category: str) -> str:
    """What was not accepted waits for people, except words of general language: those are proposed as excluded."""
    if accepted:
        return Status.ACCEPTED
    return Status.EXCLUDED if category == "common_noun" else Status.CANDIDATE


def _variant_row(
    work: Work, candidate: types.Candidate, variant: types.Variant, main: Candidate, ids: dict[str, int]
) -> Candidate:
    return Candidate(
        step=work.step, term_id=ids[variant.text], status=main.status, category=main.category,
        language=candidate.language, preferred_id=ids[candidate.text], variant_kind=variant.kind, score=main.score,
        reason=f"a variant of {candidate.text}"[:300], frequency=variant.frequency, document_count=variant.documents,
    )  # fmt: skip


def _failures(
    work: Work, kept: list[types.Candidate], judged: dict[int, Classified | Failed], ids: dict[str, int]
) -> Iterator[Issue]:
    for at, judgement in judged.items():
        if isinstance(judgement, Failed):
            yield failure(work, ids[kept[at].text], judgement.reason)
