"""Documents come in, change and go; what was stored once is never altered."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from genglossary.actions import documents, projects
from genglossary.models import Change, Document, DocumentVersion, Project
from genglossary.readers import Limits

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return projects.create("Handbook")


def add(project: Project, *files: tuple[str, str]) -> list[documents.Added]:
    return list(documents.add(project, [(name, text.encode()) for name, text in files]))


def states(added: list[documents.Added]) -> list[str]:
    return [each.state for each in added]


def test_a_new_file_becomes_a_document_with_its_text(project):
    assert states(add(project, ("a.md", "# Valve\n"))) == ["new"]
    document = Document.objects.get()
    assert document.current and document.current.text == "# Valve\n"
    assert document.current.number == 1


def test_the_same_bytes_again_are_unchanged_and_stored_once(project):
    add(project, ("a.md", "one"))
    assert states(add(project, ("a.md", "one"))) == ["unchanged"]
    assert DocumentVersion.objects.count() == 1


def test_changed_bytes_are_a_new_version_and_the_old_one_stays(project):
    add(project, ("a.md", "one"))
    assert states(add(project, ("a.md", "two"))) == ["changed"]
    assert [v.text for v in DocumentVersion.objects.order_by("number")] == ["one", "two"]
    assert Document.objects.get().current == DocumentVersion.objects.get(number=2)


def test_a_stored_version_cannot_be_altered(project):
    add(project, ("a.md", "one"))
    version = DocumentVersion.objects.get()
    version.text = "other"
    with pytest.raises(TypeError, match="never changes"):
        version.save()
    with pytest.raises(TypeError, match="never changes"):
        DocumentVersion.objects.filter(pk=version.pk).update(text="other")


def test_a_file_that_cannot_be_read_is_refused_with_the_reason_and_the_rest_goes_on(project):
    added = add(project, ("a.md", ""), ("b.md", "text"))
    assert {each.name: each.state for each in added} == {"a.md": "refused", "b.md": "new"}
    assert next(each.reason for each in added if each.name == "a.md") == "The file is empty."


def test_a_document_that_takes_longer_than_the_setting_is_refused_with_the_time(project, settings):
    settings.READING_LIMITS = Limits(seconds=0.001)
    # Long enough that no machine reads it in a millisecond.
    [added] = add(project, ("slow.html", "<p>lamp " * 50_000))
    assert (added.state, added.reason) == ("refused", "Reading it takes longer than 0.001 seconds.")


def test_a_removed_document_keeps_its_versions_and_comes_back_when_it_is_added_again(project):
    add(project, ("a.md", "one"))
    assert documents.remove(project, ["a.md", "never there"]).changed == 1
    assert Document.objects.get().removed_at is not None
    assert DocumentVersion.objects.exists()
    add(project, ("a.md", "one"))
    assert Document.objects.get().removed_at is None


def test_everything_that_happened_is_in_the_history(project):
    add(project, ("a.md", "one"))
    add(project, ("a.md", "two"))
    documents.remove(project, ["a.md"])
    assert [change.action for change in Change.objects.order_by("pk")] == ["add", "replace", "remove"]


def test_many_documents_take_few_queries(project, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        add(project, *((f"{number}.md", f"text {number}") for number in range(100)))


NFD = "か\u3099い\u3000cafe\u0301.md"
NFC = "がい\u3000café.md"


def test_how_a_name_is_composed_makes_no_other_document(project):
    assert states(add(project, (NFC, "one"))) == ["new"]
    assert states(add(project, (NFD, "one"))) == ["unchanged"]
    assert states(add(project, (NFD, "two"))) == ["changed"]
    assert [document.name for document in Document.objects.all()] == [NFC]


def test_a_document_that_was_stored_in_another_composition_stays_the_same_one(project):
    add(project, ("a.md", "one"))
    Document.objects.update(name=NFD)
    assert [(each.name, each.state) for each in add(project, (NFC, "two"))] == [(NFD, "changed")]


@given(names=st.lists(st.sampled_from(["a.md", "a (2).md", "b/a.md", "a", NFC, NFD, ".md", "x" * 1000]), max_size=6))
def test_no_two_files_of_one_call_become_one_document(names):
    with transaction.atomic():
        project = projects.create("Many")
        added = add(project, *((f"{name}", f"text {at}") for at, name in enumerate(names)))
        stored = {document.name: document.current for document in project.documents.select_related("current")}
        assert {version.text for version in stored.values() if version} == {
            f"text {at}" for at, name in enumerate(names) if readers.suffix_of(name)
        }
        assert len({each.name for each in added}) == len(names)
        assert all(len(each.name) <= 1000 for each in added)
        transaction.set_rollback(True)


def test_a_document_names_another_of_the_same_text_as_it_is_now(project):
    add(project, ("a.md", "one"))
    assert [each.same_as for each in add(project, ("b.md", "one"))] == ["a.md"]
    assert [each.same_as for each in add(project, ("a.md", "two"), ("b.md", "one"), ("c.md", "two"))] == [
        "",
        "",
        "a.md",
    ]


def test_two_projects_may_have_documents_of_the_same_name(project):
    add(project, ("a.md", "one"))
    assert states(add(projects.create("Other"), ("a.md", "one"))) == ["new"]
