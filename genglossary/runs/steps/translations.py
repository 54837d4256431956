"""Comparing documents with their translations: which passages say the same, and which terms. A part of extracting."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from genglossary.models import Alignment, Candidate, Equivalent, EquivalentStatus, Issue, Status
from genglossary.pipeline.bilingual.comparison import compare
from genglossary.pipeline.bilingual.documents import signs_of
from genglossary.pipeline.bilingual.kept import KeptAlignments
from genglossary.pipeline.bilingual.types import (
    PROPOSED,
    AlignedPassage,
    Comparison,
    DocumentPair,
    Inconsistency,
    TermPair,
    TermSpellings,
)
from genglossary.pipeline.text.tags import primary
from genglossary.pipeline.types import TermCandidate
from genglossary.runs.reuse.alignments import kept_alignments
from genglossary.runs.steps.translating import ask, directions
from genglossary.runs.stored import alignments, proofs, renderings
from genglossary.runs.stored.catalogs import catalogs_in
from genglossary.runs.stored.issues import reconsider_step
from genglossary.runs.stored.pairs import (
    languages_of,
    pair_anew,
    pairs_in,
    save_languages,
    save_pairs,
    unread_languages,
)
from genglossary.runs.work import Work
from genglossary.runs.writing.bulk import bulk_insert
from genglossary.runs.writing.equivalents import ProposedEquivalent, publish_equivalents

# The numbers in the summary of a step that compared documents with translations, as people read them.
COUNTED = ("translated documents", "translations", "inconsistent translations")


@dataclass(kw_only=True)
class Translations:
    """The translations that were found; `finish` carries them over into the project's terms."""

    work: Work
    summary: dict[str, int] = field(default_factory=dict[str, int])
    proposed: list[ProposedEquivalent] = field(default_factory=list[ProposedEquivalent])
    aligned: set[int] = field(default_factory=set[int])

    def finish(self) -> None:
        """In the transaction that completes the step; what is no pair any more stands beside nothing."""
        Alignment.objects.filter(translation__in=self.work.run.versions.all()).exclude(
            translation__in=self.aligned
        ).delete()
        publish_equivalents(self.work.run, self.proposed)
        reconsider_step(self.work.step)


def find_translations(work: Work, kept: Sequence[TermCandidate], ids: Mapping[str, int]) -> Translations:
    """Pair the documents, align them, and find the translations of the candidates `kept`, whose `ids` are by text.

    Issues about inconsistent ones are published. A project in one language costs three queries.
    """
    found = Translations(work=work)
    _pair_documents(work)
    entries = _entries(work)
    by_language = pairs_in(work.run.project, work.corpus.sources.keys())
    with work.lease.computing():
        catalogs = catalogs_in(work.corpus, by_language, work.check)
    for main, language in {**by_language, **catalogs}:
        documents, passages = by_language.get((main, language), []), catalogs.get((main, language), [])
        before = kept_alignments(work, documents)
        compared = _compared(work, kept, (main, language), documents, passages, before)
        _publish_alignments(work, documents, compared.passages, before)
        issues = [row for row in _issues(work, compared.inconsistencies, language, ids) if row.term_id in entries]
        work.publish(issues, bulk_insert(Issue))
        proposed = list(_proposed(compared, (main, language), ids, entries))
        if work.engine.reads_passages:
            accepted = [each for each in kept if ids.get(each.text) in entries]
            with work.lease.computing():
                silent = directions(work.run.project, compared, (main, language), accepted)
            proposed += ask(work, silent, ids)
        found.proposed += proposed
        found.aligned |= {pair.target for pair in documents}
        pairs = sum(each.term in entries for each in proposed)
        _add_up(found.summary, dict(zip(COUNTED, (len(documents), pairs, len(issues)), strict=True)))
        _add_up(found.summary, {"catalogs": len({each.source[0].source for each in passages})} if passages else {})
    return found


def _entries(work: Work) -> set[int]:
    """The ids of the terms that this step accepts: nobody is asked about the others."""
    accepted = Candidate.objects.filter(step=work.step, status=Status.ACCEPTED, preferred=None)
    return set(accepted.values_list("term_id", flat=True))


def _add_up(summary: dict[str, int], numbers: Mapping[str, int]) -> None:
    for name, number in numbers.items():
        summary[name] = summary.get(name, 0) + number


def _pair_documents(work: Work) -> None:
    """Pair what names or contents show to belong together, as far as no person decided."""
    project = work.run.project
    if unread := unread_languages(project):
        work.publish(unread, save_languages)
    if len(languages_of(project)) > 1:
        sentences = work.corpus.sentences
        read = work.corpus.sources.keys()
        with work.lease.computing():
            changed = pair_anew(project, lambda key: signs_of(sentences(key)) if key in read else frozenset())
        work.publish(changed, save_pairs)


