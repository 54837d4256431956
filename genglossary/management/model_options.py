"""Options and messages of `generate` about language models."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from genglossary.engines.protocol import EngineError
from genglossary.management.errors import BadInput
from genglossary.models import Issue, IssueKind, Project, Run
from genglossary.models.stated import translated
from genglossary.reports.spending import spent_in_words
from genglossary.reports.wording import on_one_line
from genglossary.runs.engines import MODEL
from genglossary.runs.llm.connections import connection_for
from genglossary.runs.quantity import quantity

MOST_NAMES = 20


def add_model_options(parser: ArgumentParser) -> None:
    model = parser.add_argument_group("language model")
    model.add_argument(
        "--engine",
        choices=("extractive", MODEL),
        help=_("Who judges; otherwise the model where the project has a connection, else the built-in engine."),
    )
    model.add_argument("--estimate", action="store_true", help=_("Say what the model would be asked, and ask nothing."))
    model.add_argument("--retry-failed", action="store_true", help=_("Ask again for the terms that got no answer."))
    model.add_argument("--budget-tokens", type=int, metavar="N", help=_("Stop before the run has used more tokens."))


def engine_of(project: Project, options: dict[str, Any]) -> str:
    """The engine to start with. Raises BadInput when it is the model and none is configured."""
    chosen = options["engine"] or (MODEL if project.connection_id or options["estimate"] else "extractive")
    if options["budget_tokens"] is not None and options["budget_tokens"] < 1:
        raise BadInput(_("--budget-tokens must be at least 1."))
    if chosen == MODEL:
        try:
            connection_for(project)
        except EngineError as error:
            raise BadInput(translated(error.args[0])) from error
    return chosen


def failed_run(project: Project) -> Run:
    """The newest run, if terms of it got no answer. Raises BadInput if there are none to ask for again."""
    newest = Run.objects.filter(project=project).order_by("-pk").first()
    if newest is None or not (newest.status == "failed" or failed_terms(newest)):
        raise BadInput(_("No term of the last run failed: there is nothing to ask for again."))
    return newest


def failed_terms(run: Run) -> list[str]:
    """The terms that got no answer in a run, each once."""
    found = Issue.objects.filter(step__run=run, step__completed_at__isnull=False, kind=IssueKind.FAILED)
    return sorted(set(found.values_list("term__text", flat=True)))


def lines_about(run: Run) -> list[str]:
    """Lines of a summary about the model: what it cost, and which terms got no answer."""
    lines = [_("Asked of the model: %(spent)s.") % {"spent": spent}] if (spent := spent_in_words(run)) else []
    if failed := failed_terms(run):
        names = ", ".join(map(on_one_line, failed[:MOST_NAMES])) + (", …" if len(failed) > MOST_NAMES else "")
        lines.append(
            _("%(terms)s got no answer: %(names)s. To ask for just these: --retry-failed")
            % {"terms": quantity(len(failed), "term"), "names": names}
        )
    return lines
