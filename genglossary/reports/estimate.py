"""Estimates of what a run of the model engine would ask. Texts are read and candidates found; no model is asked."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from genglossary.engines.model.estimate import Estimate, estimate
from genglossary.engines.protocol import DefineTask, EngineTerm, TranslateTask
from genglossary.models import DocumentVersion, Project, Run
from genglossary.models.document import PRESENT
from genglossary.pipeline.bilingual.comparison import compare
from genglossary.pipeline.types import Check, TermCandidate
from genglossary.reports.wording import closed_up
from genglossary.runs.engines import MODEL, model_engine
from genglossary.runs.llm.connections import connection_for
from genglossary.runs.llm.replies import ProjectReplies
from genglossary.runs.quantity import quantity
from genglossary.runs.steps.judging import tasks_with_passages
from genglossary.runs.steps.reference import Reference, reference
from genglossary.runs.steps.translating import directions
from genglossary.runs.steps.translations import terms_of
from genglossary.runs.stored.catalogs import catalogs_in
from genglossary.runs.stored.pairs import pairs_in


def estimate_for(project: Project, *, max_terms: int | None = None) -> Estimate:
    """Estimate a full run of the project as it is now. Raises EngineError when no model may be asked."""
    run = Run(project=project, engine=MODEL, connection=project.connection)
    engine = model_engine(run)
    current = project.documents.filter(PRESENT).values("current")
    versions = DocumentVersion.objects.filter(pk__in=current).select_related("document").order_by("pk")
    extracted = reference(run, versions, max_terms or project.max_terms)
    classify = tasks_with_passages(extracted.corpus, extracted.kept, extracted.found)
    return estimate(
        engine, ProjectReplies(run), classify, _define_tasks(extracted), _translate_tasks(project, extracted)
    )


def estimate_in_words(project: Project, *, max_terms: int | None = None) -> str:
    """Word `estimate_for` for people. Raises EngineError as it does."""
    expected = estimate_for(project, max_terms=max_terms)
    cost = expected.cost(connection_for(project).prices)
    currency = project.connection.currency if project.connection else ""
    about = _("About %(calls)s, %(input)s tokens in, %(output)s out, cost %(cost)s.") % {
        "calls": quantity(expected.calls, "call"),
        "input": f"{expected.input_tokens:,}",
        "output": f"{expected.output_tokens:,}",
        "cost": _("unknown") if cost is None else f"{cost:.2f} {currency}",
    }
    known = ngettext(
        "%(n)s answer is known from earlier runs.", "%(n)s answers are known from earlier runs.", expected.reused
    ) % {"n": f"{expected.reused:,}"}
    return closed_up(f"{about} {known}")


def _define_tasks(extracted: Reference) -> list[DefineTask]:
    """The model has not been asked which to accept: as many as the selection accepts, then."""
    accepted = [candidate for candidate in extracted.kept if candidate.accepted]
    passages = extracted.passages(accepted)
    return [DefineTask(term=_term(key, each), passages=passages.get(key, ())) for key, each in enumerate(accepted)]


def _translate_tasks(project: Project, extracted: Reference) -> Iterator[TranslateTask]:
    """For what the documents and their translations, compared as a run does, say nothing about."""
    corpus, kept = extracted.corpus, extracted.kept
    by_language = pairs_in(project, corpus.sources.keys())
    catalogs = catalogs_in(corpus, by_language, Check())
    accepted = [candidate for candidate in kept if candidate.accepted]
    for main, language in {**by_language, **catalogs}:
        terms = list(terms_of(kept, main)), list(terms_of(kept, language))
        documents, passages = by_language.get((main, language), []), catalogs.get((main, language), [])
        compared = compare(corpus, documents, *terms, catalogs=passages)
        for each in directions(project, compared, (main, language), accepted):
            yield from each.tasks(0)


def _term(key: int, candidate: TermCandidate) -> EngineTerm:
    return EngineTerm(
        key=key,
        text=candidate.text,
        language=candidate.language,
        variants=tuple(variant.text for variant in candidate.variants),
    )
