"""The ways in which a term was translated, as the row of an issue keeps them, and whether they are still a problem."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from genglossary.formats.types import AVOIDED
from genglossary.models import Equivalent, EquivalentStatus, Issue
from genglossary.models.definition import IssueKind
from genglossary.models.equivalent import key_of
from genglossary.pipeline.bilingual.types import Inconsistency
from genglossary.runs.stored import proofs
from genglossary.runs.stored.proofs import Proof


class Way(NamedTuple):
    """One way: `term` with the equivalent `text`, seen in so many aligned passages (`places`)."""

    term: int
    text: str
    places: int
    proofs: Sequence[Proof]


class Ways(NamedTuple):
    """All ways that one issue is about, the most frequent first. `language` is that of the equivalents."""

    language: str
    ways: Sequence[Way]


def packed(found: Inconsistency, language: str, ids: Mapping[str, int]) -> dict[str, Any]:
    """For `Issue.renderings`. `ids` are those of terms by their text; terms that there are none of are left out."""
    turned = found.kind == "originals"
    rows: list[list[Any]] = []
    for each in found.renderings:
        term, text = (ids.get(each.text), found.text) if turned else (ids.get(found.text), each.text)
        if term is not None:
            rows.append([term, text, each.places, proofs.packed(each.proofs)])
    return {"language": language, "ways": rows}


def unpacked(issue: Issue) -> Ways:
    """The inverse of `packed`."""
    rows = issue.renderings.get("ways", ())
    ways = [Way(term, text, places, proofs.unpacked(proved)) for term, text, places, proved in rows]
    return Ways(issue.renderings.get("language", ""), ways)


Known = Callable[[int, str, str], Equivalent | None]
"""Term id, language, text → the equivalent that is stored of it."""


def known_of(terms: Iterable[int]) -> Known:
    """Look in the equivalents of the terms with these ids, in one query."""
    rows = {key_of(row.term_id, row.language, row.text): row for row in Equivalent.objects.filter(term__in=list(terms))}
    return lambda term, language, text: rows.get(key_of(term, language, text))


def is_undecided(issue: Issue, known: Known) -> bool:
    """Whether at least two of the ways may still be written, and nobody said so of one of them."""
    language, ways = unpacked(issue)
    stored = [known(way.term, language, way.text) for way in ways]
    allowed = [row for row in stored if not _is_avoided(row)]
    return len(allowed) > 1 and any(row is None or not row.usage for row in allowed)


def _is_avoided(row: Equivalent | None) -> bool:
    return row is not None and (row.status == EquivalentStatus.REJECTED.value or row.usage in AVOIDED)


OF_TRANSLATIONS = (IssueKind.TRANSLATIONS, IssueKind.ORIGINALS)
