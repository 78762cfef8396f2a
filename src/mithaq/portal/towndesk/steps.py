"""What a town that has just opened still needs; each line goes by itself once it is done."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Todo
from mithaq.commons.people.duties import duties
from mithaq.commons.people.models import Appointment
from mithaq.commons.people.queries import in_force
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.formats import number
from mithaq.registers.places.models import Zone

NAMED = 3


def first_steps(actor: Actor, limit: int) -> list[Todo]:
    return list(_steps(actor))[:limit]


def _steps(actor: Actor) -> Iterator[Todo]:
    kind = gettext("opening the town")
    if doubtful := len(profile_of(actor.municipality).doubtful()):
        words = ngettext(
            "%(count)s rule of the country to confirm", "%(count)s rules of the country to confirm", doubtful
        )
        yield Todo(title=words % {"count": number(doubtful)}, url=reverse("desk_town_profile"), kind=kind)
    if not Zone.objects.exists():
        yield Todo(title=gettext("No zone is drawn or listed yet"), url=reverse("desk_zones"), kind=kind)
    if vacant := vacant_duties():
        named = gettext(", ").join(vacant[:NAMED])
        words = ngettext(
            "%(count)s duty is nobody’s: %(named)s",
            "%(count)s duties are nobody’s: %(named)s, …",
            len(vacant),
        )
        title = words % {"count": number(len(vacant)), "named": named}
        yield Todo(title=title, url=reverse("desk_functions"), kind=kind)


def vacant_duties() -> list[str]:
    """The duties that no function carries which somebody holds today."""
    today = timezone.localdate()
    still_open = Q(function__closed_on__isnull=True) | Q(function__closed_on__gt=today)
    held = Appointment.objects.filter(in_force(today), still_open).values_list("function__duties", flat=True)
    taken = {code for codes in held for code in codes}
    return [str(duty.label) for duty in duties if duty.code not in taken]
