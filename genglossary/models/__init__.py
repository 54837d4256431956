"""The data of GenGlossary: one noun a file."""

from .change import Change
from .definition import Definition, Evidence, Issue, IssueKind, Level, Origin
from .document import Alignment, Analysis, Document, DocumentVersion, PairedBy, Search, SearchedVersion
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
    "ACTIVE", "FINAL", "STEPS", "Alignment", "Analysis", "Candidate", "Category", "Change", "Definition",
    "Document", "DocumentVersion", "Equivalent", "EquivalentOrigin", "EquivalentStatus", "Evidence", "Issue",
    "IssueKind", "LeaseLost", "Level", "Membership", "ModelConnection", "ModelReply", "Occurrence", "Origin",
    "Outcome", "PairedBy", "PlannedImport", "PlannedRow", "Project", "Role", "Run", "RunEvent", "RunStatus",
    "RunStep", "Scope", "Search", "SearchedVersion", "SpellingUsage", "Status", "StatusIsTransitionOnly", "Term",
    "VariantKind", "Worker",
]  # fmt: skip
