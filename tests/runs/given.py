"""What tests about runs begin with."""

from genglossary.models import Document, DocumentVersion, Project, Run, Scope, Term
from genglossary.runs.lifecycle.claim import Claim, claim
from genglossary.runs.lifecycle.process_identity import Owner

SOMEBODY = Owner(host="a-host-of-the-tests", pid=1, start="once")


def a_project(name: str = "Handbook") -> Project:
    """A project with one document of one version."""
    project = Project.objects.create(name=name)
    document = Document.objects.create(project=project, name="lamp.md")
    text = "The lamp is the light of the tower."
    version = DocumentVersion.objects.create(
        document=document, number=1, sha256="0" * 64, size=len(text), text=text, structure=[]
    )
    document.current_id = version.pk
    document.save()
    return project


def a_pending_run(project: Project | None = None, scope: str = Scope.EXTRACT) -> Run:
    run = Run.objects.create(project=project or a_project(), scope=scope)
    run.versions.set(run.project.documents.values_list("current_id", flat=True))
    return run


def a_claimed_run(project: Project | None = None, scope: str = Scope.EXTRACT) -> Claim:
    return claimed(a_pending_run(project, scope))


def claimed(run: Run) -> Claim:
    held = claim(run, owner=SOMEBODY)
    assert held is not None
    return held


def a_term(project: Project, text: str = "lamp", **values) -> Term:
    return Term.objects.create(project=project, text=text, **values)


def status_of(run: Run) -> str:
    return Run.objects.values_list("status", flat=True).get(pk=run.pk)
