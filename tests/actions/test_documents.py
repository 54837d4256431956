"""Documents come in, change and go; what was stored once is never altered."""

import pytest

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
    [added] = add(project, ("slow.html", "<p>lamp"))
    assert (added.state, added.reason) == ("refused", "Reading it takes longer than 0.001 seconds.")


def test_a_removed_document_keeps_its_versions_and_comes_back_when_it_is_added_again(project):
    add(project, ("a.md", "one"))
    assert documents.remove(project, ["a.md", "never there"]) == 1
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


def test_two_projects_may_have_documents_of_the_same_name(project):
    add(project, ("a.md", "one"))
    assert states(add(projects.create("Other"), ("a.md", "one"))) == ["new"]
