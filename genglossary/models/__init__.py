"""The data of GenGlossary: one noun a file."""

from .api_token import ApiToken, IdempotentCall, TokenScope
from .change import Change
from .column_choice import ColumnChoice
from .definition import Definition, Evidence, Issue, IssueKind, Level, Origin
from .document import Alignment, Analysis, Document, DocumentVersion, PairedBy, Search, SearchedVersion
from .equivalent import Equivalent, EquivalentOrigin, EquivalentStatus
from .model import ModelConnection, ModelReply
from .planned_import import PlannedImport, PlannedRow
from .preferences import Preferences
from .project import Membership, Project, Role
from .reference import ReferenceGlossary
from .review_claim import ReviewClaim
from .run import Run
from .run_event import RunEvent
from .run_status import ACTIVE, FINAL, STEPS, LeaseLost, Outcome, RunStatus, Scope, StatusIsTransitionOnly
from .run_step import RunStep
from .term import Candidate, Category, Occurrence, SpellingUsage, Status, Term, VariantKind
from .worker import Worker

__all__ = [
    "ACTIVE", "FINAL", "STEPS", "Alignment", "Analysis", "ApiToken", "Candidate", "Category", "Change", "ColumnChoice",
    "Definition", "Document", "DocumentVersion", "Equivalent", "EquivalentOrigin", "EquivalentStatus", "Evidence",
    "IdempotentCall", "Issue", "IssueKind", "LeaseLost", "Level", "Membership", "ModelConnection", "ModelReply",
    "Occurrence", "Origin", "Outcome", "PairedBy", "PlannedImport", "PlannedRow", "Preferences", "Project",
    "ReferenceGlossary", "ReviewClaim", "Role", "Run", "RunEvent", "RunStatus", "RunStep", "Scope", "Search",
    "SearchedVersion", "SpellingUsage", "Status", "StatusIsTransitionOnly", "Term", "TokenScope", "VariantKind",
    "Worker",
]  # fmt: skip
