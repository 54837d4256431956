"""The engine that judges a run. The model engine is imported only for a run that needs it."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models.functions import Substr

from genglossary.engines.extractive import ExtractiveEngine
from genglossary.engines.protocol import Engine, EngineError
from genglossary.models import Project, Run, RunStatus
from genglossary.models.stated import stated
from genglossary.pipeline.text.identification import LanguageGuess
from genglossary.runs.lifecycle.lease import Lease

if TYPE_CHECKING:
    from genglossary.engines.model.connection import Hooks
    from genglossary.engines.model.engine import ModelEngine

MODEL = "model"

# How much of how many documents tells the language of a project that names none.
SAMPLE_CHARACTERS = 1000
SAMPLE_DOCUMENTS = 20


def engine_for(run: Run, lease: Lease) -> Engine:
    """The engine that the run was started with. Raises EngineError for one that this version does not have, and
    for a model that may not be asked."""
    if run.engine == ExtractiveEngine.name:
        return ExtractiveEngine()
    if run.engine == MODEL:
        from genglossary.engines.model.connection import Hooks
        from genglossary.runs.llm.retention import forget_old_prompts

        forget_old_prompts()
        hooks = Hooks(alive=lease.check, on_lost=lease.on_lost, runs=lambda: sharing(run))
        return model_engine(run, hooks)
    raise EngineError(stated("There is no engine called %(engine)r.", engine=run.engine))


def model_engine(run: Run, hooks: Hooks | None = None) -> ModelEngine:
    """The model engine for a run; it need not be stored yet. Raises EngineError as `engine_for` does."""
    from genglossary.engines.model.engine import ModelEngine
    from genglossary.engines.model.usage import Budget, Meter
    from genglossary.runs.llm.connections import connection_for
    from genglossary.runs.llm.replies import ProjectReplies, usage_of

    connection = connection_for(run)
    budget = Budget(cost=run.connection.budget if run.connection else None, tokens=run.options.get("budget_tokens"))
    return ModelEngine(
        connection,
        secret=secret_of(run.project),
        language=language_of(run),
        store=ProjectReplies(run),
        meter=Meter(connection.prices, budget, usage_of(run) if run.pk else None),
        hooks=hooks,
        tolerated=settings.MODEL_FAILED_PERCENT / 100,
    )


def sharing(run: Run) -> int:
    """Count the runs that share the connection of `run` now, itself among them."""
    others = Run.objects.filter(status=RunStatus.RUNNING, engine=MODEL, connection=run.connection).exclude(pk=run.pk)
    return others.count() + 1


def secret_of(project: Project) -> bytes:
    """The project's secret, from which unguessable boundaries around quoted data are made: derived, stored nowhere."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"genglossary.model.boundary:{project.pk}".encode(), "sha256")


def language_of(run: Run) -> str:
    """The ISO 639-1 code of the project's language, else of that in which most of its documents begin."""
    if run.project.language:
        return run.project.language
    present = run.project.documents.filter(removed_at=None, current__isnull=False).order_by("pk")
    beginnings = present.values_list(Substr("current__text", 1, SAMPLE_CHARACTERS), flat=True)[:SAMPLE_DOCUMENTS]
    text = " ".join(beginnings)
    return LanguageGuess([text]).of(text)
