"""The nouns of an action plan."""

from .commitment import Commitment, Milestone
from .consultation import Consultation, Endorsement, PlanDocument, SectionChange
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
    "Assessment",
    "AssessmentAnswer",
    "AssessmentForm",
    "AssessmentQuestion",
    "Commitment",
    "Consultation",
    "DeclaredFigure",
    "Endorsement",
    "FigureCheck",
    "ImportDoubt",
    "IndependenceDeclaration",
    "Milestone",
    "Monitor",
    "ParticipationStrategy",
    "Plan",
    "PlanDocument",
    "PlanInstitution",
    "PlanSection",
    "PlanTemplate",
    "PlannedActivity",
    "PrivateContact",
    "Question",
    "QuestionGroup",
    "RelayMessage",
    "SectionChange",
    "SectionVersion",
]
