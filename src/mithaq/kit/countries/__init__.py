"""What differs from one country to the next, as data with its source.

A profile is read from a TOML file of this folder; an officer may override any fact of it from the desk, and
what differs from the shipped value is always listed. Nothing in the house hard-codes a deadline, a weekend or
a currency: it asks the profile.

    profile = country("TN").with_overrides({"deadlines.information.answer.unit": "working"})
    profile.deadline("information.answer").n      # 20
    profile.fact("weekend").source.title          # where that comes from
"""

from .profiles import (
    AppealBody,
    CountryProfile,
    Deadline,
    Difference,
    Earlier,
    Fact,
    Law,
    Source,
    codes,
    country,
)
from .yearly import draft_holidays

__all__ = [
    "AppealBody",
    "CountryProfile",
    "Deadline",
    "Difference",
    "Earlier",
    "Fact",
    "Law",
    "Source",
    "codes",
    "country",
    "draft_holidays",
]
