"""Meetings of bodies: agenda, who was invited and came, minutes with their decisions, and what was to be done."""

from .coming import AttendanceCount, Attender, Invitation, Registration, Turnout
from .meeting import AgendaItem, Meeting
from .record import ActionItem, CalendarKey, Minutes, MinutesDecision, MissedPeriod

__all__ = [
    "ActionItem",
    "AgendaItem",
    "AttendanceCount",
    "Attender",
    "CalendarKey",
    "Invitation",
    "Meeting",
    "Minutes",
    "MinutesDecision",
    "MissedPeriod",
    "Registration",
    "Turnout",
]
