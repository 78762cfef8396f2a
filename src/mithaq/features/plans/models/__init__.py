"""The nouns of an action plan."""

from .commitment import Commitment, Milestone
from .consultation import Consultation, Endorsement, PlanDocument, SectionChange
from .following import (
    Evidence,
    Indicator,
    Measurement,
    Observation,
    ProgressUpdate,
    RequestLink,
    StatusChange,
    UpdateRequest,
)
from .lifecycle import Amendment, Objective, ObjectiveSet, OgpCommitment, OgpTable
from .monitoring import (
    Assessment,
    AssessmentAnswer,
    AssessmentForm,
    AssessmentQuestion,
    FigureCheck,
    IndependenceDeclaration,
    Monitor,
    ParticipationStrategy,
    PlannedActivity,
    RelayMessage,
)
from .plan import (
    DeclaredFigure,
    ImportDoubt,
    Plan,
    PlanInstitution,
    PlanSection,
    PrivateContact,
    SectionVersion,
)
from .template import PlanTemplate, Question, QuestionGroup

__all__ = [
    "Amendment",
    "Assessment",
    "AssessmentAnswer",
    "AssessmentForm",
    "AssessmentQuestion",
    "Commitment",
    "Consultation",
    "DeclaredFigure",
    "Endorsement",
    "Evidence",
    "FigureCheck",
    "ImportDoubt",
    "IndependenceDeclaration",
    "Indicator",
    "Measurement",
    "Milestone",
    "Monitor",
    "Objective",
    "ObjectiveSet",
    "Observation",
    "OgpCommitment",
    "OgpTable",
    "ParticipationStrategy",
    "Plan",
    "PlanDocument",
    "PlanInstitution",
    "PlanSection",
    "PlanTemplate",
    "PlannedActivity",
    "PrivateContact",
    "ProgressUpdate",
    "Question",
    "QuestionGroup",
    "RelayMessage",
    "RequestLink",
    "SectionChange",
    "SectionVersion",
    "StatusChange",
    "UpdateRequest",
]
