"""Composing what leaves the house: e-mails as text and HTML, text messages, in the receiver's language."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import direction
from mithaq.kit.text import isolate

from .enums import Channel
from .links import Stop, address_of, confirm_path, stop_path
from .models import Delivery, Follow
from .replies import reply_address
from .wording import one_line, subject_title, words_of


@dataclass(frozen=True)
class Letter:
    """One message, ready to go. key: the same for every attempt; text: of an SMS, or the plain part."""

    key: str
    subject: str
    text: str
    html: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def notice_letter(row: Delivery) -> Letter:
    """One notification by itself. Inside the town, in the receiver's language."""
    words = words_of(row.notification)
    town, key = row.municipality, f"notice-{row.pk}"
    if row.channel == Channel.SMS:
        return short(key, town, words.title, words.url)
    stop = Stop(row.person_id, row.notification.kind, row.channel)
    composed = letter(key, town, words.title, "notice", {"words": words}, stop)
    subject = row.notification.entry.subject
    if subject is not None and (answer_to := reply_address(subject, row.person)):
        composed.headers["Reply-To"] = answer_to
    return composed


def digest_letter(rows: list[Delivery], due_at: dt.datetime) -> Letter:
    """Everything that happened since the last one, grouped by what it happened to."""
    first = rows[0]
    town = first.municipality
    key = f"digest-{first.person_id}-{first.notification.kind}-{first.channel}-{due_at:%Y%m%d%H%M}"
    title = ngettext(
        "%(count)d piece of news from %(town)s", "%(count)d pieces of news from %(town)s", len(rows)
    ) % {"count": len(rows), "town": one_line(town.name)}
    if first.channel == Channel.SMS:
        return short(key, town, title, "/")
    groups: dict[str, list[Any]] = {}
    for row in rows:
        line = {"words": words_of(row.notification), "at": row.notification.entry.at}
        groups.setdefault(subject_title(row.notification), []).append(line)
    stop = Stop(first.person_id, first.notification.kind, first.channel)
    return letter(key, town, title, "digest", {"groups": list(groups.items())}, stop)


def confirmation_letter(follow: Follow) -> Letter:
    """Asks a guest whether it was really they who asked to follow."""
    town = follow.municipality
    title = _("Follow “%(subject)s”: please confirm") % {"subject": subject_title(follow)}
    extra = {"subject_title": subject_title(follow), "confirm_path": confirm_path(follow)}
    return letter(f"confirm-{follow.pk}-{follow.asked_at}", town, title, "confirm", extra, None)


def letter(
    key: str, town: Municipality, title: str, template: str, extra: dict[str, Any], stop: Stop | None
) -> Letter:
    language = (get_language() or town.default_language).split("-")[0]
    base = address_of(town)
    shown = {
        "town": town,
        "base": base,
        "title": title,
        "language": language,
        "direction": direction(language),
        "stop_path": stop_path(stop) if stop else "",
        **extra,
    }
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    if stop:
        headers["List-Unsubscribe"] = f"<{base}{shown['stop_path']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    text = render_to_string(f"notify/mail/{template}.txt", shown)
    html = render_to_string(f"notify/mail/{template}.html", shown)
    # Mail programs of another direction would tear mixed lines apart.
    subject = isolate(title) if direction(language) == "rtl" else title
    return Letter(key, subject, text, html, headers)


def short(key: str, town: Municipality, title: str, path: str) -> Letter:
    """A text message: who, what, where. The isolates keep its parts in order in every direction."""
    text = f"{isolate(town.name)}: {isolate(title)}"
    return Letter(key, title, f"{text}\n{isolate(address_of(town) + path)}" if path else text)


def message_id(key: str, town: Municipality) -> str:
    """The same for every attempt: a mailbox that gets it twice knows. Tells nothing about the receiver."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY}:{town.pk}:{key}".encode()).hexdigest()[:32]
    return f"<{digest}@{settings.MITHAQ_DOMAIN}>"


def e_mail(composed: Letter, town: Municipality, to: str) -> EmailMultiAlternatives:
    """With the town's name as the sender."""
    sender = formataddr((one_line(town.name), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    headers = {**composed.headers, "Message-ID": message_id(composed.key, town)}
    message = EmailMultiAlternatives(composed.subject, composed.text, sender, [to], headers=headers)
    message.attach_alternative(composed.html, "text/html")
    return message
