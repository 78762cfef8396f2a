from .answering import answer_invitation, register, unregister
from .attending import Counts, hold_meeting, record_attendance, record_needs
from .calendars import calendar_key
from .convening import NewItem, cancel_meeting, change_meeting, convene, set_agenda
from .doing import action_done, add_action, remind_of_actions
from .inviting import invite, invite_to_regular
from .planning import notice_missed_periods, plan_ahead
from .reminding import remind_of_meetings
from .translating import translate
from .writing import (
    approve_minutes,
    decided,
    publish_minutes,
    remove_decision,
    write_minutes,
)

__all__ = [
    "Counts",
    "NewItem",
    "action_done",
    "add_action",
    "answer_invitation",
    "approve_minutes",
    "calendar_key",
    "cancel_meeting",
    "change_meeting",
    "convene",
    "decided",
    "hold_meeting",
    "invite",
    "invite_to_regular",
    "notice_missed_periods",
    "plan_ahead",
    "publish_minutes",
    "record_attendance",
    "record_needs",
    "register",
    "remind_of_actions",
    "remind_of_meetings",
    "remove_decision",
    "set_agenda",
    "translate",
    "unregister",
    "write_minutes",
]
