"""Whether all sides sit at the table as the body promised. Counts people, names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .enums import AgeBand, SeatRole, Sex, Side
from .models import Seat

# Least shares may be set for each side and for these groups.
GROUPS = {
    "women": pgettext_lazy("group", "women"),
    "youth": gettext_lazy("young people under 35"),
    "disability": gettext_lazy("people with a disability"),
}


@dataclass(frozen=True)
class Share:
    """count: how many members; known: of how many; percent: count of known, rounded down, None when none is
    known; least: what was promised, None when nothing was.
    """

    code: str
    label: str
    count: int
    known: int
    least: int | None

    @property
    def percent(self) -> int | None:
        return self.count * 100 // self.known if self.known else None

    @property
    def is_short(self) -> bool:
        """Under the promised share. Compared without rounding; who did not say is not held against the body."""
        return self.least is not None and self.known > 0 and self.count * 100 < self.least * self.known


@dataclass(frozen=True)
class Composition:
    """Members without observers. shares: the sides that sit there or should; groups: women, youth, disability."""

    total: int
    women: int
    men: int
    unknown: int
    shares: tuple[Share, ...]
    groups: tuple[Share, ...]

    @property
    def short(self) -> list[Share]:
        return [share for share in (*self.shares, *self.groups) if share.is_short]

    @property
    def warnings(self) -> list[str]:
        """One sentence for each share that is not reached, in the active language."""
        said = _("%(side)s: %(percent)s%% of the members, at least %(least)s%% were promised.")
        return [
            said % {"side": share.label, "percent": share.percent, "least": share.least}
            for share in self.short
        ]


def compose(seats: Iterable[Seat], least: Mapping[str, int]) -> Composition:
    """Count the seats by side, sex, age and disability against the least shares in percent."""
    members = [seat for seat in seats if seat.role != SeatRole.OBSERVER]
    sides = Counter(seat.side for seat in members)
    sexes = Counter(seat.sex for seat in members)
    ages = Counter(seat.age_band for seat in members)
    disabled = Counter(seat.disability for seat in members)
    groups = {
        "women": (sexes[Sex.WOMAN], sexes[Sex.WOMAN] + sexes[Sex.MAN]),
        "youth": (ages[AgeBand.YOUTH], len(members) - ages[AgeBand.UNKNOWN]),
        "disability": (disabled[True], disabled[True] + disabled[False]),
    }
    return Composition(
        total=len(members),
        women=sexes[Sex.WOMAN],
        men=sexes[Sex.MAN],
        unknown=sexes[Sex.UNKNOWN],
        shares=tuple(
            Share(side.value, str(side.label), sides[side.value], len(members), least.get(side.value))
            for side in Side
            if sides[side.value] or side.value in least
        ),
        groups=tuple(
            Share(code, str(label), *groups[code], least.get(code)) for code, label in GROUPS.items()
        ),
    )
