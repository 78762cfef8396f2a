"""Every write to requests for information, the register of questions and the index."""

from .asking import Asked, ask, ask_review, clarify, take_back
from .deciding import decide, fall_silent, lodge_appeal, record_appeal
from .handling import ask_clarification, assign, consult, extend, hear, link, note, tell_cost, transfer
from .publishing import attach_public, disclose, draft_index, hide, keep_item, translate
from .questions import Put, answer_question, enter_question, put_question, turn_down
from .redacting import PDF, cover, finish_redaction, page_of, start_redaction, uncover
from .settling import settle_ground

__all__ = [
    "PDF",
    "Asked",
    "Put",
    "answer_question",
    "ask",
    "ask_clarification",
    "ask_review",
    "assign",
    "attach_public",
    "clarify",
    "consult",
    "cover",
    "decide",
    "disclose",
    "draft_index",
    "enter_question",
    "extend",
    "fall_silent",
    "finish_redaction",
    "hear",
    "hide",
    "keep_item",
    "link",
    "lodge_appeal",
    "note",
    "page_of",
    "put_question",
    "record_appeal",
    "settle_ground",
    "start_redaction",
    "take_back",
    "tell_cost",
    "transfer",
    "translate",
    "turn_down",
    "uncover",
]
