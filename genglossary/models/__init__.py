"""The data of GenGlossary: one noun a file."""

from .change import Change
from .definition import Definition, Evidence, Issue, IssueKind, Level, Origin
from .document import Analysis, Document, DocumentVersion, Search, SearchedVersion
from .model import ModelConnection, ModelReply
from .project import Membership, Project, Role
from .run import (
    ACTIVE,
    FINAL,
    STEPS,
    LeaseLost,
    Outcome,
    Run,
    RunEvent,
    RunStatus,
    RunStep,
    Scope,
    StatusIsTransitionOnly,
)
from .term import Candidate, Category, Occurrence, Status, Term, VariantKind
from .worker import Worker

__all__ = [
    "ACTIVE", "FINAL", "STEPS", "Analysis", "Candidate", "Category", "Change", "Definition", "Document",
    "DocumentVersion", "Evidence", "Issue", "IssueKind", "LeaseLost", "Level", "Membership", "ModelConnection",
    "ModelReply", "Occurrence", "Origin", "Outcome", "Project", "Role", "Run", "RunEvent", "RunStatus", "RunStep",
    "Scope", "Search", "SearchedVersion", "Status", "StatusIsTransitionOnly", "Term", "VariantKind", "Worker",
]  # fmt: skip
