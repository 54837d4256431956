"""Equivalents that a project has on one side only: files that it wrote have them on both sides
(`formats.counterparts`), so that they are nothing new when such a file comes back."""

from collections.abc import Mapping

from genglossary.actions.importing.known import Known
from genglossary.formats import Equivalent
from genglossary.models import Term
from genglossary.pipeline.text.tags import primary


def told_by_entry(each: Equivalent, known: Known) -> Mapping[str, str]:
    """The reading and the definition of an equivalent that is an entry itself, by that entry; else nothing."""
    term = _entry_of(each, known)
    if term is None:
        return {}
    shown = known.shown.get(term.pk)
    return {"reading": term.reading, "definition": shown.text if shown else ""}


def is_told_by_other(each: Equivalent, term: Term | None, known: Known) -> bool:
    """Whether the entry that `each` is has `term` as its equivalent, and says all that the file says of it."""
    other = _entry_of(each, known)
    if term is None or other is None or each.usage or each.notes:
        return False
    rows = known.equivalents[other.pk].values() if other.pk in known.equivalents else ()
    turned = (row for row in rows if row.text == term.text and primary(row.language) == primary(term.language))
    said = told_by_entry(each, known)
    same = each.reading in ("", said["reading"]) and (each.definition or "") in ("", said["definition"])
    return same and any(row.status == each.status for row in turned)


def _entry_of(each: Equivalent, known: Known) -> Term | None:
    terms = (term for term in known.by_text.get(each.text, ()) if primary(term.language) == primary(each.language))
    return next(terms, None)
