"""Activities about a meeting: whoever came is counted once, with the meeting, and shown in its table alone.

Two tables of the same people, each with other numbers hidden, could be subtracted from each other.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mithaq.methods.suppression import Line, Published
from mithaq.registers.bodies.enums import Sex
from mithaq.registers.meetings.models import AttendanceCount, Meeting, Turnout

from ..enums import NOT_SAID, Dimension
from ..models import FOLLOWED, Activity, Headcount, Release
from ..queries.gathering import about, meeting_of

SEXES = {"women": Sex.WOMAN, "men": Sex.MAN, "unknown": Sex.UNKNOWN}


def take_over(activity: Activity) -> None:
    """The counts of the meeting it is about, instead of those taken over before."""
    Headcount.objects.filter(activity=activity, key__startswith=FOLLOWED).delete()
    meeting = meeting_of(activity)
    if meeting is not None:
        Headcount.objects.bulk_create(
            Headcount(
                municipality_id=activity.municipality_id,
                activity=activity,
                number=getattr(row, column),
                category=row.category,
                sex=sex,
                key=f"{FOLLOWED}{row.category}:{column}",
            )
            for row in AttendanceCount.objects.filter(meeting=meeting)
            for column, sex in SEXES.items()
            if getattr(row, column)
        )


def check_meeting(activity: Activity, before: Meeting | None = None) -> None:
    """A meeting is counted in one activity, and people counted here do not become those of a meeting.

    before: the meeting it was about until now.
    """
    meeting = meeting_of(activity)
    if meeting == before:
        return
    if meeting is not None:
        # The lock makes the second of two activities about the same meeting wait for the first.
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        other = Activity.objects.filter(about(meeting)).exclude(pk=activity.pk).first()
        if other is not None:
            told = _("Whoever came to this meeting counts already in “%(activity)s”.")
            raise ValidationError(told % {"activity": other})
    typed = Headcount.objects.filter(activity=activity.pk).exclude(key__startswith=FOLLOWED)
    if activity.pk and (typed.exists() or Release.objects.filter(activity=activity.pk).exists()):
        raise ValidationError(
            _(
                "People are counted here already, and a meeting counts its own. Write down a new activity about it."
            )
        )


def published_with(meeting: Meeting) -> Published:
    """The meeting's public table in the words of participation. ValidationError when nobody counted there."""
    turnout = Turnout.objects.filter(meeting=meeting).first()
    if turnout is None:
        raise ValidationError(_("Nobody is counted yet."))
    lines = {category: Line(line["total"], _by_sex(line)) for category, line in turnout.categories.items()}
    return Published(
        total=turnout.total,
        columns=_by_sex(turnout.sexes),
        tables={Dimension.CATEGORY: lines} if lines else {},
    )


def _by_sex(found: dict[str, int | None]) -> dict[str, int | None]:
    return {str(sex) or NOT_SAID: found[column] for column, sex in SEXES.items() if column in found}
