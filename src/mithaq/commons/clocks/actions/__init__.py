"""Every write to clocks and holidays.

Clocks are moved by the actions of features, which have asked for permission already; holidays ask themselves.
"""

from .clocks import (
    AlreadyExtended,
    NoSuchClock,
    cancel_clock,
    extend_clock,
    pause_clock,
    regroup_clocks,
    resume_clock,
    start_clock,
    stop_clock,
)
from .holidays import (
    add_holiday,
    change_holiday,
    confirm_holidays,
    draft_year,
    remove_holidays,
    shift_holidays,
)
from .ticking import recompute_clocks, tick

__all__ = [
    "AlreadyExtended",
    "NoSuchClock",
    "add_holiday",
    "cancel_clock",
    "change_holiday",
    "confirm_holidays",
    "draft_year",
    "extend_clock",
    "pause_clock",
    "recompute_clocks",
    "regroup_clocks",
    "remove_holidays",
    "resume_clock",
    "shift_holidays",
    "start_clock",
    "stop_clock",
    "tick",
]
