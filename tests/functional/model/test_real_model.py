"""The model engine against a real server and a real model. The model is tiny: it proves that the whole way works
(schemas, streams, token counts, cancel), not that its definitions are good."""

import threading
import time
from pathlib import Path

import pytest
from django.db import connection as database

from genglossary.actions import documents, projects, runs
from genglossary.models import Definition, Evidence, Issue, ModelConnection, ModelReply, Project, Run, RunStatus
from genglossary.runs.execute import execute
from genglossary.runs.llm.connections import check
from genglossary.runs.llm.replies import usage_of
from tests.functional.model.conftest import CONTEXT, SLOTS, RealServer

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = Path(__file__).parents[3] / "docs" / "samples" / "en"


@pytest.fixture
def project(real_server: RealServer) -> Project:
    """The English sample, judged by the real model."""
    row = ModelConnection.objects.create(
        name="real", base_url=real_server.url, model="smollm2", concurrency=SLOTS, context_size=CONTEXT
    )
    project = projects.create("Lighthouse")
    list(documents.add(project, [(path.name, path.read_bytes()) for path in sorted(SAMPLE.glob("*.md"))]))
    Project.objects.filter(pk=project.pk).update(connection=row)
    return Project.objects.get(pk=project.pk)


def test_the_connection_works_and_keeps_to_a_schema(project):
    works, lines = check(project.connection)
    assert works, lines
    assert "Answers follow a JSON schema." in lines


def test_a_whole_run_on_the_sample_is_completed_with_cited_definitions(project, settings):
    settings.MODEL_FAILED_PERCENT = 60  # so small a model sometimes copies the example of the prompt, and is refused
    claim = runs.start_here(project, source="test", max_terms=4)
    assert execute(claim) == RunStatus.COMPLETED, Run.objects.get(pk=claim.run.pk).message
    definitions = list(Definition.objects.filter(step__run=claim.run, origin="generated"))
    assert definitions
    for evidence in Evidence.objects.filter(definition__in=definitions).select_related("version"):
        assert evidence.version.text[evidence.start : evidence.end].strip()
    cited = set(Evidence.objects.filter(definition__in=definitions).values_list("definition_id", flat=True))
    assert cited
    assert all(each.pk in cited or "no citation" in each.flags for each in definitions)
    usage = usage_of(claim.run)
    assert usage.calls > 4
    assert usage.output_tokens > 0
    failed = Issue.objects.filter(step__run=claim.run, kind="failed")
    assert all(issue.detail for issue in failed)


def test_a_cancel_frees_the_slots_of_the_server(project, real_server):
    claim = runs.start_here(project, source="test", max_terms=4, fresh=True)
    seconds: list[float] = []

    def cancel_when_busy() -> None:
        try:
            while not real_server.busy_slots():
                time.sleep(0.05)
            runs.cancel(claim.run.pk, source="test")
            cancelled = time.monotonic()
            while real_server.busy_slots():
                time.sleep(0.05)
            seconds.append(time.monotonic() - cancelled)
        finally:
            database.close()

    other = threading.Thread(target=cancel_when_busy)
    other.start()
    assert execute(claim) == RunStatus.CANCELLED
    other.join(timeout=60)
    assert seconds, "the server went on generating"
    assert not ModelReply.objects.filter(run=claim.run, judgement="define").exists()
