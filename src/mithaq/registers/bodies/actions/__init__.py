from .founding import change_body, close_body, found_body, write_rules
from .seats import NewSeat, add_seat, change_seat, end_seat, replace_coordinator
from .terms import renew_term, warn_of_ends
from .translating import translate

__all__ = [
    "NewSeat",
    "add_seat",
    "change_body",
    "change_seat",
    "close_body",
    "end_seat",
    "found_body",
    "renew_term",
    "replace_coordinator",
    "translate",
    "warn_of_ends",
    "write_rules",
]
