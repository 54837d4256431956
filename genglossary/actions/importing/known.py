"""The project as an import finds it, in a constant number of queries."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from genglossary.models import Change, Definition, Equivalent, Origin, Project, Status, Term
from genglossary.models.definition import shown_of
from genglossary.models.term import PUBLISHED
from genglossary.pipeline.languages.capitals import designation_key

IMPORT = "import"
"""The action of changes that imports make."""

_LEFT_OUT = re.compile(r"[\s\-‐‑‒–—・･_]+|(?<=[ぁ-ヿ一-鿿]{2})ー(?![ァ-ヶ])")


def loose(text: str) -> str:
    """`text` as it is compared where nothing is exactly the same: without case, width, spaces, hyphens, a final ー."""
    return _LEFT_OUT.sub("", designation_key(text))


@dataclass(slots=True)
class Known:
    """Terms by id, by text and by loose text; what is shown of them; what people decided about them.

    `said` are the definitions of people and imports that are shown, by term. `decided` has (term, field) of each field
    that a person changed, `decided_equivalents` the ids of those that a person made or changed.
    """

    terms: dict[int, Term]
    shown: dict[int, Definition] = field(default_factory=dict[int, Definition])
    said: dict[int, set[str]] = field(default_factory=lambda: defaultdict[int, set[str]](set))
    equivalents: dict[int, dict[tuple[str, str], Equivalent]] = field(
        default_factory=lambda: defaultdict[int, dict[tuple[str, str], Equivalent]](dict)
    )
    decided: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    decided_equivalents: set[int] = field(default_factory=set[int])
    by_text: dict[str, list[Term]] = field(default_factory=lambda: defaultdict[str, list[Term]](list))
    by_uid: dict[str, Term] = field(default_factory=dict[str, Term])
    by_loose: dict[str, set[int]] = field(default_factory=lambda: defaultdict[str, set[int]](set))

    def published(self, text: str, entry: Term | None = None) -> Term | None:
        """The term of exactly that text, if people may see it: the one that is a spelling of `entry` before others."""
        terms = [term for term in self.by_text.get(text, ()) if term.status != Status.NEW.value]
        own = (term for term in terms if entry and self.head(term).pk == entry.pk)
        return next(own, terms[0] if terms else None)

    def called(self, text: str) -> dict[int, Term]:
        """The entries that people may see, by id, that have a spelling of exactly that text: several are homonyms."""
        terms = self.by_text.get(text, ())
        return {(head := self.head(term)).pk: head for term in terms if term.status != Status.NEW.value}

    def head(self, term: Term) -> Term:
        """The entry that a term is, or is a spelling of."""
        return self.terms.get(term.preferred_id or 0, term)


def known_of(project: Project) -> Known:
    """Read all terms of the project, and what is said of them."""
    known = Known({term.pk: term for term in Term.objects.filter(project=project).order_by("pk")})
    for term in known.terms.values():
        known.by_text[term.text].append(term)
        known.by_uid[str(term.uid)] = term
        if term.status != Status.NEW.value:
            known.by_loose[loose(term.text)].add(known.head(term).pk)
    _read_definitions(project, known)
    for row in Equivalent.objects.filter(term__project=project):
        known.equivalents[row.term_id][row.language.casefold(), row.text] = row
    _read_decisions(project, known)
    return known


def _read_definitions(project: Project, known: Known) -> None:
    terms = Term.objects.filter(PUBLISHED, project=project)
    for row in shown_of(terms).only("term_id", "step_id", "text", "origin", "source", "withdrawn_at"):
        known.shown.setdefault(row.term_id, row)
        if row.step_id is None:
            known.said[row.term_id].add(row.text)


def _read_decisions(project: Project, known: Known) -> None:
    """Fields that people changed; what an import did or what took one back is no decision about a field."""
    changes = Change.objects.filter(project=project, run=None, undone_by=None, model__in=("term", "equivalent"))
    changes = changes.exclude(action=IMPORT).exclude(undo_of__action=IMPORT)
    for model, pk, after in changes.values_list("model", "object_id", "after").iterator(chunk_size=5000):
        if model == "term":
            known.decided.update((pk, name) for name in after)
        else:
            known.decided_equivalents.add(pk)


def is_of_person(definition: Definition) -> bool:
    return definition.origin == Origin.MANUAL.value
