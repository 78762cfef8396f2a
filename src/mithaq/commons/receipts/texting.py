"""The receipt as a text message: the code and where it opens, once, to whoever left a number."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.people.models import Person
from mithaq.commons.people.sms import send_sms
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.queries import address_of
from mithaq.kit.text import isolate

from .codes import grouped, plain


def _box() -> Fernet:
    """A job waits in the database, where no code is ever readable."""
    key = hashlib.sha256(b"receipts.text." + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def text_receipt(*, person: Person, code: str, digest: str) -> None:
    """Have the code sent to the person's number, in the current transaction; nothing without a number."""
    if person.phone:
        sealed = _box().encrypt(plain(code).encode()).decode()
        enqueue("receipts.text", key=f"receipts.text:{digest}", person_id=person.pk, sealed=sealed)


def send_text(*, person: Person, sealed: str) -> None:
    """Hand the message over; the same message, asked for again, is recognised by gateways that can."""
    if not person.phone or person.erased_at is not None:
        return
    code = _box().decrypt(sealed.encode()).decode()
    town = person.municipality
    with inside(town, person.language or town.default_language):
        link = address_of(town) + reverse("receipt_scanned", args=[code])
        words = _("your receipt is %(code)s") % {"code": isolate(grouped(code))}
        key = hashlib.sha256(f"receipts.text:{sealed}".encode()).hexdigest()
        send_sms(person.phone, f"{isolate(town.name)}: {words}\n{isolate(link)}", key=key)
