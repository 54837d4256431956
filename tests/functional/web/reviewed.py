"""A project with many terms to review, each with a definition that a document proves.

manage.py shell -c "from tests.functional.web.reviewed import fill; fill(300)"
"""

from django.contrib.auth.models import User

from genglossary.actions import members
from genglossary.models import (
    Candidate,
    Definition,
    Evidence,
    Issue,
    IssueKind,
    Project,
    Role,
    RunStatus,
    Scope,
    Status,
    Term,
)
from tests.factories import make_document, make_project, make_run, make_step, make_user

KINDS = ("valve", "pump", "gauge", "boiler", "burner", "flange")


def fill(count: int, name: str = "Boilers") -> None:
    """For mina, whose project it is, and ken, who edits."""
    mina, ken = (User.objects.get(username=each) for each in ("mina", "ken"))
    project = make_project(name, by=mina)
    members.set_role(project, ken, Role.EDITOR, by=mina)
    names = [f"{KINDS[number % 6]} {chr(97 + number % 26)}{number}" for number in range(count)]
    sentences = [f"A **{each}** is a device that steam of kind {at} passes." for at, each in enumerate(names)]
    text = "# Devices\n\n" + "\n\n".join(sentences)
    version = make_document(project, "devices.md", text, by=mina).current
    run = make_run(project, RunStatus.COMPLETED, by=mina)
    extract, define, review = (make_step(run, each) for each in (Scope.EXTRACT, Scope.DEFINE, Scope.REVIEW))
    values = {"found": True, "frequency": 3, "document_count": 1, "status": Status.ACCEPTED}
    terms = Term.objects.bulk_create(
        Term(project=project, text=each, slug=f"t{at}", score=count - at, language="en", **values)
        for at, each in enumerate(names)
    )
    Candidate.objects.bulk_create(Candidate(step=extract, term=each, status=Status.ACCEPTED) for each in terms)
    definitions = Definition.objects.bulk_create(
        Definition(term=term, step=define, origin="extracted", text=said.replace("**", ""), confidence=at % 100 / 100)
        for at, (term, said) in enumerate(zip(terms, sentences, strict=True))
    )
    Evidence.objects.bulk_create(
        Evidence(definition=row, version=version, start=text.index(said), end=text.index(said) + len(said))
        for row, said in zip(definitions, sentences, strict=True)
    )
    Issue.objects.bulk_create(
        Issue(step=review, term=each, kind=IssueKind.UNCLEAR, detail="It says little.") for each in terms[::7]
    )


def give(roles: dict[str, str]) -> None:
    """Give everybody named that role in the only project; who is not there yet, comes."""
    for name, role in roles.items():
        user = User.objects.filter(username=name).first() or make_user(name)
        members.set_role(Project.objects.get(), user, Role(role))
