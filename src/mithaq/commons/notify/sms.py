"""Text messages: the gateway of the settings, the outbox, and an example for a real provider.

`MITHAQ_SMS` is "outbox" or the dotted path of a class with `send(phone, text)` (see `commons.people.sms`): it
hands one message over to the provider, or raises OSError, and the job tries again later. phone: E.164; text:
at most a few hundred characters. Neither may be put into a log or into an exception's message.

A class may also offer `send_once(phone, text, key)`: two calls with one key are one message. Without it, a
message that a dying worker held in its hands is not repeated: nobody can tell whether it left.
"""

from __future__ import annotations

import json
import os
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from mithaq.commons.people.sms import OUTBOX
from mithaq.commons.tenancy.models import scoped_municipality_id

from .enums import Channel
from .models import OutboxMessage


class OutboxGateway:
    """Keeps messages for the outbox page."""

    def send(self, phone: str, text: str) -> None:
        self.send_once(phone, text, None)

    def send_once(self, phone: str, text: str, key: str | None) -> None:
        fields: dict[str, Any] = {
            "municipality_id": scoped_municipality_id(),
            "channel": Channel.SMS,
            "recipient": phone,
            "body": text,
        }
        if key:
            OutboxMessage.objects.get_or_create(key=key, defaults=fields)
        else:
            OutboxMessage.objects.create(**fields)


class HttpGateway:
    """For providers that take a JSON POST: {"to", "text", "from"} with a bearer token and an Idempotency-Key.

    Set MITHAQ_SMS=mithaq.commons.notify.sms.HttpGateway and the environment variables SMS_GATEWAY_URL (https),
    SMS_GATEWAY_TOKEN and SMS_GATEWAY_SENDER. A provider with another form gets a class of its own like this one.
    """

    timeout_seconds = 20

    def __init__(self) -> None:
        self.url = os.environ.get("SMS_GATEWAY_URL", "")
        self.token = os.environ.get("SMS_GATEWAY_TOKEN", "")
        self.sender = os.environ.get("SMS_GATEWAY_SENDER", "")
        if urlsplit(self.url).scheme not in self.schemes:
            raise ImproperlyConfigured(
                "SMS_GATEWAY_URL is no https address. Hint: https://gateway.example/send"
            )

    schemes: tuple[str, ...] = ("https",)

    def send(self, phone: str, text: str) -> None:
        self.send_once(phone, text, None)

    def send_once(self, phone: str, text: str, key: str | None) -> None:
        body = json.dumps({"to": phone, "text": text, "from": self.sender}).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        if key:
            headers["Idempotency-Key"] = key
        request = urllib.request.Request(self.url, body, headers)  # noqa: S310  the scheme is checked above
        # A refusal (4xx, 5xx) raises HTTPError, which is an OSError: the job tries again.
        urllib.request.urlopen(request, timeout=self.timeout_seconds).close()  # noqa: S310


def gateway() -> Any:
    return import_string(OUTBOX if settings.MITHAQ_SMS == "outbox" else settings.MITHAQ_SMS)()
