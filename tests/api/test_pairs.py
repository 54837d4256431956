"""Documents and their translations over the API: told, paired and parted."""

import pytest

from genglossary.models import Change, Document
from tests.factories import make_document


@pytest.fixture
def documents(project) -> dict[str, Document]:
    found = {}
    for name, language in {"en/a.md": "en", "ja/a.md": "ja", "en/b.md": "en", "ja/c.md": "ja"}.items():
        document = make_document(project, name, "A valve is a device.")
        Document.objects.filter(pk=document.pk).update(language=language, translation_of=None, paired_by="")
        found[name] = document
    Document.objects.filter(pk=found["ja/a.md"].pk).update(translation_of=found["en/a.md"], paired_by="name")
    return found


def names(program, path: str) -> list[str]:
    return [each["name"] for each in program.get(path).json()["items"]]


def test_pairs_are_told_and_what_is_in_none(project, as_, documents):
    path, program = f"/projects/{project.pk}/pairs", as_("reader")
    (pair,) = program.get(path).json()["items"]
    assert (pair["original"]["name"], pair["translation"]["name"], pair["paired_by"]) == ("en/a.md", "ja/a.md", "name")
    assert pair["translation"]["language"] == "ja"
    assert names(program, f"{path}/unpaired") == ["en/b.md", "ja/c.md"]


def test_a_person_pairs_and_parts_documents_with_a_history(project, as_, documents):
    path, program = f"/projects/{project.pk}/pairs", as_("editor")
    said = {"translation": documents["ja/c.md"].pk, "original": documents["en/b.md"].pk}
    made = program.post(path, said).json()
    assert (made["original"]["name"], made["paired_by"]) == ("en/b.md", "person")
    assert names(program, f"{path}/unpaired") == []
    assert program.delete(f"{path}/{documents['ja/c.md'].pk}").status_code == 204
    assert names(program, f"{path}/unpaired") == ["en/b.md", "ja/c.md"]
    assert [each.action for each in Change.objects.filter(model="document").order_by("pk")][-2:] == ["pair", "unpair"]


def test_documents_of_another_project_or_removed_are_not_there(project, as_, documents):
    path, program = f"/projects/{project.pk}/pairs", as_("editor")
    gone = documents["ja/c.md"]
    program.delete(f"/projects/{project.pk}/documents/{gone.pk}")
    assert program.post(path, {"translation": gone.pk, "original": documents["en/b.md"].pk}).status_code == 404
    assert program.delete(f"{path}/{gone.pk}").status_code == 404
    assert names(program, f"{path}/unpaired") == ["en/b.md"]
