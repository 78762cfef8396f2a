from .casting import cast, keep_out
from .deciding import (
    change_decision,
    close_round,
    draft_decision,
    end_decision,
    enter_in_minutes,
    open_round,
    withdraw_decision,
)
from .following import follow_item, write_step
from .nominating import (
    announce_choice,
    ask_about_choice,
    ask_about_criteria,
    close_call,
    draft_call,
    nominate,
    open_call,
    score_nominee,
    set_criteria,
    withdraw_nominee,
)
from .translating import translate
from .working import add_risk, add_task, ask_for_quarters, close_risk, move_task, write_quarter

__all__ = [
    "add_risk",
    "add_task",
    "announce_choice",
    "ask_about_choice",
    "ask_about_criteria",
    "ask_for_quarters",
    "cast",
    "change_decision",
    "close_call",
    "close_risk",
    "close_round",
    "draft_call",
    "draft_decision",
    "end_decision",
    "enter_in_minutes",
    "follow_item",
    "keep_out",
    "move_task",
    "nominate",
    "open_call",
    "open_round",
    "score_nominee",
    "set_criteria",
    "translate",
    "withdraw_decision",
    "withdraw_nominee",
    "write_quarter",
    "write_step",
]
