"""`generate` with a language model, against a fake server."""

import pytest

from genglossary.models import ModelConnection, Project, Run, RunStatus
from tests.engines.model.fake_server import refuse
from tests.runs.steps.engine import VALVES

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "valves.md").write_text(VALVES, encoding="utf-8")
    return tmp_path / "docs"


@pytest.fixture
def model(server, settings):
    settings.MODEL_URL, settings.MODEL_NAME = server.url, "fake"
    return server


def test_the_model_writes_the_glossary_and_the_summary_says_what_it_took(run_command, folder, model, tmp_path):
    called = run_command("generate", folder, "--engine", "model", "--output", tmp_path / "glossary.md")
    assert called.code == 0, called.err
    assert f"Asked of the model: {len(model.asked)} calls" in called.out
    assert "What the documents call" in (tmp_path / "glossary.md").read_text()


def test_without_a_model_it_says_what_to_set_and_starts_nothing(run_command, folder, settings):
    settings.MODEL_URL = ""
    called = run_command("generate", folder, "--engine", "model")
    assert called.code == 2
    assert "GENGLOSSARY_MODEL_URL" in called.err
    assert not Run.objects.exists()


def test_an_estimate_asks_nothing_and_starts_no_run(run_command, folder, model):
    called = run_command("generate", folder, "--estimate")
    assert called.code == 0, called.err
    assert "calls" in called.out
    assert "cost unknown" in called.out
    assert not model.asked
    assert not Run.objects.exists()


def test_an_estimate_knows_prices_and_what_earlier_runs_answered(run_command, folder, model):
    run_command("generate", folder, "--engine", "model")
    connection = ModelConnection.objects.create(
        name="c", base_url=model.url, model="fake", input_price=2, output_price=8, context_size=4096
    )
    Project.objects.update(connection=connection)
    called = run_command("generate", folder, "--estimate")
    assert "USD" in called.out
    known = int(called.out.split(" answers are known")[0].split()[-1])
    assert known > len(model.asked)


def test_the_model_is_the_engine_of_a_project_with_a_connection(run_command, folder, model):
    connection = ModelConnection.objects.create(name="c", base_url=model.url, model="fake")
    run_command("generate", folder)
    Project.objects.update(connection=connection)
    run_command("generate", folder)
    run_command("generate", folder, "--engine", "extractive")
    assert list(Run.objects.order_by("pk").values_list("engine", flat=True)) == ["extractive", "model", "extractive"]


def test_failed_terms_are_named_and_asked_again(run_command, folder, model, settings):
    settings.MODEL_FAILED_PERCENT = 60
    model.fault = lambda asked: (
        refuse(400)(asked) if asked.rows[0]["term"] == "feed pump" and len(asked.rows) < 5 else None
    )
    called = run_command("generate", folder, "--engine", "model")
    assert "1 term got no answer: feed pump. To ask for just these: --retry-failed" in called.out
    model.fault = lambda asked: None
    model.asked.clear()
    called = run_command("generate", folder, "--engine", "model", "--retry-failed")
    assert "got no answer" not in called.out
    assert {asked.rows[0]["term"] for asked in model.asked} == {"feed pump"}
    newest = Run.objects.first()
    assert newest is not None
    assert newest.retry_of is not None


def test_with_nothing_failed_there_is_nothing_to_retry(run_command, folder, model):
    run_command("generate", folder, "--engine", "model")
    called = run_command("generate", folder, "--engine", "model", "--retry-failed")
    assert called.code == 2
    assert "nothing to ask for again" in called.err


def test_a_budget_of_tokens_stops_the_run_and_says_so(run_command, folder, model):
    called = run_command("generate", folder, "--engine", "model", "--budget-tokens", 500)
    assert called.code == 1
    assert "budget of 500 tokens is used up" in called.err
    assert f"Asked of the model: {len(model.asked)} calls" in called.err
    assert Run.objects.get().status == RunStatus.FAILED
