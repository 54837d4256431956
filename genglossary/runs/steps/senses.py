"""Words with two senses, as issues: whichever engine reviews, as only all documents together tell."""

import textwrap
from collections.abc import Sequence

from genglossary.models import Issue, IssueKind, Term
from genglossary.models.term import ENTRY
from genglossary.pipeline.definitions.senses import Subjects, rivals, two_senses
from genglossary.pipeline.types import Passage
from genglossary.runs.steps.entries import StoredEntry, mentions_of
from genglossary.runs.work import Work

_SHOWN = 130  # characters of each passage, and of the name of its document


def two_senses_of(work: Work, entries: Sequence[StoredEntry]) -> list[Issue]:
    """An issue for each of `entries` that two documents about different things explain in different words.

    A person's definition says which sense is meant, so such an entry has none.
    """
    open_entries = [e for e in entries if not e.elsewhere and not (e.definition and e.definition.origin == "manual")]
    doubtful = [e for e in open_entries if rivals(e.passages, (e.term.text, *e.term.variants))]
    if not doubtful:
        return []
    terms = Term.objects.filter(ENTRY, project=work.run.project).prefetch_related("variants")
    with work.lease.computing():
        subjects = Subjects({each.key: each.occurrences for each in mentions_of(work, list(terms))})
        pairs = [two_senses(e.term.key, e.passages, (e.term.text, *e.term.variants), subjects) for e in doubtful]
    return [_issue(work, e, pair) for e, pair in zip(doubtful, pairs, strict=True) if pair]


def _issue(work: Work, entry: StoredEntry, pair: tuple[Passage, Passage]) -> Issue:
    return Issue(
        step=work.step,
        term_id=entry.term.key,
        kind=IssueKind.TWO_SENSES,
        detail=" · ".join(_shown(work, passage) for passage in pair),
        evidence=[[passage.source, passage.start, passage.end] for passage in pair],
    )


def _shown(work: Work, passage: Passage) -> str:
    """A passage and the name of its document, each as long as there is room for both."""
    words = textwrap.shorten(passage.plain or passage.text, _SHOWN, placeholder=" …")
    words = words if words != "…" else (passage.plain or passage.text)[:_SHOWN] + "…"
    return f"{work.corpus.names[passage.source][-_SHOWN:]}: {words}"
