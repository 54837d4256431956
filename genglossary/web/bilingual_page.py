"""The glossary in two languages: entries beside what they are called in the other, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from genglossary.actions.glossary import open_issue_rows
from genglossary.actions.linked import surest_first
from genglossary.formats.order import sort_key
from genglossary.models import Equivalent, EquivalentStatus, Project, Term
from genglossary.models.term import DICTIONARY_ORDER, ENTRY, having
from genglossary.pipeline.text.folding import loose_key
from genglossary.pipeline.text.tags import primary
from genglossary.runs.stored.pairs import languages_of
from genglossary.runs.stored.proofs import unpacked
from genglossary.runs.stored.renderings import OF_TRANSLATIONS
from genglossary.web.aligned import ShownProof, shown_proofs

FILTERS = {
    "": _("All"),
    "proposed": _("To decide"),
    "accepted": _("Accepted"),
    "without": _("Without equivalent"),
    "inconsistent": _("Inconsistent"),
}


class ShownLanguages(NamedTuple):
    """The language of originals, and the one that stands beside it."""

    main: str
    other: str


class ListedTerm(NamedTuple):
    """An entry of the project: enough to list and link it."""

    pk: int
    text: str
    language: str
    sort_key: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BilingualRow:
    """An entry with its equivalents in the other language, the surest first, rejected ones last.

    `backwards` says that the entry is of the second language, and its equivalents of the first.
    """

    entry: ListedTerm
    equivalents: Sequence[Equivalent]
    inconsistent: bool
    backwards: bool

    @property
    def second(self) -> str:
        """The word that stands first in the column of the second language."""
        return self.entry.text if self.backwards else next((each.text for each in self.equivalents), "")

    def suits(self, chosen: str) -> bool:
        """Whether the filter `chosen` shows it."""
        statuses = {row.status for row in self.equivalents} - {EquivalentStatus.REJECTED.value}
        if chosen == "without":
            return not statuses
        return chosen in statuses or not chosen or (chosen == "inconsistent" and self.inconsistent)


def languages_to_show(project: Project, wanted: str = "") -> tuple[ShownLanguages | None, list[str]]:
    """The languages of the page, and all that may stand beside the first; None where there is only one.

    They are those of the documents, and of equivalents that people or files brought.
    """
    known = languages_of(project)
    stored = Equivalent.objects.filter(term__project=project).order_by().values_list("language", "term__language")
    known += sorted({primary(each) for pair in stored.distinct() for each in pair} - {"und", *known})
    main, others = (known[0], known[1:]) if known else ("", [])
    other = wanted if wanted in others else next(iter(others), "")
    return (ShownLanguages(main, other) if other else None), others


def rows_of(project: Project, languages: ShownLanguages) -> list[BilingualRow]:
    """All entries of both languages, A to Z and then 五十音.

    An entry of the second language that is the equivalent of one of the first stands beside it and nowhere else.
    """
    entries = Term.objects.filter(ENTRY, project=project).order_by(*DICTIONARY_ORDER)
    terms = [ListedTerm(*row) for row in entries.values_list("pk", "text", "language", "sort_key")]
    equivalents = _equivalents(project)
    inconsistent = set(open_issue_rows(project).filter(kind__in=OF_TRANSLATIONS).values_list("term", flat=True))

    def row_of(entry: ListedTerm, beside: str) -> BilingualRow:
        return BilingualRow(
            entry=entry, inconsistent=entry.pk in inconsistent, backwards=beside == languages.main,
            equivalents=[each for each in equivalents[entry.pk] if primary(each.language) == beside],
        )  # fmt: skip

    first = [row_of(each, languages.other) for each in terms if primary(each.language) != languages.other]
    shown = {loose_key(each.text) for row in first for each in row.equivalents if _is_open(each)}
    theirs = [each for each in terms if primary(each.language) == languages.other]
    return [*first, *(row_of(each, languages.main) for each in theirs if loose_key(each.text) not in shown)]


def _equivalents(project: Project) -> Mapping[int, list[Equivalent]]:
    """Id of an entry → its equivalents, with those of what was merged into it."""
    rows = Equivalent.objects.filter(term__project=project).select_related("term")
    found: dict[int, list[Equivalent]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (not _is_open(row), surest_first(row))):
        found[row.term.preferred_id or row.term_id].append(row)
    return found


def _is_open(row: Equivalent) -> bool:
    return row.status != EquivalentStatus.REJECTED.value


def in_order(rows: Iterable[BilingualRow], *, by_second: bool) -> list[BilingualRow]:
    """Sort the rows in the dictionary order of the first or the second language; what has no word there comes last."""
    if by_second:
        return sorted(rows, key=lambda row: (not row.second, sort_key(row.second, "")))
    return sorted(rows, key=lambda row: (row.backwards, row.entry.sort_key))


def matching(project: Project, rows: Iterable[BilingualRow], query: str) -> list[BilingualRow]:
    """The rows that have `query` in the entry, its spellings or its equivalents."""
    found = set(Term.objects.filter(ENTRY, having(query), project=project).values_list("pk", flat=True))
    key = loose_key(query)
    return [
        row for row in rows if row.entry.pk in found or any(key in loose_key(each.text) for each in row.equivalents)
    ]


def proofs_of(equivalents: Iterable[Equivalent]) -> dict[int, list[ShownProof]]:
    """Id of each equivalent → its passages."""
    return shown_proofs({each.pk: unpacked(each.proofs) for each in equivalents})


def entries_by_text(project: Project, equivalents: Iterable[Equivalent]) -> dict[str, int]:
    """Text of each equivalent that is a term itself → the id of its entry."""
    texts = {each.text for each in equivalents}
    found = Term.objects.filter(project=project, text__in=texts).exclude(status="new")
    return {text: preferred or pk for pk, text, preferred in found.values_list("pk", "text", "preferred_id")}
