"""Reading the register."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.kit.registry import Record, records

from .enums import Direction
from .models import Letter


def letters_about(actor: Actor, obj: Model) -> QuerySet[Letter]:
    """Those the actor may read, the oldest first."""
    kind = ContentType.objects.get_for_model(obj)
    return visible(actor, Letter.objects.filter(about_type=kind, about_id=obj.pk)).order_by("on", "pk")


def to_answer(actor: Actor) -> QuerySet[Letter]:
    """Incoming letters with a day for the answer and no answer yet, the most pressing first."""
    waiting = Letter.objects.filter(
        direction=Direction.IN, answer_by__isnull=False, answered_by__isnull=True, struck_at__isnull=True
    )
    return visible(actor, waiting).order_by("answer_by", "pk")


def register(direction: str, year: int) -> QuerySet[Letter]:
    """All letters of one direction and year, in the order of their numbers, those struck out included."""
    rows = Letter.objects.filter(direction=direction, year=year).order_by("number")
    return rows.select_related("answers").prefetch_related("routes__unit")


def letter_by_reference(direction: str, typed: str) -> Letter | None:
    """ "2026/0042" in one direction."""
    year, _slash, number = typed.strip().partition("/")
    if not all(part.isascii() and part.isdigit() and len(part) < 9 for part in (year, number)):
        return None
    return Letter.objects.filter(direction=direction, year=int(year), number=int(number)).first()


def linkable() -> list[Record]:
    """Nouns of the house that a letter can be about: those with a page at the desk."""
    return [one for one in records if one.desk_url is not None and one.model != "correspondence.Letter"]


def subject_from(actor: Actor, said: str) -> Model | None:
    """What "requests.request:12" names, where the actor may see it."""
    code, _colon, pk = said.partition(":")
    found = next((one for one in linkable() if one.code == code), None)
    if found is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    rows: QuerySet[Model] = found.model_class()._default_manager.filter(pk=pk)
    return visible(actor, rows).first()


def this_year() -> int:
    return timezone.localdate().year


def years() -> list[int]:
    """Those with letters, the latest first; this one always."""
    found = set(Letter.objects.order_by().values_list("year", flat=True).distinct())
    return sorted(found | {this_year()}, reverse=True)


def end_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.max, timezone.get_current_timezone())
