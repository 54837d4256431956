"""The terms that a new version of a document touches, before any run has read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.functions import Length

from genglossary.formats.order import place_of
from genglossary.models import Document, DocumentVersion, Evidence, Term
from genglossary.models.term import PUBLISHED
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.matcher import find
from genglossary.pipeline.occurrences.surface import surface_of

# Longer texts are compared by the next run, not while somebody waits for a page.
LONGEST_COMPARED = 300_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """Terms by what the new version did to them; `too_long` where the texts were not compared."""

    appear: list[Term]
    disappear: list[Term]
    changed: list[Term]
    lost_proof: list[Term]
    too_long: bool = False

    def __bool__(self) -> bool:
        return bool(self.appear or self.disappear or self.changed or self.lost_proof or self.too_long)


def touched_terms(document: Document) -> Touched | None:
    """Find what changed between the current version and the one before; None where there is only one."""
    newest = list(document.versions.order_by("-number").values_list("pk", Length("text"))[:2])
    if len(newest) < 2:
        return None
    if sum(length for _, length in newest) > LONGEST_COMPARED:
        return Touched(appear=[], disappear=[], changed=[], lost_proof=[], too_long=True)
    after, before = document.versions.select_related("document").filter(pk__in=dict(newest)).order_by("-number")
    return _compared(document, before, after)


def _compared(document: Document, before: DocumentVersion, after: DocumentVersion) -> Touched:
    terms = list(Term.objects.filter(PUBLISHED, project=document.project_id).order_by("-score", "pk"))
    counts = _counts((before, after), terms)
    was, now = ({term.pk: counts[term.text].get(v.pk, 0) for term in terms} for v in (before, after))
    return Touched(
        appear=[t for t in terms if now[t.pk] and not was[t.pk]],
        disappear=[t for t in terms if was[t.pk] and not now[t.pk]],
        changed=[t for t in terms if was[t.pk] and now[t.pk] and was[t.pk] != now[t.pk]],
        lost_proof=_without_proof(before, after),
    )


def _counts(versions: Iterable[DocumentVersion], terms: list[Term]) -> dict[str, dict[int, int]]:
    """Term text → version id → how often it stands there."""
    surfaces = {term.text: surface_of(term.text, term.as_written) for term in terms}
    found = find(Corpus(version.source() for version in versions), surfaces.values())
    return {text: {key: len(at) // 2 for key, at in found.get(each, {}).items()} for text, each in surfaces.items()}


def _without_proof(before: DocumentVersion, after: DocumentVersion) -> list[Term]:
    """The terms with a definition whose passage is not in the new text any more."""
    rows = Evidence.objects.filter(version=before, definition__withdrawn_at=None).select_related("definition__term")
    gone = {row.definition.term for row in rows if before.text[row.start : row.end] not in after.text}
    return sorted(gone, key=lambda term: place_of(term.text, term.reading))
