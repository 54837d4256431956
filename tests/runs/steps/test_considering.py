"""What is kept of the analysis of documents, and when it is used."""

import pytest

from genglossary.models import Analysis, RunStatus, Term
from genglossary.runs.steps import considering
from tests.runs.steps.engine import VALVES, project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

PUMPS = "# Pumps\n\nA feed pump is a machine that moves water into the boiler. The feed pump is started first.\n"


@pytest.fixture
def analysed(monkeypatch) -> list[int]:
    """How many documents each run had to analyse."""
    counts: list[int] = []
    crew_of = considering._crew

    def counted(work, kept):
        counts.append(len(work.corpus.sources) - len(kept))
        return crew_of(work, kept)

    monkeypatch.setattr(considering, "_crew", counted)
    return counts


def glossary() -> list[tuple]:
    return list(Term.objects.order_by("text").values_list("text", "status", "score", "frequency"))


def test_only_a_changed_document_is_analysed_again_and_the_result_is_that_of_a_fresh_run(analysed):
    project = project_with(valves=VALVES, pumps=PUMPS)
    run(project)
    put(project, pumps=PUMPS + "\nA relief valve protects the feed pump.\n")
    run(project)
    incremental = glossary()
    run(project, fresh=True)
    assert analysed == [2, 1, 2]
    assert glossary() == incremental


def test_a_fresh_run_deletes_nothing(analysed):
    project = project_with(valves=VALVES)
    run(project)
    kept = list(Analysis.objects.values_list("version_id", "pipeline"))
    run(project, fresh=True)
    assert list(Analysis.objects.values_list("version_id", "pipeline")) == kept
    put(project, pumps=PUMPS)
    run(project)
    assert analysed == [1, 1, 1]


def test_what_another_version_of_the_pipeline_kept_is_replaced(analysed):
    project = project_with(valves=VALVES)
    run(project)
    Analysis.objects.update(pipeline="another")
    put(project, pumps=PUMPS)
    run(project)
    assert analysed == [1, 2]
    assert set(Analysis.objects.values_list("pipeline", flat=True)) == {considering.PIPELINE}


@pytest.mark.parametrize("data", [b"", b"nonsense", b"x\x9c\x93\x01\x80\x90"])
def test_a_damaged_analysis_is_made_again(analysed, data):
    project = project_with(valves=VALVES)
    run(project)
    good, terms = bytes(Analysis.objects.get().data), glossary()
    Analysis.objects.update(data=data)
    put(project, empty="...")  # something new, so that the run looks at the old
    assert run(project).status == RunStatus.COMPLETED
    assert bytes(Analysis.objects.get(version__document__name="valves.md").data) == good
    assert glossary() == terms
