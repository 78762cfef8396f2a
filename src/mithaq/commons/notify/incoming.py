"""Answers that come by e-mail: read, checked, stripped of what they quote, and handed to their thread."""

from __future__ import annotations

import enum
import hashlib
import logging
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr
from html.parser import HTMLParser

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import Http404
from django.utils.translation import override

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .links import language_of
from .models import IncomingMail
from .replies import Ticket, read_address, thing_of

log = logging.getLogger("mithaq.mail")

LARGEST = 15 * 1024 * 1024
LONGEST = 4000
MOST_FILES = 5
# Where an address may stand: what the letter says, and what mail servers add when they hand it on.
ADDRESSED = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")


class Outcome(enum.Enum):
    TAKEN = "taken"
    AGAIN = "again"
    AUTOMATIC = "automatic"
    STRANGE = "strange"
    EMPTY = "empty"
    REFUSED = "refused"
    LARGE = "large"


def take_mail(raw: bytes) -> Outcome:
    """One message as it came. What nobody can take is dropped; the log says why, and nothing of whom or what."""
    outcome = _taken(raw)
    log.info("incoming mail", extra={"outcome": outcome.value, "bytes": len(raw)})
    return outcome


def _taken(raw: bytes) -> Outcome:
    if len(raw) > LARGEST:
        return Outcome.LARGE
    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage):
        return Outcome.STRANGE
    if is_automatic(message):
        return Outcome.AUTOMATIC
    ticket = next((found for one in addresses(message) if (found := read_address(one))), None)
    town = Municipality.objects.filter(pk=ticket.town, closed_on__isnull=True).first() if ticket else None
    if ticket is None or town is None:
        return Outcome.STRANGE
    with inside(town):
        return _delivered(message, ticket, town, raw)


def _delivered(message: EmailMessage, ticket: Ticket, town: Municipality, raw: bytes) -> Outcome:
    person = Person.objects.filter(pk=ticket.person, erased_at__isnull=True).first()
    thing = thing_of(ticket)
    # The address is secret, but letters are passed on: only the mailbox it was sent to may answer with it.
    sender = parseaddr(str(message.get("From", "")))[1].lower()
    if person is None or thing is None or not sender or sender != person.email.lower():
        return Outcome.STRANGE
    if not ticket.taker.may(thing, person):
        return Outcome.STRANGE
    text = own_words(body_of(message))
    files = list(files_of(message))
    if not text and not files:
        return Outcome.EMPTY
    mark = str(message.get("Message-ID") or "").encode() or raw
    try:
        with transaction.atomic():
            digest = hashlib.sha256(mark).hexdigest()
            _row, new = IncomingMail.objects.get_or_create(digest=digest, municipality=town)
            if not new:
                return Outcome.AGAIN
            by = Actor(municipality=town, person=person, channel="email")
            with override(language_of(person, town)):
                ticket.taker.take(by, thing, text[:LONGEST], files)
    except (ValidationError, Denied, Http404):
        return Outcome.REFUSED
    return Outcome.TAKEN


def is_automatic(message: EmailMessage) -> bool:
    """Absence notices, bounces, lists, and our own letters coming back: answering them would never end."""
    said = str(message.get("Auto-Submitted", "no")).split(";")[0].strip().lower()
    precedence = str(message.get("Precedence", "")).strip().lower()
    sender = parseaddr(str(message.get("From", "")))[1].lower()
    return (
        said != "no"
        or precedence in ("bulk", "junk", "list", "auto_reply")
        or any(name in message for name in ("List-Id", "X-Autoreply", "X-Autorespond", "X-Loop"))
        or str(message.get("Return-Path", "")).strip() == "<>"
        or message.get_content_type() == "multipart/report"
        or sender in ("", parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower())
        or read_address(sender) is not None
    )


def addresses(message: EmailMessage) -> list[str]:
    values = [str(value) for name in ADDRESSED for value in message.get_all(name, [])]
    return [address for _name, address in getaddresses(values)]


def body_of(message: EmailMessage) -> str:
    """The words: the plain part, else the HTML one without its tags."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, ValueError):
        # A character set nobody knows.
        return ""
    text = str(content)
    return _words_of_html(text) if part.get_content_type() == "text/html" else text


class _Words(HTMLParser):
    BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3"})
    # What mail programs put around what they quote.
    HIDDEN = frozenset({"style", "script", "head", "blockquote"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in self.HIDDEN
        if tag in self.BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in self.HIDDEN))

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _words_of_html(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    return "".join(reader.parts)


# Lines with which mail programs begin what they quote, in the languages of the house.
_QUOTE = re.compile(
    r"^\s*("
    r"-{2,}\s*(original message|message d.origine|message original|الرسالة الأصلية|forwarded message).*"
    r"|_{8,}"
    r"|(on|le|في)\b.{5,200}(wrote|écrit|كتب)\b.*[:：]?"
    r"|(from|de|من)\s*:\s.*@.*"
    r")$",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """What was written, without the letter it answers and without the signature."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line == "-- " or _QUOTE.match(line):
            break
        if not line.startswith(">"):
            kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def files_of(message: EmailMessage) -> Iterator[SimpleUploadedFile]:
    """What is attached, for the house's own checks of files; pictures inside the text are taken too."""
    found = 0
    for part in message.walk():
        name = part.get_filename()
        if part.is_multipart() or not name or found >= MOST_FILES:
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            found += 1
            yield SimpleUploadedFile(name, data, content_type=part.get_content_type())
