"""Runs that a language model judges, against a fake server: memory, failure, cancel, budget, what people see."""

import threading
import time
from decimal import Decimal

import pytest

from genglossary.actions import runs
from genglossary.engines.protocol import EngineError
from genglossary.models import (
    Definition,
    Evidence,
    Issue,
    IssueKind,
    ModelConnection,
    ModelReply,
    Project,
    Run,
    RunEvent,
    RunStatus,
    Term,
)
from genglossary.runs.engines import language_of, secret_of, sharing
from genglossary.runs.execute import execute
from genglossary.runs.llm.connections import default_connection
from genglossary.runs.llm.replies import usage_of
from tests.engines.model.fake_server import FakeServer, hang, refuse
from tests.engines.model.waiting import wait_until
from tests.factories import make_run
from tests.runs.steps.engine import VALVES, project_with, put, run

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "sk-a-very-secret-key"


@pytest.fixture
def connection(server: FakeServer) -> ModelConnection:
    return ModelConnection.objects.create(name="fake", base_url=server.url, model="fake", concurrency=4)


@pytest.fixture
def project(connection: ModelConnection) -> Project:
    project = project_with(valves=VALVES)
    Project.objects.filter(pk=project.pk).update(connection=connection)
    project.refresh_from_db()
    return project


def test_a_whole_run_ends_completed_with_generated_definitions_and_their_passages(project, server):
    finished = run(project)
    assert (finished.status, finished.engine) == (RunStatus.COMPLETED, "model")
    definition = Definition.objects.filter(term__text__iexact="relief valve").latest("pk")
    assert definition.origin == "generated"
    evidence = Evidence.objects.get(definition=definition)
    assert "elief valve" in evidence.version.text[evidence.start : evidence.end]
    assert {asked.judgement for asked in server.asked} >= {"classify", "define", "review"}


def test_candidates_are_classified_by_their_passages(project, server):
    run(project, scope="extract")
    [asked] = server.asked
    assert any("device that opens" in passage for row in asked.rows for passage in row["passages"])


def test_a_second_run_asks_nothing_twice(project, server):
    run(project)
    server.asked.clear()
    assert run(project).status == RunStatus.COMPLETED
    assert not server.asked


def test_a_fresh_run_asks_everything_and_overwrites_no_answer(project, server):
    run(project)
    before = dict(ModelReply.objects.values_list("key", "answer"))
    asked = len(server.asked)
    run(project, fresh=True)
    assert len(server.asked) == 2 * asked
    assert before.items() <= dict(ModelReply.objects.values_list("key", "answer")).items()


def test_one_changed_document_asks_only_about_its_terms(project, server):
    doors = "# Sluice gate\n\nA sluice gate is a barrier that withstands heat. Close the sluice gate.\n"
    put(project, doors=doors)
    run(project, scope="extract")
    run(project, scope="define")
    server.asked.clear()
    put(project, doors=doors.replace("barrier", "wall"))
    run(project, scope="extract")
    run(project, scope="define")
    asked = {row["term"] for each in server.asked if each.judgement == "define" for row in each.rows[:1]}
    assert "Sluice gate" in {term.capitalize() for term in asked}
    assert all(term.lower() in doors.lower() + "wall" for term in asked)


def test_errors_of_everything_fail_the_run_with_the_reason(project, server):
    server.fault = refuse(400, "out of memory")
    finished = run(project, scope="extract")
    assert finished.status == RunStatus.FAILED
    assert "out of memory" in finished.message
    assert not Term.objects.filter(found=True).exists()


def test_a_failed_term_is_listed_and_the_next_run_asks_for_just_that(project, server, settings):
    settings.MODEL_FAILED_PERCENT = 60
    server.fault = lambda asked: (
        refuse(400)(asked)
        if asked.judgement == "define" and "Pump" in asked.rows[0]["term"].title().split()[1:]
        else None
    )
    finished = run(project)
    assert finished.status == RunStatus.COMPLETED
    failed = Issue.objects.filter(kind=IssueKind.FAILED)
    assert [issue.term.text.lower() for issue in failed] == ["feed pump"]
    assert "HTTP 400" in failed[0].detail
    server.fault = lambda asked: None
    server.asked.clear()
    run(project)
    assert {asked.rows[0]["term"].lower() for asked in server.asked} == {"feed pump"}


def test_a_cancel_in_mid_call_aborts_the_calls_and_keeps_the_answers(project, server):
    server.fault = lambda asked: hang(asked) if asked.judgement == "define" else None
    claim = runs.start_here(project, source="test")
    outcomes: list[str] = []

    def cancel_when_asked() -> None:
        from django.db import connection as own

        try:
            while not any(asked.judgement == "define" for asked in server.asked):
                time.sleep(0.01)
            outcomes.append(runs.cancel(claim.run.pk, source="test").message)
        finally:
            own.close()

    other = threading.Thread(target=cancel_when_asked)
    other.start()
    assert execute(claim) == RunStatus.CANCELLED
    other.join()
    assert outcomes == ["cancelled"]
    wait_until(lambda: server.counters.in_flight == 0)  # the server hears of it in threads of its own
    assert ModelReply.objects.filter(judgement="classify").exclude(answer="").exists()


