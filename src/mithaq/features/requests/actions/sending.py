"""What the sender still does: write, add a photo, contest, rate, withdraw; and what others add: me too."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import cancel_clock, start_clock
from mithaq.commons.files.actions import attach
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.notify.actions import follow
from mithaq.kit.browsers import browser_digest
from mithaq.kit.i18n import Text

from ..access import require_holder
from ..enums import Channel, State
from ..limits import refuse_chatter
from ..models import Message, Request, Support
from .filing import PHOTO
from .held import clean_words, held, step, told

MOST_PHOTOS = 8


@transaction.atomic
def write_back(
    *, by: Actor, request: Request, text: str, receipt: str = "", channel: str = Channel.WEB
) -> Message:
    """The sender's side of the conversation."""
    require_holder(by, request, receipt)
    row = held(request)
    refuse_chatter(row)
    message = Message.objects.create(
        municipality=by.municipality,
        request=row,
        text=clean_words(text, needed=_("Write a message.")),
        by=by.person,
        channel=channel,
    )
    record("requests.written_back", by=by, on=row, personal={"text": message.text})
    return message


@transaction.atomic
def write_by_mail(*, by: Actor, request: Request, text: str, files: Sequence[File[bytes]] = ()) -> Message:
    """The sender answers a letter: the words join the conversation, what is attached is for officers.

    A file that the house does not take is left out, and the words say so.
    """
    require_holder(by, request)
    refused = []
    for upload in files:
        try:
            with transaction.atomic():
                add_photo(by=by, request=request, photo=upload)
        except ValidationError:
            refused.append(upload.name or "")
    if refused:
        text += "\n\n" + _("Left out: %(names)s") % {"names": ", ".join(refused)}
    return write_back(by=by, request=request, text=text or _("(only files)"), channel=Channel.EMAIL)


def add_photo(*, by: Actor, request: Request, photo: File[bytes], receipt: str = "") -> None:
    """One more picture, for officers until they show it."""
    require_holder(by, request, receipt)
    house = system(by.municipality, by.channel)
    if attachments_of(house, request, PHOTO).filter(original=None).count() >= MOST_PHOTOS:
        raise ValidationError({"photo": _("At most %(count)s photos.") % {"count": MOST_PHOTOS}})
    attach(by=house, to=request, upload=photo, kind=PHOTO, is_public=False)


@transaction.atomic
def contest(*, by: Actor, request: Request, text: str, receipt: str = "") -> Request:
    """Once, within the days the charter gives: another officer looks again."""
    require_holder(by, request, receipt)
    row = held(request)
    if not row.may_contest:
        raise ValidationError(_("This answer can no longer be contested."))
    words = clean_words(text, needed=_("Say what is still wrong."))
    row.contested_at = timezone.now()
    step(row, State.CONTESTED, by=by.person)
    row.save()
    Message.objects.create(municipality=by.municipality, request=row, text=words, by=by.person)
    start_clock("requests.second", by=by, on=row)
    record("requests.contested", by=by, on=row, personal={"text": words})
    told(row, by)
    return row


@transaction.atomic
def rate(*, by: Actor, request: Request, score: int, words: str = "", receipt: str = "") -> Request:
    """From 1 to 5, once, after an answer."""
    require_holder(by, request, receipt)
    row = held(request)
    if not row.may_rate:
        raise ValidationError(_("It was rated already, or is not answered yet."))
    if not 1 <= score <= 5:
        raise ValidationError({"score": _("From 1 to 5.")})
    row.rating, row.rated_at = score, timezone.now()
    row.rating_words = clean_words(words, field="words")
    row.save()
    record("requests.rated", by=by, on=row, data={"score": score}, personal={"text": row.rating_words})
    return row


@transaction.atomic
def withdraw(*, by: Actor, request: Request, receipt: str = "") -> Request:
    """Taken back before anybody worked on it."""
    require_holder(by, request, receipt)
    row = held(request)
    if not row.may_withdraw:
        raise ValidationError(_("It is being worked on: write to the unit instead."))
    step(row, State.WITHDRAWN, by=by.person, words=Text())
    row.save()
    cancel_clock("requests.answer", by=by, on=row)
    record("requests.withdrawn", by=by, on=row)
    told(row, by)
    return row


@transaction.atomic
def support(*, by: Actor, request: Request, browser: str = "") -> bool:
    """ "Me too": counted once, and followed by whoever has an account. False when it was counted before."""
    require(by, "view", request)
    if by.person is not None:
        _row, new = Support.objects.get_or_create(
            request=request, person=by.person, defaults={"municipality": by.municipality}
        )
        follow(by=by, obj=request)
    else:
        digest = browser_digest("requests.support", browser)
        _row, new = Support.objects.get_or_create(
            request=request, person=None, browser=digest, defaults={"municipality": by.municipality}
        )
    if new:
        record("requests.supported", by=by, on=request)
        told(request, by)
    return new
