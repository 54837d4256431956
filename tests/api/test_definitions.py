"""Definitions, passages, occurrences and issues over the API."""

import pytest

from genglossary.models import Definition, Evidence, Issue, RunStatus
from tests.factories import make_document, make_run, make_step, make_term


def test_a_definition_is_written_withdrawn_and_restored(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}/definitions"
    written = program.post(path, {"text": "What opens.", "source": "ISO 1"}).json()["definition"]
    assert (written["text"], written["author"], written["origin"]) == ("What opens.", "editor", "manual")
    one = f"/projects/{project.pk}/definitions/{written['id']}"
    assert program.post(f"{one}/withdraw").json()["definition"] is None
    assert [each["withdrawn"] for each in program.get(path).json()] == [True]
    assert program.post(f"{one}/restore").json()["definition"]["text"] == "What opens."


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_definition_is_refused(project, as_, text):
    term = make_term(project)
    answer = as_("editor").post(f"/projects/{project.pk}/terms/{term.pk}/definitions", {"text": text})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body.text")
    assert not Definition.objects.exists()


def test_who_defines_a_term_as_it_was_before_is_told_412(project, as_):
    term, program = make_term(project), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}"
    tag = {"If-Match": program.get(path).headers["ETag"]}
    assert program.post(f"{path}/definitions", {"text": "First."}, headers=tag).status_code == 200
    assert program.post(f"{path}/definitions", {"text": "Second."}, headers=tag).status_code == 412


def test_who_takes_a_definition_back_as_it_was_before_is_told_412(project, as_):
    term, program = make_term(project), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}"
    written = program.post(f"{path}/definitions", {"text": "A."}).json()["definition"]
    one = f"/projects/{project.pk}/definitions/{written['id']}"
    for verb, shown in (("withdraw", "A."), ("restore", None)):
        seen = {"If-Match": program.get(path).headers["ETag"]}
        program.patch(path, {"notes": f"Somebody was faster than {verb}."})
        assert program.post(f"{one}/{verb}", headers=seen).status_code == 412
        definition = program.get(path).json()["definition"]
        assert (definition and definition["text"]) == shown
        seen = {"If-Match": program.get(path).headers["ETag"]}
        assert program.post(f"{one}/{verb}", headers=seen).status_code == 200


def test_passages_prove_the_shown_definition(project, as_):
    document, term = make_document(project, text="A valve is a device."), make_term(project, "valve")
    step = make_step(make_run(project), "define")
    definition = Definition.objects.create(term=term, step=step, origin="extracted", text="A device.")
    Evidence.objects.create(definition=definition, version=document.current, start=2, end=7)
    (proof,) = as_("reader").get(f"/projects/{project.pk}/terms/{term.pk}/passages").json()
    assert proof["version"] == document.current_id
    assert document.current and document.current.text[proof["start"] : proof["end"]] == proof["text"] == "valve"


def test_an_issue_is_listed_and_dismissed_once(project, as_):
    term = make_term(project, "valve", found=True)
    step = make_step(make_run(project, RunStatus.COMPLETED), "review")
    issue = Issue.objects.create(step=step, term=term, kind="unclear", detail="Vague.")
    path, program = f"/projects/{project.pk}/issues", as_("editor")
    (found,) = program.get(f"{path}?kind=unclear").json()["items"]
    assert (found["id"], found["text"], found["detail"]) == (issue.pk, "valve", "Vague.")
    assert program.get(f"{path}?kind=circular").json()["items"] == []
    assert program.post(f"{path}/{issue.pk}/dismiss").status_code == 204
    assert program.get(path).json()["items"] == []
    assert program.post(f"{path}/999/dismiss").status_code == 404
