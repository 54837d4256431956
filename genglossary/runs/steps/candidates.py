"""Writing candidates: the project's terms that they are about, what the engine said of each, and what failed."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections.abc import Iterable, Iterator, Mapping, Sequence

from genglossary.engines.protocol import Classified, Failed
from genglossary.models import Candidate, Issue, Status, Term
from genglossary.models.address import give_slugs
from genglossary.models.term import LONGEST_TERM
from genglossary.pipeline.terms.selection import in_words
from genglossary.pipeline.types import VARIANT_OF, TermCandidate, Variant
from genglossary.runs.steps.definitions import failure
from genglossary.runs.work import Work
from genglossary.runs.writing.bulk import bulk_insert

Judged = Mapping[int, Classified | Failed]
"""The engine's judgement by the place of the candidate in the list; one that was not asked about has none."""

Ids = Mapping[str, int]
"""Text → id of each term of the project; of homonyms the one that documents are searched for."""


def publish_identities(work: Work, kept: Sequence[TermCandidate]) -> Ids:
    """Make a term, unseen as yet, of each text that has none. An insert that is there already is no news."""
    texts = {text: each.language for each in kept for text in (*(v.text for v in each.variants), each.text)}
    own = {each.text for each in kept}
    fresh = {text for text in texts.keys() - _ids(work).keys() if len(text) <= LONGEST_TERM}
    # Entries choose their addresses before variants do.
    rows = [
        Term(project=work.run.project, text=text, language=texts[text])
        for text in sorted(fresh, key=lambda text: (text not in own, text))
    ]
    give_slugs(work.run.project_id, rows)
    work.publish(rows, bulk_insert(Term, ignore_conflicts=True))
    return _with_the_rest(work, fresh, texts)


def _with_the_rest(work: Work, fresh: Iterable[str], texts: Mapping[str, str]) -> Ids:
    """The ids of all terms, with those that were left out because somebody took their slug in the same moment."""
    if missing := set(fresh) - (ids := _ids(work)).keys():
        rows = [Term(project=work.run.project, text=text, language=texts[text]) for text in sorted(missing)]
        work.publish(rows, bulk_insert(Term, ignore_conflicts=True))
        return _ids(work)
    return ids


def _ids(work: Work) -> Ids:
    return dict(Term.objects.filter(project=work.run.project, sense=0).values_list("text", "pk"))


def publish_candidates(work: Work, kept: Sequence[TermCandidate], judged: Judged, ids: Ids) -> int:
    """Publish a row for each of `kept` and its variants; returns how many entries are accepted."""
    rows = list(_rows(work, kept, judged, ids))
    work.publish(rows, bulk_insert(Candidate))
    return sum(row.status == Status.ACCEPTED and row.preferred_id is None for row in rows)


def _rows(work: Work, kept: Sequence[TermCandidate], judged: Judged, ids: Ids) -> Iterator[Candidate]:
    """Make one row for each designation. A text that is both a candidate and a variant stays what it is in its own
    right."""
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


def _candidate_row(work: Work, candidate: TermCandidate, judgement: Classified | Failed | None, ids: Ids) -> Candidate:
    accepted, reason, category = candidate.accepted, in_words(candidate.reason), candidate.category
    if isinstance(judgement, Classified):
        accepted, category = judgement.accepted or candidate.reason == "known", judgement.category
        reason = judgement.reason or reason
    return Candidate(
        step=work.step, term_id=ids[candidate.text], status=_status(accepted, category), reason=reason[:300],
        category=category, language=candidate.language, reading=candidate.reading[:300],
        part_of_speech=candidate.part_of_speech[:40], score=candidate.score, parts=dict(candidate.parts),
        frequency=candidate.frequency, document_count=candidate.documents,
    )  # fmt: skip


def _status(accepted: bool, category: str) -> str:
    """The status that is proposed: what was not accepted waits for people, except words of general language, which are
    excluded."""
    if accepted:
        return Status.ACCEPTED
    return Status.EXCLUDED if category == "common_noun" else Status.CANDIDATE


def _variant_row(work: Work, candidate: TermCandidate, variant: Variant, main: Candidate, ids: Ids) -> Candidate:
    return Candidate(
        step=work.step, term_id=ids[variant.text], status=main.status, category=main.category,
        language=candidate.language, preferred_id=ids[candidate.text], variant_kind=variant.kind, score=main.score,
        reason=f"{VARIANT_OF}{candidate.text}"[:300], frequency=variant.frequency, document_count=variant.documents,
    )  # fmt: skip


def publish_failures(work: Work, kept: Sequence[TermCandidate], judged: Judged, ids: Ids) -> None:
    """Publish an issue for each candidate that the engine gave no judgement of."""
    failed = ((at, judgement) for at, judgement in judged.items() if isinstance(judgement, Failed))
    issues = [failure(work, ids[kept[at].text], judgement.reason) for at, judgement in failed]
    work.publish(issues, bulk_insert(Issue))
