"""The glossary as it is stored, as engines take it: entries with their passages and current definitions."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from django.db.models import Q

from genglossary.engines import protocol
from genglossary.models import Definition, Evidence, Occurrence, Run, Scope, Term, VariantKind
from genglossary.models.definition import first_of_each, shown_of
from genglossary.models.stated import stated
from genglossary.models.term import ENTRY
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences import matcher
from genglossary.pipeline.text.display import PlainText
from genglossary.pipeline.types import Category, Passage, Source, Span
from genglossary.runs.reuse.scores import judgements
from genglossary.runs.stored.references import referred, wins
from genglossary.runs.work import StepRefused, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredEntry:
    """A term with the passages that mention it, best first, and its current definition: that of a reference glossary
    where `elsewhere` says so, which no run makes, finds fault with or sends to a model."""

    term: protocol.EngineTerm
    passages: tuple[Passage, ...]
    definition: protocol.EngineDefinition | None
    elsewhere: bool = False


def entries_of(work: Work) -> list[StoredEntry]:
    """All entries of the run's project, best first.

    Raises StepRefused when there is none, but where the run itself has looked for terms: its documents then have none.
    """
    terms = list(Term.objects.filter(ENTRY, project=work.run.project).prefetch_related("variants"))
    if not terms and Scope.EXTRACT not in work.run.step_names:
        raise StepRefused(stated("There are no accepted terms: run extract first, or accept some."))
    passages = _passages(work, terms)
    definitions = current_definitions(work.corpus, [term.pk for term in terms])
    elsewhere = _defined_elsewhere(work.run, terms)
    return [
        StoredEntry(
            term=_as_engine_term(term),
            passages=passages.get(term.pk, ()),
            definition=elsewhere.get(term.pk) or definitions.get(term.pk),
            elsewhere=term.pk in elsewhere,
        )
        for term in terms
    ]


def _defined_elsewhere(run: Run, terms: list[Term]) -> dict[int, protocol.EngineDefinition]:
    """Term id → the definition of a reference glossary, where that stands before the project's own."""
    found = referred(run.project_id, Term.objects.filter(ENTRY, project=run.project))
    own = first_of_each(shown_of(list(found)))
    return {
        term.pk: _as_engine_definition(definition, ())
        for term in terms
        if term.pk in found and (definition := found[term.pk].definition) and not wins(term, own.get(term.pk))
    }


def _as_engine_term(term: Term) -> protocol.EngineTerm:
    variants = list(term.variants.all())
    short = tuple(v.text for v in variants if v.variant_kind == VariantKind.ABBREVIATION)
    return protocol.EngineTerm(
        key=term.pk,
        text=term.text,
        language=term.language,
        category=cast("Category", term.category),
        variants=tuple(v.text for v in variants),
        abbreviations=short,
    )


def _passages(work: Work, terms: list[Term]) -> Mapping[int, tuple[Passage, ...]]:
    """Term id → passages, best first. They are found once for all steps of a run; only those of terms that people
    changed in between are found again."""
    asked = {term.pk: (term.text, *(variant.text for variant in term.variants.all())) for term in terms}
    missing = [term for term in terms if work.passages.get(term.pk, ((), ()))[0] != asked[term.pk]]
    if missing:
        mentions = mentions_of(work, missing)
        with work.lease.computing():
            found = _found(work, mentions)
        work.passages.update({term.pk: (asked[term.pk], found.get(term.pk, ())) for term in missing})
    return {pk: work.passages[pk][1] for pk in asked}


def mentions_of(work: Work, terms: list[Term]) -> list[Mention]:
    """Look up where `terms`, which have their variants with them, stand in the documents of the run."""
    ids = [pk for term in terms for pk in (term.pk, *(variant.pk for variant in term.variants.all()))]
    places = stored_places(work.run) if work.places is None else work.places(ids)
    return [_mention(term, places) for term in terms]


def _found(work: Work, mentions: list[Mention]) -> Mapping[int, tuple[Passage, ...]]:
    """Find passages; the scores on the way are kept for all terms of a run, and not replaced by those of a few."""
    if work.passages:
        return passages_for(work.corpus, mentions, check=work.check)
    with judgements(work) as known:
        return passages_for(work.corpus, mentions, check=work.check, known=known)


def _mention(term: Term, places: Mapping[int, Mapping[int, "array[int]"]]) -> Mention:
    engine_term = _as_engine_term(term)
    return Mention(
        key=term.pk,
        text=term.text,
        language=term.language,
        variants=engine_term.variants,
        abbreviations=engine_term.abbreviations,
        occurrences=together([places.get(pk, {}) for pk in (term.pk, *(v.pk for v in term.variants.all()))]),
    )


def together(places: Iterable[Mapping[int, "array[int]"]]) -> dict[int, "array[int]"]:
    """Source → flat offsets of all `places` (those of a term's spellings), in order, each place once."""
    parts: dict[int, list[array[int]]] = defaultdict(list)
    for found in places:
        for source, spans in found.items():
            parts[source].append(spans)
    return {source: matcher.together(several) for source, several in parts.items()}


def stored_places(run: Run) -> dict[int, dict[int, "array[int]"]]:
    """Id of an entry or variant → version id → flat offsets, from completed steps, the newest of each pair; no empty
    ones."""
    entries = Term.objects.filter(ENTRY, project=run.project)
    wanted = Q(term__in=entries.values("pk")) | Q(term__preferred__in=entries.values("pk"))
    rows = Occurrence.objects.filter(wanted, version__in=run.versions.all(), step__completed_at__isnull=False)
    newest: dict[tuple[int, int], bytes] = {}
    for term, version, offsets in rows.order_by("step_id").values_list("term_id", "version_id", "offsets"):
        newest[term, version] = offsets
    places: dict[int, dict[int, array[int]]] = defaultdict(dict)
    for (term, version), offsets in newest.items():
        if spans := matcher.unpack(bytes(offsets)):
            places[term][version] = spans
    return places


def current_definitions(corpus: Corpus, terms: Iterable[int]) -> dict[int, protocol.EngineDefinition]:
    """Term id → the definition that people see now."""
    shown = first_of_each(shown_of(list(terms)))
    evidence = _evidence(corpus, [row.pk for row in shown.values()])
    return {term: _as_engine_definition(row, evidence.get(row.pk, ())) for term, row in shown.items()}


def _evidence(corpus: Corpus, definitions: list[int]) -> dict[int, tuple[Passage, ...]]:
    """Definition id → its passages, as far as this run reads the versions that they stand in."""
    found: dict[int, tuple[Passage, ...]] = defaultdict(tuple)
    for row in Evidence.objects.filter(definition__in=definitions).order_by("pk"):
        if source := corpus.sources.get(row.version_id):
            found[row.definition_id] += (_passage(source, Span(row.start, row.end)),)
    return found


def _passage(source: Source, span: Span) -> Passage:
    text = source.text[span.start : span.end]
    plain = PlainText(source.text, source.blocks).within(span)
    return Passage(source=source.key, start=span.start, end=span.end, text=text, plain="" if plain == text else plain)


def _as_engine_definition(row: Definition, evidence: tuple[Passage, ...]) -> protocol.EngineDefinition:
    confidence = 1.0 if row.confidence is None else row.confidence
    # What people took from a file is as much theirs as what they wrote.
    origin = "manual" if row.step_id is None else row.origin
    return protocol.EngineDefinition(
        text=row.text,
        confidence=confidence,
        origin=cast("protocol.Origin", origin),
        evidence=evidence,
        flags=tuple(row.flags),
    )
