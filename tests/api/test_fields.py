"""Lists with some of the fields of their rows, and refusals that name the field that is wrong."""

import ast
from pathlib import Path

import pytest

from genglossary import api
from genglossary.models import Document
from tests.api.operations import operations, resolved
from tests.factories import make_document, make_term

LISTS = [
    each
    for each in operations()
    if each.method == "get" and any(parameter["name"] == "cursor" for parameter in each.told["parameters"])
]


def test_a_list_has_the_fields_that_were_asked_for_alone(project, as_):
    make_term(project, "valve")
    path, program = f"/projects/{project.pk}/terms", as_("reader")
    whole = program.get(path).json()["items"][0]
    assert program.get(f"{path}?fields=text,id").json()["items"] == [{"text": "valve", "id": whole["id"]}]
    assert program.get(f"{path}?fields=").json()["items"] == [whole]


def test_other_fields_have_another_etag_and_the_cursor_goes_on(project, as_):
    for text in ("lamp", "valve"):
        make_term(project, text, found=True)
    path, program = f"/projects/{project.pk}/entries?limit=1", as_("reader")
    first = program.get(f"{path}&fields=text")
    assert first.headers["ETag"] != program.get(path).headers["ETag"]
    assert program.get(f"{path}&fields=text", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert program.get(f"{path}&fields=text&cursor={first.json()['next']}").json()["items"] == [{"text": "valve"}]


def test_a_field_that_there_is_not_is_named(project, as_):
    answer = as_("reader").get(f"/projects/{project.pk}/terms?fields=text,colour")
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "query.fields"
    assert "colour" in error["message"]


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_every_list_in_pages_takes_fields_and_says_so(operation):
    assert "fields" in {parameter["name"] for parameter in operation.told["parameters"]}
    page = resolved(operation.told["responses"][200]["content"]["application/json"]["schema"])
    whole, some = page["properties"]["items"]["items"]["anyOf"]
    assert some["properties"] == resolved(whole)["properties"]
    assert "required" not in some


def field(answer) -> str:
    assert answer.status_code == 422, answer.content
    (error,) = answer.json()["errors"]
    assert error["message"] == answer.json()["detail"]
    return error["field"]


def test_a_decision_that_is_refused_names_what_is_wrong(project, as_):
    term, editor = make_term(project, "valve", language="en"), as_("editor")
    terms = f"/projects/{project.pk}/terms"
    path = f"{terms}/{term.pk}"
    assert field(editor.post(terms, {"text": "valve"})) == "body.text"
    assert field(editor.post(f"{path}/spellings", {"text": "valve"})) == "body.text"
    both = [term.pk, editor.post(f"{path}/spellings", {"text": "tap"}).json()["id"]]
    preferring = {"do": "spell", "usage": "preferred", "ids": both}
    assert field(editor.post(f"{terms}/bulk", preferring)) == "body.usage"
    assert field(editor.patch(f"{path}/spelling", {"variant_kind": "synonym"})) == "body.variant_kind"
    assert field(editor.post(f"{path}/prefer")) == "path.term_id"
    assert field(editor.post(f"{path}/equivalents", {"language": "no tag", "text": "弁"})) == "body.language"
    assert field(editor.post(f"{path}/equivalents", {"language": "en", "text": "stop"})) == "body.language"
    editor.post(f"{path}/equivalents", {"language": "ja", "text": "弁"})
    assert field(editor.post(f"{path}/equivalents", {"language": "ja", "text": "弁"})) == "body.text"
    assert field(editor.post(f"{path}/see-also", {"text": "valve"})) == "body.text"
    assert field(editor.post(f"{terms}/bulk", {"do": "accept"})) == "body.ids"
    assert field(as_("owner").put(f"/projects/{project.pk}/references", {"ids": [project.pk]})) == "body.ids"


def test_pairs_and_files_and_keys_that_are_refused_name_what_is_wrong(project, as_):
    editor = as_("editor")
    one, two = (make_document(project, name, "A valve is a device.") for name in ("a.md", "b.md"))
    Document.objects.update(language="en")
    assert field(editor.post(f"/projects/{project.pk}/pairs", {"translation": one.pk, "original": two.pk})) == (
        "body.translation"
    )
    long = {"Idempotency-Key": "x" * 201}
    assert field(editor.post(f"/projects/{project.pk}/runs", {}, headers=long)) == "header.Idempotency-Key"


def test_no_wrong_value_is_refused_without_its_field():
    """Values are 422: each place in the API that says so names a field."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in Path(api.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("Refused", "problem")
        and node.args
        and getattr(node.args[0], "value", None) == 422
        and len(node.args) < 3
    ]
    assert found == []
