"""Deciding what everybody reads of a request; what was sent is kept."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.files.actions import open_attachments
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.i18n import Text

from ..enums import Publicity
from ..models import Request
from .held import clean_words, held


@transaction.atomic
def show(*, by: Actor, request: Request, text: str = "", with_photos: bool = False) -> Request:
    """For everybody, perhaps in other words: names taken out. What was sent stays in `original`."""
    require(by, "read", request)
    row = held(request)
    if row.publicity == Publicity.PRIVATE:
        raise ValidationError(_("Its sender or its subject keeps it between them and the municipality."))
    words = clean_words(text) or row.text
    if words != row.text:
        row.original, row.text = row.original or row.text, words
    row.publicity, row.withheld_reason = Publicity.SHOWN, Text()
    row.save()
    open_attachments(by=by, on=row, is_public=with_photos)
    record("requests.shown", by=by, on=row, data={"reference": row.reference, "reworded": bool(row.original)})
    public_changed(by.municipality.pk)
    return row


@transaction.atomic
def withhold(*, by: Actor, request: Request, reason: Text) -> Request:
    """Not for everybody; its sender reads why, and it is answered all the same."""
    require(by, "read", request)
    row = held(request)
    if not reason:
        raise ValidationError({"reason": _("Tell the sender why it is not shown.")})
    row.publicity, row.withheld_reason = Publicity.WITHHELD, reason
    row.save()
    open_attachments(by=by, on=row, is_public=False)
    record("requests.withheld", by=by, on=row, data={"reason": dict(reason)})
    public_changed(by.municipality.pk)
    return row
