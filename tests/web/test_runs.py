"""The run bar: start, watch, cancel; what is told of runs that ended."""

import pytest
from django.urls import reverse

from genglossary.actions import documents
from genglossary.actions.glossary import glossary_of
from genglossary.actions.runs import start_here
from genglossary.formats import write
from genglossary.models import ModelConnection, Project, Run, RunStatus, Scope
from genglossary.runs.execute import execute
from genglossary.runs.lifecycle.claim import claim_oldest
from genglossary.runs.lifecycle.process_identity import this_process
from tests.factories import make_document, make_run, make_step, make_term
from tests.web.reading import markup

HTMX = {"HX-Request": "true"}


def url(name: str, project, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


def bar(client, project, **query) -> str:
    return markup(client.get(url("bar", project), query, headers=HTMX))


@pytest.mark.django_db(transaction=True)
def test_two_clicks_start_one_run_and_both_see_it(project, as_):
    make_document(project)
    editor = as_("editor")
    first = editor.post(url("start_run", project), {"scope": "full"}, headers=HTMX).content.decode()
    second = editor.post(url("start_run", project), {"scope": "full"}, headers=HTMX).content.decode()
    run = Run.objects.get(project=project)
    assert str(run.started_by) == "editor"
    for answer in (first, second):
        assert url("cancel_run", project, run.pk) in answer
    assert "is pending already" in second


@pytest.mark.django_db(transaction=True)
def test_without_a_script_the_button_leads_back_to_its_page(project, as_):
    make_document(project)
    answer = as_("editor").post(
        url("start_run", project),
        {"scope": "extract"},
        headers={"Referer": f"http://testserver{url('documents', project)}"},
    )
    assert answer.url == f"http://testserver{url('documents', project)}"
    assert Run.objects.get().scope == Scope.EXTRACT
    elsewhere = as_("editor").post(url("start_run", project), headers={"Referer": "https://evil.example/"})
    assert elsewhere.url == url("project", project)


@pytest.mark.django_db(transaction=True)
def test_a_run_without_documents_is_refused_in_words(project, as_):
    answer = as_("editor").post(url("start_run", project), headers=HTMX).content.decode()
    assert "The project has no documents: add some first." in answer
    assert not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_project_emptied_of_its_documents_can_be_run_once_more_and_loses_its_glossary(project, as_):
    make_document(project, "a.md", "A **relief valve** is a device that opens.\n\nThe relief valve is tested.")
    first = start_here(project, source="web")
    assert execute(first, alone=True) == RunStatus.COMPLETED
    documents.remove(project, ["a.md"])
    editor = as_("editor")
    assert "All documents are removed" in bar(editor, project)
    editor.post(url("start_run", project), {"scope": "full"}, headers=HTMX)
    claim = claim_oldest(owner=this_process())
    assert claim and execute(claim, alone=True) == RunStatus.COMPLETED
    assert glossary_of(project).entries == ()
    assert "All documents are removed" not in bar(editor, project)


@pytest.mark.django_db(transaction=True)
def test_the_list_of_runs_is_told_of_starts_and_ends(project, as_):
    make_document(project)
    editor = as_("editor")
    started = editor.post(url("start_run", project), {"scope": "full"}, headers=HTMX)
    assert "runStarted" in started.headers["HX-Trigger"]
    (run,) = Run.objects.all()
    page = editor.get(url("runs", project)).content.decode()
    assert 'hx-trigger="every 3s, runStarted from:body, runEnded from:body"' in page
    assert "runStarted" in editor.get(url("bar", project), headers=HTMX).headers["HX-Trigger"]
    assert "HX-Trigger" not in editor.get(url("bar", project), {"watched": run.pk}, headers=HTMX).headers
    run.transition(RunStatus.CANCELLED, source="test")
    assert "runEnded" in editor.get(url("bar", project), {"watched": run.pk}, headers=HTMX).headers["HX-Trigger"]
    assert "every 3s" not in editor.get(url("runs", project)).content.decode().split('id="runs"')[1]


@pytest.mark.django_db(transaction=True)
def test_an_unknown_step_is_refused(project, as_):
    make_document(project)
    assert (
        "no such step" in as_("editor").post(url("start_run", project), {"scope": "x"}, headers=HTMX).content.decode()
    )
    assert not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_cancel_is_final_and_a_late_cancel_is_told_the_truth(project, as_):
    run = make_run(project, RunStatus.RUNNING)
    editor = as_("editor")
    answer = editor.post(url("cancel_run", project, run.pk), headers=HTMX).content.decode()
    assert "cancelled, worker stopping" in answer
    done = make_run(project, RunStatus.COMPLETED)
    late = editor.post(url("cancel_run", project, done.pk), headers=HTMX).content.decode()
    assert f"Too late to cancel: run {done.pk} is already completed" in late
    assert [r.status for r in Run.objects.order_by("pk")] == ["cancelled", "completed"]


@pytest.mark.django_db(transaction=True)
def test_runs_of_other_projects_cannot_be_cancelled(project, as_):
    other = make_run(status=RunStatus.RUNNING)
    assert as_("editor").post(url("cancel_run", project, other.pk)).status_code == 404
    assert Run.objects.get().status == RunStatus.RUNNING


def test_the_bar_polls_while_a_run_is_active_and_then_stops_by_itself(project, as_):
    reader = as_("reader")
    assert "every 1s" not in bar(reader, project)
    run = make_run(project, RunStatus.RUNNING)
    assert "every 1s" in bar(reader, project)
    assert run.transition(RunStatus.CANCELLED)
    assert "every 1s" in bar(reader, project)  # the worker has not said yet that it stopped
    Run.objects.update(stopped_at=run.finished_at)
    assert "every 1s" not in bar(reader, project)


def test_the_page_is_told_when_the_run_that_it_watched_has_ended(project, as_):
    run = make_run(project, RunStatus.RUNNING)
    reader = as_("reader")
    watching = reader.get(url("bar", project), {"watched": run.pk})
    assert "HX-Trigger" not in watching.headers
    assert run.transition(RunStatus.COMPLETED)
    assert "runEnded" in reader.get(url("bar", project), {"watched": run.pk}).headers["HX-Trigger"]
    assert "HX-Trigger" not in reader.get(url("bar", project)).headers


def test_the_bar_shows_step_progress_and_item(project, as_):
    make_run(project, RunStatus.RUNNING)
    Run.objects.update(step="define", done=3, total=12, item="安全弁")
    shown = bar(as_("reader"), project)
    assert "3 of 12" in shown
    assert 'lang="ja">安全弁' in shown
    assert 'value="25"' in shown


def test_a_run_that_nobody_takes_says_how_to_start_a_worker(project, as_):
    from datetime import timedelta

    from django.utils.timezone import now

    make_run(project)
    assert "Waiting for a worker." in bar(as_("reader"), project)
    Run.objects.update(created_at=now() - timedelta(minutes=1))
    assert "No worker is answering" in bar(as_("reader"), project)


def test_a_cancelled_run_says_what_it_leaves(project, as_):
    run = make_run(project, RunStatus.RUNNING)
    make_step(run, Scope.EXTRACT)
    run.transition(RunStatus.CANCELLED, message="Cancelled by Mina.")
    Run.objects.update(stopped_at=run.finished_at)
    shown = bar(as_("reader"), project)
    assert "Cancelled by Mina." in shown
    assert "What it had finished stays: extract terms." in shown


def test_a_failed_run_says_why_and_that_nothing_changed(project, as_):
    make_run(project, RunStatus.FAILED, message="The model server refused the key.")
    shown = bar(as_("reader"), project)
    assert "The model server refused the key. It changed nothing." in shown


def test_the_pages_of_runs_show_steps_and_log(project, as_):
    run = make_run(project, RunStatus.COMPLETED)
    step = make_step(run, Scope.EXTRACT)
    type(step).objects.filter(pk=step.pk).update(summary={"terms": 1200, "failed": 0})
    reader = as_("reader")
    assert str(run.pk) in reader.get(url("runs", project)).content.decode()
    page = reader.get(url("run", project, run.pk)).content.decode()
    assert "1,200 terms" in page
    assert "running → completed" in page


@pytest.mark.parametrize("suffix", ["md", "json", "csv"])
def test_a_download_has_the_bytes_of_the_command(project, as_, suffix):
    project.name = 'Steam/"boilers"\n汽缶'
    project.save()
    make_term(project, "安全弁", status_by_person=True)
    answer = as_("reader").get(url("export", project, suffix))
    assert answer.getvalue() == write(f".{suffix}", glossary_of(project))
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "/" not in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("asked", "heading", "own"),
    [
        ("en-GB,en;q=0.9", "1 in all", ""), ("ja,en;q=0.5", "用語 1 件", ""),
        ("fr, ja;q=0.3, en;q=0.8", "1 in all", ""),
        ("", "用語 1 件", ""), ("de", "用語 1 件", ""), ("de, en;q=0", "用語 1 件", ""),
        ("nonsense;;q=x", "1 in all", "en"), ("", "1 in all", "en"),
    ],
)  # fmt: skip
def test_the_words_around_the_entries_are_in_the_visitor_s_language(project, as_, asked, heading, own):
    project.language = own
    project.save()
    make_term(project, "安全弁", language="ja", status_by_person=True)
    headers = {"accept-language": asked} if asked else {}
    text = as_("reader").get(url("export", project, "md"), headers=headers).getvalue().decode()
    assert heading in text
    assert ("No definition found" in text) == (heading == "1 in all")


