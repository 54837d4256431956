"""The data of GenGlossary: one noun a file."""

from .api_token import ApiToken, IdempotentCall, TokenScope
from .change import Change
from .definition import Definition, Evidence, Issue, IssueKind, Level, Origin
from .document import Analysis, Document, DocumentVersion, Search, SearchedVersion
from .equivalent import Equivalent, EquivalentOrigin, EquivalentStatus
from .model import ModelConnection, ModelReply
from .planned_import import PlannedImport, PlannedRow
from .project import Membership, Project, Role
from .run import Run
from .run_event import RunEvent
from .run_status import ACTIVE, FINAL, STEPS, LeaseLost, Outcome, RunStatus, Scope, StatusIsTransitionOnly
from .run_step import RunStep
from .term import Candidate, Category, Occurrence, SpellingUsage, Status, Term, VariantKind
from .worker import Worker

__all__ = [
    "ACTIVE", "FINAL", "STEPS", "Analysis", "ApiToken", "Candidate", "Category", "Change", "Definition", "Document",
    "DocumentVersion", "Equivalent", "EquivalentOrigin", "EquivalentStatus", "Evidence", "IdempotentCall", "Issue",
    "IssueKind", "LeaseLost", "Level", "Membership", "ModelConnection", "ModelReply", "Occurrence", "Origin", "Outcome",
    "PlannedImport", "PlannedRow", "Project", "Role", "Run", "RunEvent", "RunStatus", "RunStep", "Scope", "Search",
    "SearchedVersion", "SpellingUsage", "Status", "StatusIsTransitionOnly", "Term", "TokenScope", "VariantKind",
    "Worker",
]  # fmt: skip
