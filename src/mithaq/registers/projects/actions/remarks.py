"""What citizens remark on site: a comment, with the place and pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.discuss.actions import Posted, post_comment
from mithaq.commons.discuss.models import Comment
from mithaq.commons.files.actions import attach, remove_attachment
from mithaq.commons.files.gps import gps_of

from ..models import Project, Remark

PICTURES = ("jpg", "jpeg", "png", "webp")
MOST_PICTURES = 3


@transaction.atomic
def post_remark(
    *,
    by: Actor,
    project: Project,
    text: str,
    where: str = "",
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
    seen_on: dt.date | None = None,
    pictures: Sequence[File[Any]] = (),
    **who: Any,
) -> Posted:
    """Tell what one saw of a project, where, with up to three pictures; needs no account.

    The place is words or coordinates (WGS 84), one of the two at least; else what the first photo says. Pictures
    are drawn anew: what a camera writes into them stays out; with one, a moderator looks first, whatever the town
    does with words. who: `name`, `email`, `phone`, `hold` of `post_comment`. Raises ValidationError by field.
    """
    where, seen_on = " ".join(where.split()), seen_on or timezone.localdate()
    if not where and latitude is None and longitude is None:
        latitude, longitude = _taken_at(pictures)
    _check(where, latitude, longitude, seen_on, pictures)
    hold = bool(who.pop("hold", False)) or bool(pictures)
    posted = post_comment(by=by, on=project, text=text, hold=hold, **who)
    remark = Remark(
        municipality=by.municipality,
        comment=posted.comment,
        project=project,
        where=where,
        latitude=latitude,
        longitude=longitude,
        seen_on=seen_on,
    )
    remark.full_clean(exclude=["municipality"])
    remark.save()
    house = system(by.municipality, by.channel)
    for picture in pictures:
        try:
            attach(by=house, to=remark, upload=picture, kind="photo")
        except ValidationError as refused:
            raise ValidationError({"pictures": refused.messages}) from refused
    return posted


def _taken_at(pictures: Sequence[File[Any]]) -> tuple[Decimal | None, Decimal | None]:
    """Where the first photo that says so was taken; read before its notes are thrown away."""
    for picture in pictures:
        if (point := gps_of(picture)) is not None:
            latitude, longitude = (Decimal(str(round(degrees, 5))) for degrees in point)
            return latitude, longitude
    return None, None


def _check(
    where: str,
    latitude: Decimal | None,
    longitude: Decimal | None,
    seen_on: dt.date,
    pictures: Sequence[File[Any]],
) -> None:
    if (latitude is None) != (longitude is None):
        raise ValidationError({"latitude": _("Give both coordinates, or none.")})
    if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValidationError({"latitude": _("These coordinates are not on Earth.")})
    if not where and latitude is None:
        raise ValidationError({"where": _("Say where: a street, a corner, a landmark, or coordinates.")})
    if seen_on > timezone.localdate():
        raise ValidationError({"seen_on": _("This day is still to come.")})
    if len(pictures) > MOST_PICTURES:
        raise ValidationError({"pictures": _("At most %(most)s pictures.") % {"most": MOST_PICTURES}})
    if any((one.name or "").lower().rpartition(".")[2] not in PICTURES for one in pictures):
        raise ValidationError({"pictures": _("Only pictures: JPG, PNG or WEBP.")})


@transaction.atomic
def forget_remark(comment: Comment) -> None:
    """Where its author stood and what they photographed, once the comment was withdrawn or erased."""
    remark = Remark.objects.filter(comment=comment).first()
    if remark is None:
        return
    house = system(comment.municipality)
    for picture in remark.files.all():
        remove_attachment(by=house, attachment=picture)
    remark.where, remark.latitude, remark.longitude = "", None, None
    remark.save()
