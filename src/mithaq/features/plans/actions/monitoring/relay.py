"""Writing to the monitor without knowing its address: the house passes the message on and forgets it."""

from __future__ import annotations

import datetime as dt
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.tenancy.context import inside

from ...models import Plan, RelayMessage
from ...queries.monitoring.people import mailboxes_of

LONGEST = 4000
# More than citizens write to one monitor within an hour; above it only a machine does.
MOST_PER_HOUR = 20
SEND = "plans.relay"


@transaction.atomic
def write_to_monitor(
    *, by: Actor, plan: Plan, text: str, name: str = "", email: str = "", passes_address: bool = False
) -> RelayMessage:
    """Take a message for the plan's monitor; a job passes it on. Raises ValidationError with a sentence.

    The sender's address leaves the house only where they agreed (`passes_address`).
    """
    require(by, "view", plan)
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("Write your message.")})
    if len(text) > LONGEST:
        raise ValidationError({"text": _("At most %s characters, please.") % LONGEST})
    if passes_address and not email:
        raise ValidationError({"email": _("Give the address at which the monitor may answer you.")})
    if not mailboxes_of(plan):
        raise ValidationError(_("No address of the monitor is known yet, so nothing can be passed on."))
    hour_ago = timezone.now() - dt.timedelta(hours=1)
    # The plan's row is locked so that two messages at once are counted one after the other.
    Plan.objects.select_for_update().get(pk=plan.pk)
    if RelayMessage.objects.filter(plan=plan, received_at__gt=hour_ago).count() >= MOST_PER_HOUR:
        raise ValidationError(
            _("Many messages arrived within the hour. Please try again later; keep your text.")
        )
    message = RelayMessage.objects.create(
        municipality=plan.municipality,
        plan=plan,
        name=" ".join(name.split())[:80],
        email=email if passes_address else "",
        passes_address=passes_address,
        text=text,
        language=(get_language() or "en").split("-")[0],
    )
    enqueue(SEND, message_id=message.pk)
    return message


def pass_on(message_id: int) -> None:
    """Send one message to every mailbox of the monitor, each by itself, then erase its words. Safe to run twice."""
    message = (
        RelayMessage.objects.select_related("plan", "municipality")
        .filter(pk=message_id, sent_at__isnull=True)
        .first()
    )
    if message is None:
        return
    town = message.municipality
    with inside(town, town.default_language):
        for number, address in enumerate(mailboxes_of(message.plan)):
            _letter(message, address, number).send()
    RelayMessage.objects.filter(pk=message.pk).update(sent_at=timezone.now(), text="", email="", name="")


def _letter(message: RelayMessage, address: str, number: int) -> EmailMessage:
    """In the town's first language; the message itself stays in its own."""
    plan, town = message.plan, message.municipality
    lines = [
        _("Somebody writes to you as the monitor of “%(plan)s”, through the form of %(town)s.")
        % {"plan": plan.title, "town": town.name},
        "",
        f"{message.name}:" if message.name else _("Without a name:"),
        "",
        message.text,
        "",
        _("They agreed that you answer them directly: reply to this message.")
        if message.passes_address
        else _("They did not give you their address, so an answer cannot reach them this way."),
    ]
    subject = _("A message to the monitor: %(plan)s") % {"plan": plan.title}
    sender = formataddr((str(town.name), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    # The same for every attempt, so that a mailbox (and the outbox) keeps it once; tells nothing of anybody.
    headers = {"Message-ID": f"<relay-{message.pk}-{number}@{settings.MITHAQ_DOMAIN}>"}
    replies = [message.email] if message.passes_address else []
    return EmailMessage(
        " ".join(subject.split()), "\n".join(lines), sender, [address], reply_to=replies, headers=headers
    )
