"""Filing a request for information, and what its asker does with it afterwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import cancel_clock, resume_clock, start_clock
from mithaq.commons.discuss.language import language_of
from mithaq.commons.membership.actions.guests import guest
from mithaq.commons.receipts.codes import new_code
from mithaq.commons.tenancy.context import profile_of

from ..access import HANDLE, require_asker
from ..enums import (
    ANSWER_CLOCK,
    MOVES,
    REVIEW_CLOCK,
    RUNNING,
    URGENT,
    AccessForm,
    Channel,
    FileFormat,
    State,
    StepKind,
)
from ..law import law_of
from ..models import Inquiry, Step
from ..queries import may_review
from .numbering import enter

LONGEST = 4000
HOUR = dt.timedelta(hours=1)
# Above this only a machine writes: the database is protected, and nobody's address is looked at.
STRANGERS_PER_HOUR = 1000


@dataclass(frozen=True)
class Asked:
    """receipt: the code, told once to the asker and kept nowhere."""

    inquiry: Inquiry
    receipt: str


@transaction.atomic
def ask(
    *,
    by: Actor,
    text: str,
    name: str = "",
    email: str = "",
    phone: str = "",
    form: str = AccessForm.ELECTRONIC,
    file_format: str = FileFormat.AS_HELD,
    urgent: bool = False,
    may_publish: bool = False,
    channel: str = Channel.WEB,
    language: str = "",
    filed_at: dt.datetime | None = None,
) -> Asked:
    """File a request and start the clock of the law. Raises ValidationError by field name.

    Another channel than the web is an officer writing it down (grant information.handle), perhaps on a later day
    than it came (`filed_at`). urgent counts only where the law knows a shorter term for it.
    """
    on_behalf = channel != Channel.WEB
    if on_behalf:
        require_grant(by, HANDLE)
    speaker = None if on_behalf else by.person
    text, name = clean(text), " ".join((name or (speaker.name if speaker else "")).split())
    if law_of(by.municipality).asks_name and not name:
        raise ValidationError({"name": _("The law asks for the name of whoever asks for information.")})
    now = timezone.now()
    if filed_at is None or filed_at > now or not (on_behalf or by.is_system):
        filed_at = now
    if speaker is None and not on_behalf and not by.is_system:
        _refuse_floods()
    language = language or language_of(text)
    code = new_code()
    urgent = urgent and URGENT in profile_of(by.municipality).deadlines
    inquiry = enter(
        Inquiry(
            municipality=by.municipality,
            text=text,
            name=name[:80],
            person=speaker or guest(by=by, name=name[:80], email=email, phone=phone, language=language),
            language=language,
            form=form,
            file_format=file_format,
            urgent=urgent,
            may_publish=may_publish,
            channel=channel,
            agent=by.person if on_behalf else None,
            filed_at=filed_at,
            receipt_digest=code.digest,
        )
    )
    facts = {"reference": inquiry.reference, "channel": str(channel), "urgent": urgent}
    record("information.asked", by=by, on=inquiry, data=facts, personal={"name": name, "text": text})
    start_clock(ANSWER_CLOCK, by=by, on=inquiry, started_at=filed_at, deadline=URGENT if urgent else None)
    return Asked(inquiry, code.shown)


def clean(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise ValidationError({"text": _("Write what you want to know: one sentence is enough.")})
    if len(text) > LONGEST:
        raise ValidationError({"text": _("At most %(limit)s characters.") % {"limit": LONGEST}})
    return text


def _refuse_floods() -> None:
    recent = Inquiry.objects.filter(filed_at__gt=timezone.now() - HOUR, channel=Channel.WEB).count()
    if recent >= STRANGERS_PER_HOUR:
        raise ValidationError(_("Too many requests arrive just now. Please try again in an hour."))


def move(inquiry: Inquiry, state: str) -> None:
    """Raises ValidationError when that state may not follow; the caller saves."""
    if state not in MOVES[State(inquiry.state)]:
        told = _("This is not possible any more: the request is “%(state)s”.")
        raise ValidationError(told % {"state": State(inquiry.state).label})
    inquiry.state = state


def hold(inquiry: Inquiry) -> Inquiry:
    """The row as it is now, locked until the transaction ends."""
    inquiry.refresh_from_db(from_queryset=Inquiry.objects.select_for_update())
    return inquiry


def step(inquiry: Inquiry, kind: str, by: Actor, text: str = "", *, inside: bool = False) -> Step:
    return Step.objects.create(inquiry=inquiry, kind=kind, text=text, inside=inside, by=by.person)


@transaction.atomic
def clarify(*, by: Actor, inquiry: Inquiry, text: str, receipt: str = "") -> None:
    """The asker says what is meant; the clock goes on."""
    require_asker(by, hold(inquiry), receipt)
    text = clean(text)
    move(inquiry, State.OPEN)
    inquiry.save(update_fields=["state"])
    step(inquiry, StepKind.CLARIFIED, by, text)
    resume_clock(ANSWER_CLOCK, by=by, on=inquiry)
    record("information.clarified", by=by, on=inquiry, personal={"text": text})


@transaction.atomic
def take_back(*, by: Actor, inquiry: Inquiry, receipt: str = "") -> None:
    """The asker does not want it any more."""
    require_asker(by, hold(inquiry), receipt)
    if inquiry.state not in RUNNING:
        raise ValidationError(_("It is decided already."))
    move(inquiry, State.WITHDRAWN)
    inquiry.save(update_fields=["state"])
    step(inquiry, StepKind.WITHDRAWN, by)
    cancel_clock(ANSWER_CLOCK, by=by, on=inquiry)
    record("information.withdrawn", by=by, on=inquiry)


@transaction.atomic
def ask_review(*, by: Actor, inquiry: Inquiry, text: str = "", receipt: str = "") -> None:
    """The asker wants the refusal looked at again by somebody else, within the term of the law."""
    require_asker(by, hold(inquiry), receipt)
    if not may_review(inquiry):
        raise ValidationError(_("A review cannot be asked for any more, or not here."))
    move(inquiry, State.REVIEW)
    inquiry.save(update_fields=["state"])
    step(inquiry, StepKind.REVIEW, by, text.strip()[:LONGEST])
    start_clock(REVIEW_CLOCK, by=by, on=inquiry)
    record("information.review_asked", by=by, on=inquiry, personal={"text": text})
