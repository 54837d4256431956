"""A project is deleted as a whole, however large, and nothing of another one with it."""

import sqlite3
import uuid
from collections import Counter

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.utils.timezone import now

from genglossary.actions import projects, tokens
from genglossary.actions.belongings import BELONGINGS
from genglossary.models import (
    Alignment,
    Analysis,
    Assignment,
    Candidate,
    Change,
    ColumnChoice,
    Comment,
    Definition,
    DocumentVersion,
    Equivalent,
    EquivalentOrigin,
    Evidence,
    FeedAddress,
    FormerAddress,
    IdempotentCall,
    Inspection,
    InspectionFinding,
    Issue,
    IssueKind,
    KeptForUndo,
    LastLook,
    Membership,
    ModelReply,
    Notice,
    NoticeKind,
    Occurrence,
    Origin,
    PlannedImport,
    PlannedRow,
    Project,
    PublicGlossary,
    ReferenceGlossary,
    ReviewClaim,
    Role,
    Run,
    RunStep,
    Scope,
    Search,
    SearchedVersion,
    Status,
    Term,
    UnseenTerm,
    Webhook,
    WebhookDelivery,
)
from genglossary.runs.writing.fenced import begin_step
from tests.runs.given import a_claimed_run, a_project

pytestmark = pytest.mark.django_db(transaction=True)


def a_full_project(django_user_model, terms: int = 3) -> Project:
    """One with at least a row of everything that can belong to it, in the middle of a run."""
    project = a_project()
    held = a_claimed_run(project)
    step = begin_step(held, Scope.EXTRACT)
    assert step is not None
    version = held.run.versions.get()
    Membership.objects.create(
        project=project, user=django_user_model.objects.create(username=uuid.uuid4()), role=Role.OWNER
    )
    Analysis.objects.create(version=version, pipeline="1", data=b"")
    found = Term.objects.bulk_create(Term(project=project, text=f"term {n}") for n in range(terms))
    Term.objects.filter(project=project).exclude(pk=found[0].pk).update(preferred=found[0])
    _add_findings(step, found, version)
    done = Change.objects.create(project=project, run=held.run, batch=uuid.uuid4(), action="accept", object_id=1)
    undone = Change.objects.create(project=project, batch=uuid.uuid4(), action="undo", object_id=1, undo_of=done)
    KeptForUndo.objects.create(change=undone)
    Search.objects.create(project=project, pipeline="1", data=b"")
    SearchedVersion.objects.create(step=step, version=version, data=b"")
    Alignment.objects.create(original=version, translation=version, data=b"")
    planned = PlannedImport.objects.create(project=project, name="words.csv", data=b"")
    PlannedRow.objects.create(planned=planned, number=0, row=2, group="new", text="lamp")
    ColumnChoice.objects.create(project=project, header="a")
    ReferenceGlossary.objects.create(project=project, glossary=Project.objects.create(name="Other"), position=0)
    PublicGlossary.objects.create(project=project, slug=f"now-{project.pk}")
    FormerAddress.objects.create(project=project, slug=f"once-{project.pk}")
    call = ModelReply.objects.create(project=project, key="call", run=held.run)
    ModelReply.objects.create(project=project, key="item", run=held.run, call=call)
    token, _ = tokens.make(Membership.objects.get(project=project).user, "build", scopes=(), days=1, project=project)
    IdempotentCall.objects.create(token=token, key="start")
    _add_what_watches_it(project, held.run, found[0], version)
    return project


def _add_what_watches_it(project: Project, run: Run, term: Term, version: DocumentVersion) -> None:
    inspection = Inspection.objects.create(run=run, documents=1)
    InspectionFinding.objects.create(inspection=inspection, version=version, rule="GG101", level="error", message="No.")
    person = Membership.objects.get(project=project).user
    said = Comment.objects.create(term=term, author=person, text="Which lamp?")
    Notice.objects.create(user=person, kind=NoticeKind.MENTION, term=term, comment=said)
    membership = Membership.objects.get(project=project)
    Assignment.objects.create(term=term, membership=membership)
    LastLook.objects.create(membership=membership, change=0, step_at=now())
    UnseenTerm.objects.create(membership=membership, term=term, after=0, since=now(), at=now())
    FeedAddress.objects.create(membership=membership, digest=f"{project.pk}")
    ReviewClaim.objects.create(term=term, user=person, until=now())
    webhook = Webhook.objects.create(project=project, address="https://hooks.example/in")
    WebhookDelivery.objects.create(webhook=webhook, message_id=f"msg_{project.pk}", event="run.ended", body="{}")


def _add_findings(step: RunStep, terms: list[Term], version) -> None:
    for term in terms:
        Candidate.objects.create(step=step, term=term, status=Status.CANDIDATE, preferred=terms[0])
        Occurrence.objects.create(step=step, term=term, version=version, count=1, offsets=b"")
        Issue.objects.create(step=step, term=term, kind=IssueKind.UNCLEAR)
        Equivalent.objects.create(term=term, language="fr", text="lampe", origin=EquivalentOrigin.RUN, run=step.run)
        definition = Definition.objects.create(step=step, term=term, origin=Origin.EXTRACTED, text="A lamp.")
        Evidence.objects.create(definition=definition, version=version, start=0, end=1)


def rows() -> Counter[str]:
    return Counter({model.__name__: QuerySet(model).count() for model, _ in BELONGINGS})


def test_nothing_is_left_of_a_deleted_project_and_everything_of_the_others(django_user_model):
    a_full_project(django_user_model)
    before = rows()
    assert all(before.values())
    mine = a_full_project(django_user_model)
    for project in (mine, mine.references.get().glossary):
        projects.delete(project)
    assert rows() == before


def test_a_project_with_more_rows_than_sqlite_takes_names_in_a_statement_is_deleted(django_user_model):
    project = a_full_project(django_user_model, terms=60)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 20)
    try:
        projects.delete(project)
        projects.delete(Project.objects.get())
    finally:
        connection.close()
    assert not +rows()


def test_whatever_points_at_a_belonging_is_one():
    belongings = {model for model, _ in BELONGINGS}
    pointing = {
        relation.related_model
        for model in belongings
        for relation in model._meta.related_objects
        if relation.related_model not in belongings and not relation.many_to_many
    }
    assert not pointing
    assert {model for model in apps.get_app_config("genglossary").get_models() if model not in belongings}
