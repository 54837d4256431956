"""All rows that belong to a project, so that it can be deleted without reading them first."""

from typing import Any

from django.db import models

from genglossary.models import (
    Alignment,
    Analysis,
    ApiToken,
    Assignment,
    Candidate,
    Change,
    ColumnChoice,
    Comment,
    Definition,
    Document,
    DocumentVersion,
    Equivalent,
    Evidence,
    FeedAddress,
    FormerAddress,
    IdempotentCall,
    Inspection,
    InspectionFinding,
    Issue,
    KeptForUndo,
    LastLook,
    Membership,
    ModelReply,
    Notice,
    Occurrence,
    PlannedImport,
    PlannedRow,
    Project,
    PublicGlossary,
    ReferenceGlossary,
    ReviewClaim,
    Run,
    RunEvent,
    RunStep,
    Search,
    SearchedVersion,
    Term,
    UnseenTerm,
    Webhook,
    WebhookDelivery,
)
from genglossary.models.deleting import delete_rows

# Each model with the way to its project; what points at others comes before them.
BELONGINGS: tuple[tuple[type[models.Model], str], ...] = (
    (WebhookDelivery, "webhook__project"),
    (Webhook, "project"),
    (ReviewClaim, "term__project"),
    (Notice, "term__project"),
    (UnseenTerm, "term__project"),
    (LastLook, "membership__project"),
    (FeedAddress, "membership__project"),
    (Comment, "term__project"),
    (Assignment, "term__project"),
    (InspectionFinding, "inspection__run__project"),
    (Inspection, "run__project"),
    (PlannedRow, "planned__project"),
    (PlannedImport, "project"),
    (ColumnChoice, "project"),
    (PublicGlossary, "project"),
    (FormerAddress, "project"),
    (ReferenceGlossary, "project"),
    (ReferenceGlossary, "glossary"),
    (Evidence, "definition__term__project"),
    (Definition, "term__project"),
    (Issue, "term__project"),
    (Occurrence, "term__project"),
    (Candidate, "term__project"),
    (Equivalent, "term__project"),
    (Term, "project"),
    (KeptForUndo, "change__project"),
    (Change, "project"),
    (ModelReply, "project"),
    (RunEvent, "run__project"),
    (SearchedVersion, "step__run__project"),
    (RunStep, "run__project"),
    (Run.versions.through, "run__project"),
    (Run, "project"),
    (Search, "project"),
    (Analysis, "version__document__project"),
    (Alignment, "original__document__project"),
    (DocumentVersion, "document__project"),
    (Document, "project"),
    (IdempotentCall, "token__project"),
    (ApiToken, "project"),
    (Membership, "project"),
    (Project, "pk"),
)


def delete_all(project: Project) -> None:
    """Delete `project` with its belongings, a statement for each kind, in the caller's transaction.

    Django's own cascade reads every row and names each in a statement: a large project has more than SQLite takes.
    """
    for model, path in BELONGINGS:
        delete_rows(models.QuerySet[Any](model).filter(**{path: project.pk}))
