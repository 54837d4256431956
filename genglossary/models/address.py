"""Addresses of entries for the world outside: an id that never changes, and a slug that people can read.

Every term has both. The id and the slug of an entry are those of its preferred term; those of a variant lead there, so
that what was merged is still found.
"""

import re
import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.text import slugify

if TYPE_CHECKING:
    from genglossary.models.project import Project
    from genglossary.models.term import Term

# Characters of what a slug has of the text; addresses are read and pasted.
LONGEST_WORDS = 80
_UID_DIGITS = 8
LONGEST_SLUG = LONGEST_WORDS + 1 + _UID_DIGITS

_BETWEEN_WORDS = re.compile(r"[^\w\s-]+")


def slug_of(text: str) -> str:
    """`text` as words of an address: letters and digits of any script, in lower case, with hyphens between them.

    Empty where it has no letter and no digit.
    """
    return slugify(_BETWEEN_WORDS.sub(" ", text), allow_unicode=True)[:LONGEST_WORDS].strip("-_")


def own_slug(text: str, uid: uuid.UUID) -> str:
    """A slug that no other term has, with the beginning of the id in it."""
    return "-".join(part for part in (slug_of(text), uid.hex[:_UID_DIGITS]) if part)


def give_slugs(project_id: int, terms: Sequence["Term"]) -> None:
    """Give each of the unsaved `terms` of one project that has no slug the best one that is free. One query for all."""
    slugless = [term for term in terms if not term.slug]
    assign(slugless, _taken(project_id, {slug_of(term.text) for term in slugless}))


def assign(terms: Iterable[Any], taken: set[str]) -> None:
    """Give each of `terms` the slug of its text, or, where that is `taken`, its own; first come, first served."""
    for term in terms:
        slug = slug_of(term.text)
        term.slug = slug if slug and slug not in taken else own_slug(term.text, term.uid)
        taken.add(term.slug)


# Beyond this the slugs of the whole project are read: SQLite may take as few as 999 values.
_MOST_ASKED = 500


def _taken(project_id: int, slugs: Iterable[str]) -> set[str]:
    from genglossary.models.term import Term  # which has slugs

    wanted = set(slugs)
    rows = Term.objects.filter(project=project_id)
    if len(wanted) <= _MOST_ASKED:
        rows = rows.filter(slug__in=wanted)
    return set(rows.values_list("slug", flat=True))


class Slug(models.CharField):  # pyright: ignore[reportMissingTypeArgument] - it takes none when it runs
    """A column that is never empty: a row that is inserted without a slug gets the one that no other has."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        slug = getattr(model_instance, self.attname) or own_slug(model_instance.text, model_instance.uid)
        setattr(model_instance, self.attname, slug)
        return slug


def entry_of(project: "Project", uid_or_slug: str) -> "Term | None":
    """The term that people see under this id or slug; for that of a variant, the one that it is a variant of."""
    from genglossary.models.term import PUBLISHED, Term

    terms = Term.objects.filter(PUBLISHED, project=project).select_related("preferred")
    found = _by_uid(terms, uid_or_slug) or terms.filter(slug=uid_or_slug).first()
    return found and (found.preferred or found)


def _by_uid(terms: "models.QuerySet[Term]", text: str) -> "Term | None":
    try:
        return terms.filter(uid=uuid.UUID(text)).first()
    except ValueError:
        return None
