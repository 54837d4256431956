"""The data of GenGlossary: one noun a file."""

from .api_token import ApiToken, IdempotentCall, TokenScope
from .assignment import Assignment
from .change import Change, KeptForUndo
from .column_choice import ColumnChoice
from .comment import Comment, Notice, NoticeKind
from .definition import Definition, Evidence, Issue, IssueKind, Level, Origin
from .document import Alignment, Analysis, Document, DocumentVersion, PairedBy, Search, SearchedVersion
from .equivalent import Equivalent, EquivalentOrigin, EquivalentStatus
from .feed_address import FeedAddress
from .inspection import Inspection, InspectionFinding
from .look import LastLook, UnseenTerm
from .model import ModelConnection, ModelReply
from .planned_import import PlannedImport, PlannedRow
from .preferences import Preferences
from .project import Membership, Project, Role
from .public_glossary import FormerAddress, PublicGlossary
from .reference import ReferenceGlossary
from .review_claim import ReviewClaim
from .run import Run
from .run_event import RunEvent
from .run_status import ACTIVE, FINAL, STEPS, LeaseLost, Outcome, RunStatus, Scope, StatusIsTransitionOnly
from .run_step import RunStep
from .term import Candidate, Category, Occurrence, SpellingUsage, Status, Term, VariantKind
from .webhook import DeliveryProblem, DeliveryState, OffBecause, Webhook, WebhookDelivery, WebhookEvent
from .worker import Worker

__all__ = [
    "ACTIVE", "FINAL", "STEPS", "Alignment", "Analysis", "ApiToken", "Assignment", "Candidate", "Category", "Change",
    "ColumnChoice", "Comment", "Definition", "DeliveryProblem", "DeliveryState", "Document", "DocumentVersion",
    "Equivalent", "EquivalentOrigin", "EquivalentStatus", "Evidence", "FeedAddress", "FormerAddress", "IdempotentCall",
    "Inspection", "InspectionFinding", "Issue", "IssueKind", "KeptForUndo", "LastLook", "LeaseLost", "Level",
    "Membership", "ModelConnection", "ModelReply", "Notice", "NoticeKind", "Occurrence", "OffBecause", "Origin",
    "Outcome", "PairedBy", "PlannedImport", "PlannedRow", "Preferences", "Project", "PublicGlossary",
    "ReferenceGlossary", "ReviewClaim", "Role", "Run", "RunEvent", "RunStatus", "RunStep", "Scope", "Search",
    "SearchedVersion", "SpellingUsage", "Status", "StatusIsTransitionOnly", "Term", "TokenScope", "UnseenTerm",
    "VariantKind", "Webhook", "WebhookDelivery", "WebhookEvent", "Worker",
]  # fmt: skip
