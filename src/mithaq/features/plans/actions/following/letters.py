"""The letter that asks an institution for its update, with a link of its own."""

from __future__ import annotations

from django.urls import reverse

from mithaq.commons.notify.letters import e_mail, letter
from mithaq.commons.notify.links import address_of
from mithaq.commons.tenancy.context import inside
from mithaq.kit.formats import day as shown_day
from mithaq.kit.formats import quarter
from mithaq.kit.i18n import active_language

from ...models import UpdateRequest
from ...wording_following import reminder_title, request_title
from .links import new_link

LETTERS = {"request": request_title, "reminder": reminder_title}


def send_letter(request: UpdateRequest, kind: str, day: str) -> None:
    """In the town's first language; nothing when it was answered meanwhile or there is nowhere to write to.

    Handed over twice, it is one message to a mailbox (same Message-ID); each carries a link that opens.
    """
    to, town = request.organisation.contact_email, request.municipality
    if not request.is_open or not to:
        return
    _link, token = new_link(request)
    with inside(town, town.default_language):
        extra = {
            "request": request,
            "organisation": str(request.organisation),
            "plan": str(request.plan),
            "quarter": quarter(request.quarter),
            "due": shown_day(request.due_on),
            "is_reminder": kind == "reminder",
            "path": reverse("plan_answer", args=[token]),
            "language": active_language(),
        }
        composed = letter(
            f"update-{request.pk}-{kind}-{day}", town, LETTERS[kind](request), "update_request", extra, None
        )
        e_mail(composed, town, to).send()


def whole_address(request: UpdateRequest, token: str) -> str:
    """The link as an officer passes it on."""
    return f"{address_of(request.municipality)}{reverse('plan_answer', args=[token])}"
