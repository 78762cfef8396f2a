"""Saying something about a thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.membership.actions.guests import guest
from mithaq.commons.receipts.codes import new_code
from mithaq.commons.tenancy.enums import Moderation
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of
from mithaq.kit.text import strip_bidi

from ..access import takes_comments
from ..enums import Channel, State
from ..language import gives_contact_away, language_of
from ..limits import refuse_floods, shown_at_once
from ..models import Comment

LONGEST = 4000
LONGEST_NAME = 80


@dataclass(frozen=True)
class Posted:
    """receipt: the code, told once to its author and kept nowhere."""

    comment: Comment
    receipt: str


@transaction.atomic
def post_comment(
    *,
    by: Actor,
    on: Model,
    text: str,
    name: str = "",
    email: str = "",
    phone: str = "",
    place: str = "",
    place_label: Text | None = None,
    channel: str = Channel.WEB,
    language: str | None = None,
    submitted_at: dt.datetime | None = None,
    hold: bool = False,
) -> Posted:
    """Comment on a record whose policy opens the verb `comment`.

    A person signed in speaks under their name; without an account a name is enough, and e-mail or phone
    only serve to tell what became of it. Another channel than the web is an officer writing down what
    somebody said (grant discuss.desk), perhaps on an earlier day (`submitted_at`). hold: a moderator reads it
    first, wherever else comments are shown at once.
    Raises ValidationError by field name.
    """
    if not takes_comments(on):
        raise Denied(f"{record_of(on).code}: comments")
    require(by, "comment", on)
    on_behalf = channel != Channel.WEB
    if on_behalf:
        require_grant(by, "discuss.desk")
    speaker = None if on_behalf else by.person
    text = clean_text(text, country=by.municipality.country)
    name = clean_name(name or (speaker.name if speaker else ""))
    refuse_floods(speaker=speaker, on=on, on_behalf=on_behalf)
    now = timezone.now()
    if submitted_at is None or submitted_at > now or not (on_behalf or by.is_system):
        submitted_at = now
    language = language or language_of(text)
    author = speaker or guest(by=by, name=name, email=email, phone=phone, language=language)
    receipt = new_code()
    after = by.municipality.moderation == Moderation.AFTER and not hold
    at_once = after and shown_at_once(speaker=speaker, on=on)
    comment = Comment(
        subject=on,
        place=place,
        place_label=place_label or Text(),
        author=author,
        name=name,
        organisation=None if on_behalf else by.organisation,
        language=language,
        text=text,
        channel=channel,
        agent=by.person if on_behalf else None,
        receipt_digest=receipt.digest,
        submitted_at=submitted_at,
        state=State.PUBLISHED if at_once else State.PENDING,
        published_at=submitted_at if at_once else None,
    )
    comment.save()
    facts = {"record": record_of(on).code, "id": on.pk, "place": place, "channel": str(channel)}
    record("discuss.received", by=by, on=comment, data=facts, personal={"name": name, "text": text})
    if at_once:
        record("discuss.published", by=by, on=comment, data={"at_once": True})
    return Posted(comment, receipt.shown)


def clean_text(text: str, *, country: str, field: str = "text") -> str:
    """The words without blank edges. Raises ValidationError when there are none, too many, or an address."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise ValidationError({field: _("Write your comment: one sentence is enough.")})
    if len(text) > LONGEST:
        too_long = _("At most %(limit)s characters, you wrote %(length)s.")
        raise ValidationError({field: too_long % {"limit": LONGEST, "length": len(text)}})
    if gives_contact_away(text, country):
        told = _(
            "Everybody can read this text: take the e-mail address or phone number out of it. "
            "To hear of the answer, write it in the field made for it, where nobody sees it."
        )
        raise ValidationError({field: told})
    return text


def clean_name(name: str) -> str:
    # Marks of direction would let a name turn round what stands beside it.
    name = " ".join(strip_bidi(name).split())
    if not name:
        raise ValidationError({"name": _("Write the name to show beside your comment.")})
    if len(name) > LONGEST_NAME:
        raise ValidationError({"name": _("At most %(limit)s characters.") % {"limit": LONGEST_NAME}})
    if "@" in name or sum(character.isdigit() for character in name) > 5:
        raise ValidationError({"name": _("Write a name, without an address or a number.")})
    return name
