"""What several acts share: one writer at a time, the step that is written, the clocks that follow it."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import setting_of
from mithaq.commons.clocks.reckoning import due
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.i18n import Text

from ..enums import Publicity, State
from ..models import Request, Step

LONGEST = 4000


def held(request: Request) -> Request:
    """The row read again, locked until the transaction ends."""
    rows = Request.objects.select_for_update(no_key=True, of=("self",)).select_related("category", "zone")
    return rows.get(pk=request.pk)


def step(request: Request, state: State, *, by: Person | None, words: Text | None = None) -> Step:
    """Set the state and keep the step."""
    request.state, request.moved_at = state, timezone.now()
    return Step.objects.create(
        municipality_id=request.municipality_id,
        request=request,
        state=state,
        words=words or Text(),
        unit_id=request.unit_id,
        by=by,
        at=request.moved_at,
    )


def told(request: Request, by: Actor) -> None:
    """Pages that everybody reads are made anew."""
    if request.publicity == Publicity.SHOWN:
        public_changed(by.municipality.pk)


def moment_after(by: Actor, code: str, since: dt.datetime) -> dt.datetime:
    """The end of a term of the country profile that begins at `since`."""
    term = profile_of(by.municipality).deadline(code)
    clock = Clock(started_at=since, n=term.n, unit=term.unit, start_rule=term.start_rule)
    return due(clock, setting_of(by.municipality, since))


def clean_words(text: str, *, field: str = "text", needed: str = "") -> str:
    """Without blank edges; ValidationError beside the field when there are none, or too many."""
    text = text.replace("\r\n", "\n").strip()
    if not text and needed:
        raise ValidationError({field: needed})
    if len(text) > LONGEST:
        too_long = _("At most %(limit)s characters, you wrote %(length)s.")
        raise ValidationError({field: too_long % {"limit": LONGEST, "length": len(text)}})
    return text
