"""Documents over the API, where a call may be sent twice."""

from genglossary.models import Document, DocumentVersion


def test_text_that_is_pasted_twice_with_one_key_is_one_version(project, as_):
    program, path = as_("editor"), f"/projects/{project.pk}/documents/paste"
    said, key = {"name": "notes.md", "text": "A lamp is a light."}, {"Idempotency-Key": "one"}
    first = program.post(path, said, headers=key)
    program.post(path, {**said, "text": "A lamp burns oil."})
    again = program.post(path, said, headers=key)
    assert (first.json()["state"], again.json()) == ("new", first.json())
    assert (Document.objects.count(), DocumentVersion.objects.count()) == (1, 2)
    assert DocumentVersion.objects.get(number=2).text == "A lamp burns oil."
    other = program.post(path, {**said, "text": "Another."}, headers=key)
    assert (other.status_code, other.json()["errors"][0]["field"]) == (422, "header.Idempotency-Key")


def test_text_that_is_refused_leaves_its_key_free(project, as_):
    program, path, key = as_("editor"), f"/projects/{project.pk}/documents/paste", {"Idempotency-Key": "one"}
    assert program.post(path, {"name": "a.exe/", "text": " "}, headers=key).status_code == 422
    assert program.post(path, {"name": "a.md", "text": "A lamp."}, headers=key).status_code == 200
