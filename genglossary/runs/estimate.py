"""What a run of the model engine would ask, before it asks: text is read and candidates are found, no more."""

from collections.abc import Sequence

from genglossary.engines.model.estimate import Estimate, estimate
from genglossary.engines.protocol import DefineTask, Term
from genglossary.models import DocumentVersion, Project, Run
from genglossary.models.document import PRESENT
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.extraction import analyses_of, select
from genglossary.pipeline.searching import Found
from genglossary.pipeline.types import Candidate
from genglossary.runs.connections import connection_for
from genglossary.runs.engines import MODEL, model_engine
from genglossary.runs.replies import ProjectReplies
from genglossary.runs.steps.judging import passages_of, tasks_with_passages, worth_keeping
from genglossary.runs.steps.known import known_terms
from genglossary.runs.wording import counted


def estimate_for(project: Project, *, max_terms: int | None = None) -> Estimate:
    """For a full run of the project as it is now. Raises EngineError when no model may be asked."""
    run = Run(project=project, engine=MODEL, connection=project.connection)
    engine = model_engine(run)
    corpus = _corpus(project)
    bound = max_terms or project.max_terms
    selection = select(corpus, analyses_of(corpus), known=known_terms(run), max_terms=bound)
    kept = selection.described(worth_keeping(run, selection.candidates))
    classify = tasks_with_passages(corpus, kept, selection.found)
    return estimate(engine, ProjectReplies(run), classify, _define_tasks(corpus, kept, selection.found))


def estimate_in_words(project: Project, *, max_terms: int | None = None) -> str:
    """As `estimate_for`, told to people."""
    expected = estimate_for(project, max_terms=max_terms)
    cost = expected.cost(connection_for(project).prices)
    currency = project.connection.currency if project.connection else ""
    return (
        f"About {counted(expected.calls, 'call')}, {expected.input_tokens:,} tokens in, "
        f"{expected.output_tokens:,} out, "
        f"cost {'unknown' if cost is None else f'{cost:.2f} {currency}'}. "
        f"{'1 answer is' if expected.reused == 1 else f'{expected.reused:,} answers are'} known from earlier runs."
    )


def _corpus(project: Project) -> Corpus:
    current = project.documents.filter(PRESENT).values("current")
    versions = DocumentVersion.objects.filter(pk__in=current).select_related("document").order_by("pk")
    return Corpus(version.source() for version in versions)


def _define_tasks(corpus: Corpus, kept: Sequence[Candidate], found: Found) -> list[DefineTask]:
    """The model has not been asked which to accept: as many as the cut accepts, then."""
    accepted = [candidate for candidate in kept if candidate.accepted]
    passages = passages_of(corpus, accepted, found)
    return [DefineTask(term=_term(key, each), passages=passages.get(key, ())) for key, each in enumerate(accepted)]


def _term(key: int, candidate: Candidate) -> Term:
    return Term(
        key=key,
        text=candidate.text,
        language=candidate.language,
        variants=tuple(variant.text for variant in candidate.variants),
    )
