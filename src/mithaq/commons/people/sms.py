"""Sending a text message: the interface of a gateway, and the one this installation uses."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

OUTBOX = "mithaq.commons.notify.sms.OutboxGateway"


class Gateway(Protocol):
    """What a class named by MITHAQ_SMS offers; made anew for each message."""

    def send(self, phone: str, text: str) -> None:
        """Hand one message over. phone: E.164. Raises OSError when the gateway does not take it."""


class MemoryGateway:
    """For tests: keeps messages in `sent` and goes nowhere."""

    sent: list[tuple[str, str]] = []

    def send(self, phone: str, text: str) -> None:
        self.sent.append((phone, text))


def send_sms(phone: str, text: str, key: str = "") -> None:
    """Send `text` to an E.164 number through the gateway of the settings.

    key: sent again with the same one, gateways that offer `send_once` send it once.
    """
    chosen = OUTBOX if settings.MITHAQ_SMS == "outbox" else settings.MITHAQ_SMS
    gateway: Gateway = import_string(chosen)()
    if key and hasattr(gateway, "send_once"):
        gateway.send_once(phone, text, key)
    else:
        gateway.send(phone, text)


def messages_leave() -> bool:
    """Whether somebody can get a message: by a gateway, or, where nothing is real, from the outbox page.

    In production the outbox shows nobody anything: what is secret must not go there, since all of it is kept.
    """
    return settings.MITHAQ_SMS != "outbox" or settings.PROFILE != "production"
