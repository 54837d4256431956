"""The Python client against a running server."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.functional.web.conftest import ROOT

CLIENT = ROOT / "docs/client/genglossary_client.py"


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(CLIENT.parent))
    monkeypatch.delitem(sys.modules, CLIENT.stem, raising=False)
    return importlib.import_module(CLIENT.stem)


@pytest.fixture
def client(asked: Any, module: Any) -> Any:
    return module.Client(asked.site.url, asked.secret)


def test_a_program_reads_and_changes_what_pages_can(client, module, asked, tmp_path):
    """In one go: the server takes longer to start than all of it."""
    project, term = asked.ids["project_id"], asked.ids["term_id"]
    whole = [each["id"] for each in client.list_terms(project)]
    assert [each["id"] for each in client.list_terms(project, limit=2)] == whole
    assert len(set(whole)) == len(whole) > 2
    lost_updates_are_refused(client, module, project, term)
    what_is_the_same_is_not_sent_again(client, project, term)
    uploads_are_done_once(client, module, project, tmp_path)
    refusals_tell_fields(client, module, project)
    with client.export(project, "json", status=["accepted", "candidate"]) as file:
        assert b"Nebelhorn" in file.read()
    client.delete_project(project, name="Lighthouse")
    assert "Lighthouse" not in [each["name"] for each in client.list_projects()]


def lost_updates_are_refused(client: Any, module: Any, project: int, term: int) -> None:
    client.get_term(project, term)
    seen = client.etag
    assert client.decide_term(project, term, notes="灯台", if_match=seen)["notes"] == "灯台"
    with pytest.raises(module.ChangedMeanwhile):
        client.decide_term(project, term, notes="late", if_match=seen)
    assert client.get_term(project, term)["notes"] == "灯台"


def what_is_the_same_is_not_sent_again(client: Any, project: int, term: int) -> None:
    first, etag = client.get_term(project, term), client.etag
    answers: list[int] = []
    answer = client._answer

    def noted(*arguments: Any) -> Any:
        found = answer(*arguments)
        answers.append(found.status)
        return found

    client._answer = noted
    assert (client.get_term(project, term), client.etag) == (first, etag)
    assert answers == [304]
    client._answer = answer


def uploads_are_done_once(client: Any, module: Any, project: int, folder: Path) -> None:
    (folder / "高い.md").write_text("A mast is a pole.", encoding="utf-8")
    files = [folder / "高い.md", ('a "b".md', b"A hull is a body.")]
    first = client.upload_documents(project, files, ["sea/高い.md", 'a "b".md'], idempotency_key="one")
    assert [each["state"] for each in first] == ["new", "new"]
    assert first[0]["name"] == "sea/高い.md"
    again = client.upload_documents(project, files, ["sea/高い.md", 'a "b".md'], idempotency_key="one")
    assert again == first
    planned = client.open_import(project, ("w.csv", b"term,definition\nmast,It stands.\n"))
    assert client.confirm_import(project, planned["id"])["changed"] >= 1
    run = client.start_run(project)
    with pytest.raises(module.ApiError) as refused:
        client.start_run(project)
    assert (refused.value.status, refused.value.problem["active_run"]) == (409, run["id"])
    assert client.cancel_run(project, run["id"]) == {"result": "cancelled"}
    assert client.cancel_run(project, run["id"])["result"] == "already_cancelled"


def refusals_tell_fields(client: Any, module: Any, project: int) -> None:
    with pytest.raises(module.ApiError) as refused:
        client.decide_term(project, 1, decision="perhaps")
    assert [each["field"] for each in refused.value.errors] == ["body.decision"]
    with pytest.raises(module.ApiError) as refused:
        client.get_project(project + 1000)
    assert refused.value.status == 404
    with pytest.raises(module.ApiError) as refused:
        module.Client(client.base, "gg_no").list_connections()
    assert refused.value.status == 401
