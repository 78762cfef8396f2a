"""Booths: what is entered, what differs, and whether the numbers agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from ..enums import PAPER_READY, PaperState
from ..models import Booth, Election, Paper, Sheet, TakingPart


@dataclass(frozen=True)
class Reconciliation:
    """The numbers of one sheet: each pair that should agree. None where the minutes are not written yet."""

    sheet: Sheet
    ticked: int
    entered: int
    ready: int
    differing: int

    @property
    def printed(self) -> int:
        return self.sheet.last - self.sheet.first + 1

    @property
    def in_box(self) -> int | None:
        return self.sheet.in_box

    @property
    def written(self) -> bool:
        return None not in (self.sheet.in_box, self.sheet.spoiled, self.sheet.unused)

    @property
    def unticked(self) -> int:
        """Papers in the box beyond the ticks of the roll; below zero: ticks without a paper."""
        return (self.sheet.in_box or 0) - self.ticked

    @property
    def unaccounted(self) -> int:
        """Printed papers that are neither in the box nor spoiled nor left over."""
        given = (self.sheet.in_box or 0) + (self.sheet.spoiled or 0) + (self.sheet.unused or 0)
        return self.printed - given

    @property
    def not_entered(self) -> int:
        return (self.sheet.in_box or 0) - self.sheet.unnumbered - self.entered

    @property
    def has_gap(self) -> bool:
        """Numbers of the booth's own that do not agree, or papers without one: it may have a reason for those."""
        return self.written and bool(self.unticked or self.unaccounted or self.sheet.unnumbered)

    @property
    def agrees(self) -> bool:
        return self.written and not (self.has_gap or self.not_entered)

    @property
    def may_count(self) -> bool:
        """Every paper of the box entered and decided; the other numbers agree, or somebody wrote why they do not.

        No reason stands for papers that nobody entered: those are ballots, unless they bear no valid number.
        """
        settled = self.written and not self.not_entered and self.ready == self.entered
        return settled and (not self.has_gap or bool(self.sheet.reason))


def reconciled(booth: Booth) -> list[Reconciliation]:
    sheets = booth.sheets.select_related("pot").annotate(
        entered=Count("papers", filter=~Q(papers__state=PaperState.STRUCK)),
        ready=Count("papers", filter=Q(papers__state__in=PAPER_READY)),
        differing=Count("papers", filter=Q(papers__state=PaperState.DIFFERS)),
    )
    ticks = dict(
        TakingPart.objects.filter(booth=booth).order_by().values_list("pot").annotate(number=Count("pk"))
    )
    return [
        Reconciliation(one, ticks.get(one.pot_id, 0), one.entered, one.ready, one.differing) for one in sheets
    ]


def struck_papers(booth: Booth) -> Sequence[Paper]:
    """Entries that were struck out, each with its reason."""
    rows = Paper.objects.filter(sheet__booth=booth, state=PaperState.STRUCK)
    return list(rows.select_related("sheet__pot", "resolved_by").order_by("sheet", "number"))


def open_booths(election: Election) -> Sequence[Booth]:
    """Those whose papers are not in the count yet."""
    return list(Booth.objects.filter(election=election, counted_at__isnull=True))


def discrepancies(booth: Booth) -> Sequence[Paper]:
    """Papers whose two entries differ, or that only one officer has entered."""
    rows = Paper.objects.filter(sheet__booth=booth, state__in=(PaperState.DIFFERS, PaperState.ONCE))
    return list(rows.select_related("sheet__pot", "first_by", "second_by").order_by("sheet", "number"))
