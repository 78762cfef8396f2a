"""Lists of the desk that officers keep, and acts on several rows that they take back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import units_of
from mithaq.kit.conflicts import EditConflict, stamp, unchanged

from .models import BulkAct, KeptList

MOST_KEPT = 20
UNDO_FOR = dt.timedelta(minutes=10)


def kept_lists(person: Person, desk: str) -> QuerySet[KeptList]:
    """The person's own, and those a colleague shares with a unit of theirs."""
    units = units_of(person, timezone.localdate()).values("pk")
    return KeptList.objects.filter(Q(person=person) | Q(organisation__in=units), desk=desk)


@transaction.atomic
def keep_list(
    *, by: Actor, desk: str, name: str, query: str, organisation: Organisation | None = None
) -> KeptList:
    """organisation: a unit of the officer's own whose members see it too. ValidationError by field name."""
    person = _officer(by)
    if (
        organisation is not None
        and not units_of(person, timezone.localdate()).filter(pk=organisation.pk).exists()
    ):
        raise Denied("a list is shared with one’s own unit only")
    asked = QueryDict(query, mutable=True)
    asked.pop("page", None)
    if not any(value for value in asked.values()):
        raise ValidationError({"name": _("Choose filters first: there is nothing to keep yet.")})
    if KeptList.objects.filter(person=person, desk=desk).count() >= MOST_KEPT:
        raise ValidationError(
            {"name": _("%(count)s lists are kept already: drop one first.") % {"count": MOST_KEPT}}
        )
    row = KeptList(
        municipality=by.municipality,
        person=person,
        desk=desk,
        name=" ".join(name.split()),
        query=asked.urlencode(),
        organisation=organisation,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    return row


@transaction.atomic
def drop_list(*, by: Actor, kept: KeptList) -> None:
    if kept.person != by.person:
        raise Denied("the list of a colleague")
    kept.delete()


@transaction.atomic
def remember(*, by: Actor, desk: str, act: str, before: Mapping[int, Any], rows: Sequence[Model]) -> BulkAct:
    """Right after an act on several rows. before: {key of a row: what it takes to go back}; rows: as they are now."""
    BulkAct.objects.filter(at__lt=timezone.now() - dt.timedelta(days=1)).delete()
    changed = [{"pk": row.pk, "before": before[row.pk], "stamp": stamp(row)} for row in rows]
    return BulkAct.objects.create(person=_officer(by), desk=desk, act=act, rows=changed)


def latest(person: Person, desk: str) -> BulkAct | None:
    """What this officer can still take back on this desk: the last act only."""
    rows = BulkAct.objects.filter(person=person, desk=desk, at__gt=timezone.now() - UNDO_FOR)
    last = rows.first()
    return last if last is not None and last.undone_at is None else None


@transaction.atomic
def undo(
    *, by: Actor, act: BulkAct, rows: QuerySet[Any], back: Callable[[Actor, Any, Any], Any]
) -> tuple[list[Any], list[Any], int]:
    """(rows put back, rows left because something happened since, how many the officer no longer sees).

    rows: what the officer may see; back: (actor, row, what `before` gave), an action that checks the right again.
    """
    if act.person != by.person:
        raise Denied("the act of a colleague")
    held = BulkAct.objects.select_for_update(no_key=True).get(pk=act.pk)
    if held.undone_at is not None or held.at < timezone.now() - UNDO_FOR:
        raise ValidationError(_("This can no longer be undone: ten minutes have passed, or it was done."))
    told = {one["pk"]: one for one in held.rows}
    done, left = [], []
    for row in rows.filter(pk__in=list(told)):
        told_of = told[row.pk]
        # An action of its own for each row: what one refuses leaves the others alone.
        try:
            with transaction.atomic():
                unchanged(row, told_of["stamp"])
                back(by, row, told_of["before"])
        except (EditConflict, ValidationError, Denied):
            left.append(row)
        else:
            done.append(row)
    held.undone_at = timezone.now()
    held.save(update_fields=["undone_at"])
    return done, left, len(told) - len(done) - len(left)


def _officer(by: Actor) -> Person:
    if by.person is None or not by.is_officer:
        raise Denied("no duty")
    return by.person
