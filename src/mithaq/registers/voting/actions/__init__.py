"""Everything that changes a vote."""

from .casting import Receipt, cast, cast_in_bulk, code_of
from .counting import adopt, compare, tally
from .entries import Entry, WrongLines, read_entries, read_entry
from .filling import fill_box, fill_roll
from .freezing import freeze
from .helping import helping_code
from .papers import (
    count_booth,
    enter_papers,
    explain_gap,
    resolve,
    set_booth,
    strike_paper,
    tick,
    write_minutes,
)
from .proving import Proof, prove_at_desk, prove_by_code, prove_by_phone, send_code
from .roll import Imported, add_voter, import_roll, make_roll, print_codes, remove_voter
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
from .translating import translate

__all__ = [
    "Entry",
    "Imported",
    "Proof",
    "Receipt",
    "WrongLines",
    "add_option",
    "add_pot",
    "add_voter",
    "adopt",
    "cancel",
    "cast",
    "cast_in_bulk",
    "change_election",
    "change_option",
    "change_pot",
    "close_voting",
    "code_of",
    "compare",
    "count_booth",
    "create_election",
    "enter_papers",
    "explain_gap",
    "fill_box",
    "fill_roll",
    "freeze",
    "helping_code",
    "import_roll",
    "make_roll",
    "open_voting",
    "print_codes",
    "prove_at_desk",
    "prove_by_code",
    "prove_by_phone",
    "read_entries",
    "read_entry",
    "remove_option",
    "remove_pot",
    "remove_voter",
    "resolve",
    "send_code",
    "set_booth",
    "strike_paper",
    "tally",
    "tick",
    "translate",
    "write_minutes",
]
