"""Terms that people of a project have decided about, as the pipeline takes them."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections import defaultdict

from django.db.models import Q

from genglossary.models import Run, Status, Term
from genglossary.models.term import PUBLISHED
from genglossary.pipeline.types import DecidedTerm
from genglossary.runs.stored.references import terms_elsewhere

DECIDED = Q(required=True) | Q(status_by_person=True) | Q(preferred_by_person=True)
SWITCHED = Q(as_written__isnull=False) | Q(exact=True)


def known_terms(run: Run) -> list[DecidedTerm]:
    """Terms that people required, accepted, excluded or merged, here or in a reference glossary: looked for whatever
    statistics say."""
    own = _own_terms(run)
    return [*own, *terms_elsewhere(run.project_id, own)]


def _own_terms(run: Run) -> list[DecidedTerm]:
    terms = list(Term.objects.filter(PUBLISHED, project=run.project).order_by("pk"))
    merged: dict[int, list[Term]] = defaultdict(list)
    for term in terms:
        if term.preferred_by_person and term.preferred_id:
            merged[term.preferred_id].append(term)
    decided = Term.objects.filter(PUBLISHED & (DECIDED | SWITCHED), project=run.project).values_list("pk", flat=True)
    wanted = {*decided, *merged}
    heads = [term for term in terms if term.pk in wanted and not term.sense and not _is_merged(term)]
    return [_known(term, merged[term.pk]) for term in heads]


def _is_merged(term: Term) -> bool:
    return term.preferred_by_person and term.preferred_id is not None


def _known(term: Term, variants: list[Term]) -> DecidedTerm:
    """Convert a term. A person's acceptance counts like a requirement: a run may not take it back."""
    kept_by_person = term.status_by_person and term.status == Status.ACCEPTED
    excluded = term.status_by_person and term.status == Status.EXCLUDED and not term.required
    return DecidedTerm(
        text=term.text,
        language=term.language,
        variants=tuple(variant.text for variant in variants),
        required=term.required or kept_by_person,
        excluded=excluded,
        as_written={each.text: each.as_written for each in (term, *variants) if each.as_written is not None},
        exact=frozenset(each.text for each in (term, *variants) if each.exact),
    )


def published_texts(run: Run) -> set[str]:
    return set(Term.objects.filter(PUBLISHED, project=run.project).values_list("text", flat=True))
