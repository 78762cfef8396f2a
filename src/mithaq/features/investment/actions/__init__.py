"""Everything that changes the programme."""

from .archive import import_archive
from .calling import (
    add_member,
    apply_for,
    decide_application,
    draft_call,
    end_membership,
    publish_call,
)
from .cycles import (
    change_cycle,
    create_cycle,
    move,
    set_calendar,
    set_equipment,
    set_sector,
    share_money,
    translate,
)
from .facilitating import assign_facilitator, attest, end_facilitator, explain_missing
from .feasibility import ask_agency, give_opinion, write_answer, write_sheet
from .ideas import merge, read_ideas, require_opinion, send_idea, support, take_up, unsupport, withdraw
from .ideas import translate as translate_idea
from .session import open_session
from .vote import adopt_result, follow_vote, make_election

__all__ = [
    "add_member",
    "adopt_result",
    "apply_for",
    "ask_agency",
    "assign_facilitator",
    "attest",
    "change_cycle",
    "create_cycle",
    "decide_application",
    "draft_call",
    "end_facilitator",
    "end_membership",
    "explain_missing",
    "follow_vote",
    "give_opinion",
    "import_archive",
    "make_election",
    "merge",
    "move",
    "open_session",
    "publish_call",
    "read_ideas",
    "require_opinion",
    "send_idea",
    "set_calendar",
    "set_equipment",
    "set_sector",
    "share_money",
    "support",
    "take_up",
    "translate",
    "translate_idea",
    "unsupport",
    "withdraw",
    "write_answer",
    "write_sheet",
]
