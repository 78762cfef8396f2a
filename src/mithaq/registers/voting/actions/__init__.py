"""Everything that changes a vote."""

from .freezing import freeze
from .running import cancel, close_voting, open_voting
from .setting_up import (
    add_option,
    add_pot,
    change_election,
    change_option,
    change_pot,
    create_election,
    remove_option,
    remove_pot,
)

__all__ = [
    "add_option",
    "add_pot",
    "cancel",
    "change_election",
    "change_option",
    "change_pot",
    "close_voting",
    "create_election",
    "freeze",
    "open_voting",
    "remove_option",
    "remove_pot",
]
