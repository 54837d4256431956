"""Carrying a completed extraction over into the project's terms, in a few statements, whatever their number."""

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, NullIf

from genglossary.formats.order import sort_key
from genglossary.models import Candidate, RunStep, Term
from genglossary.models.keys import term_search_key
from genglossary.runs.writing.bulk import update_values

# What people added or decided about is in the language, and of the part of speech, that they or their file said.
_DECIDED = Q(required=True) | Q(status_by_person=True) | Q(preferred_by_person=True)


def publish_in_terms(step: RunStep) -> None:
    """Make the step's proposals the current state of its project's terms; people's decisions stay as they are."""
    terms = Term.objects.filter(project=step.run.project_id)
    found = terms.filter(pk__in=Candidate.objects.filter(step=step).values("term"))
    read = _newly_read(step)
    found.update(
        found=True,
        score=_of(step, "score"),
        frequency=_of(step, "frequency"),
        document_count=_of(step, "document_count"),
        language=Case(When(~Q(language="und") & _DECIDED, then=F("language")), default=_of(step, "language")),
        part_of_speech=Case(
            When(~Q(part_of_speech="") & _DECIDED, then=F("part_of_speech")), default=_of(step, "part_of_speech")
        ),
        reading=Case(When(reading="", then=_of(step, "reading")), default=F("reading")),
        category=Case(When(category_by_person=True, then=F("category")), default=_of(step, "category")),
        reason=Case(When(status_by_person=True, then=F("reason")), default=_of(step, "reason")),
        status=Case(When(status_by_person=True, then=F("status")), default=_of(step, "status")),
    )
    _update_keys(read)
    # Terms that people require are candidates even where no document has them.
    found.filter(frequency=0).update(found=False)
    _publish_variants(step, found)
    _mark_lost(step, terms)


def _newly_read(step: RunStep) -> list[tuple[int, str, str]]:
    """Id, text and reading of each term that had no reading and gets one."""
    rows = Candidate.objects.filter(step=step, term__reading="").exclude(reading="")
    return list(rows.values_list("term", "term__text", "reading"))


def _update_keys(read: list[tuple[int, str, str]]) -> None:
    """Let what is sorted and searched by the reading follow it."""
    for column, key_of in (("sort_key", sort_key), ("search_key", term_search_key)):
        update_values(Term, (column,), ("id",), [(key_of(text, reading), pk) for pk, text, reading in read])


def _of(step: RunStep, field: str) -> Subquery:
    return Subquery(Candidate.objects.filter(step=step, term=OuterRef("pk")).values(field)[:1])


def _publish_variants(step: RunStep, found: QuerySet[Term]) -> None:
    """Make variants of the proposed ones, of the term that their preferred one was merged into if a person did that."""
    proposed = Candidate.objects.filter(step=step, term=OuterRef("pk"))
    merged = proposed.filter(preferred__preferred_by_person=True)
    preferred = Coalesce(
        Subquery(merged.values("preferred__preferred")[:1]), Subquery(proposed.values("preferred")[:1])
    )
    found.filter(preferred_by_person=False, usage="").update(
        preferred=NullIf(preferred, F("pk")), variant_kind=_of(step, "variant_kind")
    )


def _mark_lost(step: RunStep, terms: QuerySet[Term]) -> None:
    """Mark the terms that the documents no longer have as not found; they are never deleted."""
    lost = terms.filter(found=True).exclude(pk__in=Candidate.objects.filter(step=step).values("term"))
    lost.update(found=False, frequency=0, document_count=0)
    # Nor are plurals of what people want no inflection of any longer part of that.
    unjoined = terms.filter(found=False, preferred__exact=True, preferred_by_person=False, variant_kind="plural")
    unjoined.update(preferred=None, variant_kind="")
