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
from .translating import translate

__all__ = [
    "cast",
    "change_decision",
    "close_round",
    "draft_decision",
    "end_decision",
    "enter_in_minutes",
    "follow_item",
    "keep_out",
    "open_round",
    "translate",
    "withdraw_decision",
    "write_step",
]