def test_a_budget_fails_the_run_and_keeps_what_was_paid_for(project, server, connection):
    connection.input_price, connection.output_price, connection.budget = Decimal(10), Decimal(10), Decimal("0.03")
    connection.save()
    finished = run(project)
    assert finished.status == RunStatus.FAILED
    assert "budget of 0.0300 is used up" in finished.message
    assert usage_of(finished).calls == len(server.asked) > 0


def test_a_budget_of_tokens_bounds_one_run(project):
    finished = run(project, budget_tokens=500)
    assert finished.status == RunStatus.FAILED
    assert "500 tokens" in finished.message


def test_tokens_and_calls_of_a_run_are_counted_as_they_arrive(project, server):
    usage = usage_of(run(project))
    assert usage.calls == len(server.asked)
    assert usage.input_tokens == sum(len(asked.prompt) // 4 for asked in server.asked)


def test_a_call_about_several_items_is_stored_once(project, server):
    run(project, scope="extract")
    [call] = ModelReply.objects.filter(call=None)
    assert call.items.count() > 1
    assert "BEGIN DATA" in call.prompt
    assert not call.items.exclude(prompt="").exists()


def test_a_disabled_connection_starts_no_run(project, connection):
    ModelConnection.objects.update(enabled=False)
    project.refresh_from_db()
    with pytest.raises(runs.StartRefused, match="An operator has disabled fake"):
        run(project)


def test_a_connection_that_is_disabled_before_a_worker_asks_fails_the_run_in_words(project, connection, server):
    claim = runs.start_here(project, source="test")
    ModelConnection.objects.update(enabled=False)
    claim.run.refresh_from_db()
    assert execute(claim) == RunStatus.FAILED
    claim.run.refresh_from_db()
    assert "disabled the model connection fake" in claim.run.message
    assert not server.asked


def test_the_key_is_nowhere_in_the_database(project, connection, server, monkeypatch):
    monkeypatch.setenv("SOME_KEY", KEY)
    connection.key_variable = "SOME_KEY"
    connection.save()
    server.fault = lambda asked: refuse(500, f"key {KEY} failed")(asked) if asked.number == 1 else None
    finished = run(project)
    server.fault = refuse(401, f"bad {KEY}")
    failed = run(project, fresh=True)
    assert (finished.status, failed.status) == (RunStatus.COMPLETED, RunStatus.FAILED)
    for model in (Run, ModelReply, ModelConnection, Issue):
        assert not [row for row in model.objects.values() if KEY in str(row)]
    assert not [event for event in RunEvent.objects.values() if KEY in str(event)]


class TestDefaultConnection:
    def test_it_comes_from_the_environment(self, server, settings, monkeypatch):
        settings.MODEL_URL, settings.MODEL_NAME, settings.MODEL_CONCURRENCY = server.url, "fake", 3
        assert default_connection().concurrency == 3
        finished = run(project_with(valves=VALVES), scope="extract", engine="model")
        assert (finished.status, finished.connection) == (RunStatus.COMPLETED, None)
        assert server.asked

    def test_without_one_the_run_says_what_to_set(self):
        finished = run(project_with(valves=VALVES), engine="model")
        assert finished.status == RunStatus.FAILED
        assert "GENGLOSSARY_MODEL_URL" in finished.message

    def test_its_key_is_read_from_a_file(self, settings, tmp_path):
        (tmp_path / "key").write_text(KEY)
        settings.MODEL_URL, settings.MODEL_NAME = "http://127.0.0.1:9/v1", "m"
        settings.MODEL_KEY_FILE = str(tmp_path / "key")
        assert default_connection().key.read() == KEY
        settings.MODEL_KEY_FILE = str(tmp_path / "none")
        with pytest.raises(EngineError, match="No such file"):
            default_connection().key.read()


def test_runs_on_the_same_connection_share_it(connection):
    mine = make_run(status=RunStatus.RUNNING)
    for _ in range(2):
        other = make_run(status=RunStatus.RUNNING)
        Run.objects.filter(pk=other.pk).update(engine="model", connection=connection)
    Run.objects.filter(pk=mine.pk).update(engine="model", connection=connection)
    mine.refresh_from_db()
    make_run(status=RunStatus.RUNNING)
    assert sharing(mine) == 3


def test_each_project_has_a_secret_of_its_own(settings):
    one, other = project_with(), project_with()
    assert secret_of(one) == secret_of(one) != secret_of(other)
    before = secret_of(one)
    settings.SECRET_KEY = "another"
    assert secret_of(one) != before


@pytest.mark.parametrize(("text", "language"), [("安全弁は圧力が高いときに開く弁である。", "ja"), (VALVES, "en")])
def test_the_language_of_prompts_is_that_of_the_documents(text, language):
    project = project_with(valves=text)
    assert language_of(make_run(project)) == language


def test_the_language_of_a_project_comes_before_that_of_its_documents():
    project = project_with(valves=VALVES)
    project.language = "ja"
    assert language_of(make_run(project)) == "ja"