def _compared(
    work: Work,
    kept: Sequence[TermCandidate],
    languages: tuple[str, str],
    documents: Sequence[DocumentPair],
    catalogs: Sequence[AlignedPassage],
    before: KeptAlignments,
) -> Comparison:
    """Compare the pairs of `documents`, of originals and translations in these languages, and `catalogs` with them."""
    known, (main, language) = _known(work, *languages), languages
    with work.lease.computing():
        return compare(
            work.corpus, documents, list(terms_of(kept, main)), list(terms_of(kept, language)), known=known,
            catalogs=catalogs, aligner=before.align, check=work.check,
        )  # fmt: skip


def terms_of(kept: Iterable[TermCandidate], language: str) -> Iterator[TermSpellings]:
    """The candidates that may be of a language, as they are compared."""
    for each in kept:
        if each.language in (language, "und"):
            yield TermSpellings(each.text, tuple(variant.text for variant in each.variants))


def _known(work: Work, main: str, language: str) -> list[tuple[str, str]]:
    """Pairs of words that people said translate each other, whichever entry they said it of."""
    accepted = Equivalent.objects.filter(term__project=work.run.project, status=EquivalentStatus.ACCEPTED)
    rows = list(accepted.order_by("pk").values_list("term__language", "term__text", "language", "text"))
    there = [(text, other) for of, text, to, other in rows if of != language and primary(to) == language]
    back = [(other, text) for of, text, to, other in rows if of == language and primary(to) == main]
    return [*there, *back]


def _publish_alignments(
    work: Work, documents: Sequence[DocumentPair], passages: Iterable[AlignedPassage], before: KeptAlignments
) -> None:
    """Store which passages of each pair say the same, in place of what was stored of these versions."""
    by_pair: dict[tuple[int, int], list[AlignedPassage]] = defaultdict(list)
    for each in passages:
        by_pair[each.source[0].source, each.target[0].source].append(each)
    keys = [(pair.source, pair.target) for pair in documents]
    rows = [
        Alignment(
            original_id=key[0], translation_id=key[1], data=alignments.packed(by_pair[key]), kept=before.packed(key)
        )
        for key in keys
    ]
    work.publish(rows, _replace)


def _replace(rows: list[Alignment]) -> None:
    """A version stands beside one original; and what no document is in any more is shown beside nothing."""
    Alignment.objects.filter(translation__in=[row.translation_id for row in rows]).delete()
    bulk_insert(Alignment)(rows)


def _issues(work: Work, found: Iterable[Inconsistency], language: str, ids: Mapping[str, int]) -> Iterator[Issue]:
    for each in found:
        kept = renderings.packed(each, language, ids)
        terms = list(dict.fromkeys(way[0] for way in kept["ways"]))
        if len(kept["ways"]) > 1:
            yield Issue(
                step=work.step, term_id=terms[0], kind=each.kind, related=terms[1:], renderings=kept,
                detail=_detail(each), evidence=[_first_place(way[3][0]) for way in kept["ways"] if way[3]],
            )  # fmt: skip


def _first_place(proof: Sequence[int]) -> list[int]:
    return [proof[5], proof[6], proof[7]]


def _detail(found: Inconsistency) -> str:
    """The words in question, in an order that does not follow how often they are used: so what a person dismissed stays
    dismissed."""
    words = ", ".join(sorted(each.text for each in found.renderings))
    return f"{found.text}: {words}" if found.kind == "originals" else words


def _proposed(
    found: Comparison, languages: tuple[str, str], ids: Mapping[str, int], entries: Collection[int]
) -> Iterator[ProposedEquivalent]:
    """Of the terms that there are, pairs that are sure enough, and those that inconsistent translations are about. The
    term of the pair is the original; the translation where the original is no term, or where it is among `entries` and
    no pair has it beside an original that is."""
    several = (each for each in found.inconsistencies if each.kind == "translations")
    shown = {(each.text, way.text) for each in several for way in each.renderings}
    sure = [each for each in found.pairs if each.confidence >= PROPOSED or (each.source, each.target) in shown]
    beside = {each.target for each in sure if each.source_given and ids.get(each.source) in entries}
    main, language = languages
    for pair in sure:
        source = ids.get(pair.source) if pair.source_given else None
        target = ids.get(pair.target) if pair.target_given else None
        if target is not None and (source is None or (target in entries and pair.target not in beside)):
            yield _equivalent(pair, target, main, pair.source, turned=True)
        elif source is not None:
            yield _equivalent(pair, source, language, pair.target)


def _equivalent(pair: TermPair, term: int, language: str, text: str, *, turned: bool = False) -> ProposedEquivalent:
    return ProposedEquivalent(
        term=term, language=language, text=text, count=pair.places, confidence=pair.confidence,
        evidence=pair.evidence, proofs=proofs.packed(pair.proofs, turned=turned),
    )  # fmt: skip