def test_an_unknown_format_is_not_there(project, as_):
    assert as_("reader").get(url("export", project, "exe")).status_code == 404


@pytest.fixture
def asking(project) -> ModelConnection:
    """The project's runs ask this model."""
    connection = ModelConnection.objects.create(name="Ollama", base_url="http://127.0.0.1:1/v1", model="qwen3")
    Project.objects.filter(pk=project.pk).update(connection=connection)
    return connection


@pytest.mark.django_db(transaction=True)
def test_a_run_from_the_bar_asks_the_model_of_the_project(project, as_, asking):
    make_document(project)
    editor = as_("editor")
    assert "with Ollama" in bar(editor, project)
    editor.post(url("start_run", project), {"scope": "full"}, headers=HTMX)
    run = Run.objects.get(project=project)
    assert (run.engine, run.connection) == ("model", asking)
    assert "Asked of the model: 0 calls" in editor.get(url("run", project, run.pk)).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_model_that_an_operator_disabled_is_not_asked(project, as_, asking):
    make_document(project)
    ModelConnection.objects.update(enabled=False)
    answer = as_("editor").post(url("start_run", project), headers=HTMX).content.decode()
    assert "An operator has disabled Ollama" in answer
    assert not Run.objects.exists()


def test_what_a_run_would_ask_is_said_before_it_starts(project, as_, asking, monkeypatch):
    make_document(project, text="The **relief valve** is a device that opens. The relief valve hisses.\n" * 5)
    editor = as_("editor")
    said = editor.get(url("estimate", project)).content.decode()
    assert "About " in said
    assert "cost unknown" in said
    monkeypatch.setattr("genglossary.web.views.runs.LONGEST_ESTIMATED", 10)
    assert "too much text" in editor.get(url("estimate", project)).content.decode()
    ModelConnection.objects.update(enabled=False)
    monkeypatch.undo()
    assert "An operator has disabled" in editor.get(url("estimate", project)).content.decode()


def test_a_project_that_asks_no_model_says_so(project, as_):
    make_document(project)
    assert "ask no language model" in as_("editor").get(url("estimate", project)).content.decode()
    assert "What will it cost" not in bar(as_("editor"), project)
