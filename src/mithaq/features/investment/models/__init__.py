"""The yearly programme: its years, the zones' money, its members, ideas, their examination, who stands beside."""

from .calling import Application, Call, Member
from .cycles import Cycle, Envelope, Equipment, PastProject, Phase, Sector
from .facilitating import Attestation, Facilitator
from .ideas import Idea, Liaison, Opinion, Sheet, Support

__all__ = [
    "Application",
    "Attestation",
    "Call",
    "Cycle",
    "Envelope",
    "Equipment",
    "Facilitator",
    "Idea",
    "Liaison",
    "Member",
    "Opinion",
    "PastProject",
    "Phase",
    "Sector",
    "Sheet",
    "Support",
]
