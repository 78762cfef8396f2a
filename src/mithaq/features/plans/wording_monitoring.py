"""Progress figures in words."""

from __future__ import annotations

from django.utils.translation import ngettext

from mithaq.kit.formats import number

from .enums import MilestoneStatus


def figure_words(figure: str) -> str:
    """ "3/7" as "3 of 7 steps done", a milestone's status by its label."""
    done, slash, total = figure.partition("/")
    if slash:
        words = ngettext("%(done)s of %(count)s step done", "%(done)s of %(count)s steps done", int(total))
        return words % {"done": number(int(done)), "count": number(int(total))}
    return str(MilestoneStatus(figure).label) if figure in MilestoneStatus.values else figure
