"""`manage.py demo`, as a developer uses it."""

from collections.abc import Callable

import pytest

from genglossary.actions import documents, owner, projects
from genglossary.models import Change, Definition, Document, DocumentVersion, Issue, Project, Run, Term
from tests.management.conftest import Called

pytestmark = pytest.mark.django_db(transaction=True)

Command = Callable[..., Called]


def test_the_demo_has_something_to_see_on_every_page_and_a_second_call_adds_nothing(run_command: Command):
    assert run_command("demo").code == 0
    project = Project.objects.get(name="Demo")
    assert sorted(Run.objects.values_list("status", flat=True)) == ["cancelled", "completed", "completed"]
    assert list(project.documents.exclude(removed_at=None).values_list("name", flat=True)) == ["draft.md"]
    assert DocumentVersion.objects.filter(document__project=project, number=2).count() == 1
    assert Term.objects.filter(project=project, required=True).count() == 1
    assert Definition.objects.filter(term__project=project, origin="manual").count() == 1
    assert Issue.objects.filter(step__run__project=project, dismissed_at__isnull=False).count() == 1
    assert project.role_of(owner.local_owner()) == "owner"

    Term.objects.filter(required=True).update(required=False)  # which a developer tried out
    before = everything()
    assert run_command("demo").code == 0
    assert everything() == before
    assert not Term.objects.filter(required=True).exists()


def everything() -> list[int]:
    return [model.objects.count() for model in (Project, Run, Document, DocumentVersion, Term, Definition, Change)]


def test_a_project_of_that_name_with_other_documents_is_left_alone(run_command: Command):
    project = projects.create("Demo")
    list(documents.add(project, [("mine.md", b"# Mine\n\nA capstan is a winch.")]))
    called = run_command("demo")
    assert called.code == 2
    assert "'Demo' has documents of its own: name another project with --project." in called.err
    assert not Run.objects.exists()


def test_an_interrupted_demo_is_completed_by_the_next_call(run_command: Command, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patched:
        patched.setattr("genglossary.management.commands.demo._decide_once", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run_command("demo")
    assert run_command("demo").code == 0
    assert sorted(Run.objects.values_list("status", flat=True)) == ["cancelled", "completed", "completed"]
    assert Term.objects.filter(required=True).count() == 1


def interrupt(*args: object) -> None:
    raise KeyboardInterrupt


def test_in_a_database_of_many_somebody_must_be_there_to_see_it(run_command: Command, settings):
    settings.EMBEDDED = False
    called = run_command("demo")
    assert called.code == 2
    assert "createsuperuser" in called.err
    assert not Project.objects.exists()
