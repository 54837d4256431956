"""The four steps. Each reads what is stored, people's decisions included, and publishes what it found."""

from collections.abc import Callable

from genglossary.models import Scope
from genglossary.runs.steps import define, extract, refine, review
from genglossary.runs.work import StepResult, Work

PERFORM: dict[str, Callable[[Work], StepResult]] = {
    Scope.EXTRACT: extract.perform,
    Scope.DEFINE: define.perform,
    Scope.REVIEW: review.perform,
    Scope.REFINE: refine.perform,
}
