"""Every write to what people tell the municipality."""

from .closing import close_quiet_ones
from .filing import Filed, submit
from .forwarding import ask_about, close_endpoint, forward, save_endpoint, send_again
from .keys import issue_key, revoke_key
from .questions import raise_question, retire_question, save_question
from .reading import show, withhold
from .sending import add_photo, contest, rate, support, withdraw, write_back, write_by_mail
from .settings import close_category, save_category, save_reply, set_routes, translate
from .working import assign, decide_contest, hand_over, merge, move, recategorise, set_priority, write

__all__ = [
    "Filed",
    "add_photo",
    "ask_about",
    "assign",
    "close_category",
    "close_endpoint",
    "close_quiet_ones",
    "contest",
    "decide_contest",
    "forward",
    "hand_over",
    "issue_key",
    "merge",
    "move",
    "raise_question",
    "rate",
    "recategorise",
    "retire_question",
    "revoke_key",
    "save_category",
    "save_endpoint",
    "save_question",
    "save_reply",
    "send_again",
    "set_priority",
    "set_routes",
    "show",
    "submit",
    "support",
    "translate",
    "withdraw",
    "withhold",
    "write",
    "write_back",
    "write_by_mail",
]
