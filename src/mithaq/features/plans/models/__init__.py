"""The nouns of an action plan."""

from .commitment import Commitment, Milestone
from .consultation import Consultation, Endorsement, PlanDocument, SectionChange
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
    "Commitment",
    "Consultation",
    "DeclaredFigure",
    "Endorsement",
    "ImportDoubt",
    "Milestone",
    "Plan",
    "PlanDocument",
    "PlanInstitution",
    "PlanSection",
    "PlanTemplate",
    "PrivateContact",
    "Question",
    "QuestionGroup",
    "SectionChange",
    "SectionVersion",
]
