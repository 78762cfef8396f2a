"""An e-mail backend that sends nothing: every message goes to the outbox page."""

from __future__ import annotations

from collections.abc import Sequence
from email.header import decode_header, make_header
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from mithaq.commons.tenancy.models import scoped_municipality_id

from .enums import Channel
from .models import OutboxMessage


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            keep(message)
        return len(email_messages)


def keep(message: EmailMessage) -> None:
    fields: dict[str, Any] = {
        "municipality_id": scoped_municipality_id(),
        "channel": Channel.EMAIL,
        "sender": str(make_header(decode_header(message.from_email))),
        "recipient": ", ".join(message.recipients()),
        "subject": " ".join(str(message.subject).split()),
        "body": str(message.body),
        "html": html_of(message),
    }
    if key := message.extra_headers.get("Message-ID"):
        OutboxMessage.objects.get_or_create(key=key, defaults=fields)
    else:
        OutboxMessage.objects.create(**fields)


def html_of(message: EmailMessage) -> str:
    alternatives = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    return next((str(content) for content, mimetype in alternatives if mimetype == "text/html"), "")
