"""What can happen to a request, in the words of its history, and whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Appointment, Person
from mithaq.commons.people.queries import holders_of, in_force, stand_in_of
from mithaq.kit.i18n import Text

from .access import ANSWER, HEAD, OFFICE
from .addresses import desk_url, mine_url, request_url
from .enums import State
from .models import Request
from .showing import title_of


def about(entry: Entry) -> Request:
    return cast(Request, entry.subject)


def words(entry: Entry) -> str:
    return str(Text(entry.data.get("words") or entry.data.get("reason") or {}))


def state_and_words(entry: Entry) -> str:
    label = str(State(entry.data["state"]).label)
    said = words(entry)
    return f"{label}: {said}" if said else label


def name_of(entry: Entry) -> str:
    return str(entry.data["name"])


def sender(entry: Entry) -> list[Person]:
    row = about(entry)
    return [row.author] if row.author is not None and row.author.erased_at is None else []


def where_sender(entry: Entry) -> str:
    """An account reads its own page; a guest opens it with the receipt."""
    row = about(entry)
    has_account = row.author is not None and row.author.user_id is not None
    return mine_url(row) if has_account else reverse("receipt")


def in_charge(entry: Entry) -> Iterable[Person]:
    """Whoever has it on their table; else the unit's officers; else the office."""
    row = about(entry)
    if row.assignee is not None:
        return [stand_in_of(row.assignee, timezone.localdate()) or row.assignee]
    held = Appointment.objects.filter(in_force(timezone.localdate()), function__organisation=row.unit_id)
    members = set(held.values_list("person_id", flat=True))
    holders = holders_of((ANSWER, HEAD), timezone.localdate())
    return [one for one in holders if one.pk in members] or holders_of(OFFICE, timezone.localdate())


def assigned_to(entry: Entry) -> list[Person]:
    row = about(entry)
    return [row.assignee] if row.assignee is not None and row.assignee_id != entry.person_id else []


def deciders(entry: Entry) -> list[Person]:
    row = about(entry)
    holders = holders_of((HEAD, OFFICE), timezone.localdate())
    return [one for one in holders if one.pk not in (row.answered_by_id, row.author_id)]


def to_sender(title: Any, body: Callable[[Entry], Any]) -> Notify:
    return Notify(
        to=sender,
        title=lambda entry: (
            gettext("%(what)s: %(request)s") % {"what": title, "request": title_of(about(entry))}
        ),
        body=body,
        url=where_sender,
    )


def to_officers(title: Any, to: Callable[[Entry], Iterable[Person]]) -> Notify:
    return Notify(
        to=to,
        title=lambda entry: (
            gettext("%(what)s: %(request)s") % {"what": title, "request": title_of(about(entry))}
        ),
        body=lambda entry: "",
        url=lambda entry: desk_url(about(entry)),
    )


def followers_of_shown(entry: Entry) -> str:
    return request_url(about(entry))


FOLLOWERS = Notify(
    to="followers",
    title=lambda entry: (
        gettext("%(what)s: %(request)s")
        % {"what": State(entry.data["state"]).label, "request": title_of(about(entry))}
    ),
    body=words,
    url=followers_of_shown,
)
ANSWERED = to_sender(_("Your request is answered"), state_and_words)


def given_to(entry: Entry) -> str:
    """ "Rim", or "Rim; meanwhile Hedi"."""
    wanted = [entry.data.get("person"), entry.data.get("meanwhile")]
    names = {one.pk: str(one) for one in Person.objects.filter(pk__in=[pk for pk in wanted if pk])}
    who, stands_in = (names.get(pk, "") for pk in wanted)
    if not stands_in:
        return who
    return gettext("%(person)s, who is away: %(stand_in)s stands in") % {"person": who, "stand_in": stands_in}


EVENTS = (
    Event(
        code="requests.received",
        label=_("told the municipality something"),
        personal=("name", "text"),
        notify=to_officers(_("New"), in_charge),
    ),
    Event(
        code="requests.shown",
        label=_("showed a request to everybody"),
        public=True,
        notify=to_sender(_("Everybody can read it now"), lambda entry: ""),
    ),
    Event(
        code="requests.withheld",
        label=_("did not show a request to everybody"),
        detail=words,
        notify=to_sender(_("It is answered and not shown"), words),
    ),
    Event(
        code="requests.moved",
        label=_("moved a request on"),
        detail=state_and_words,
        notify=to_sender(_("Your request goes on"), state_and_words),
    ),
    Event(
        code="requests.answered",
        label=_("answered a request"),
        public=True,
        detail=state_and_words,
        notify=(ANSWERED, FOLLOWERS),
    ),
    Event(
        code="requests.answered_privately",
        label=_("answered a request"),
        detail=state_and_words,
        notify=ANSWERED,
    ),
    Event(
        code="requests.assigned",
        label=_("gave a request to an officer"),
        detail=given_to,
        notify=to_officers(_("For you"), assigned_to),
    ),
    Event(code="requests.priority_set", label=_("set the priority of a request")),
    Event(
        code="requests.handed_over",
        label=_("handed a request to another unit"),
        detail=words,
        notify=(
            to_officers(_("Handed to your unit"), in_charge),
            to_sender(_("Another unit takes it"), words),
        ),
    ),
    Event(code="requests.recategorised", label=_("put a request under another subject")),
    Event(
        code="requests.merged",
        label=_("joined a request to another"),
        notify=to_sender(_("Others told us the same"), lambda entry: str(entry.data["into"])),
    ),
    Event(
        code="requests.written_to",
        label=_("wrote to the sender"),
        personal=("text",),
        notify=to_sender(
            _("The municipality writes to you"), lambda entry: (entry.personal or {}).get("text", "")
        ),
    ),
    Event(code="requests.noted", label=_("wrote an internal note"), personal=("text",)),
    Event(
        code="requests.written_back",
        label=_("wrote to the unit"),
        personal=("text",),
        notify=to_officers(_("The sender writes"), in_charge),
    ),
    Event(
        code="requests.contested",
        label=_("contested an answer"),
        personal=("text",),
        notify=to_officers(_("Contested"), deciders),
    ),
    Event(
        code="requests.contest_decided",
        label=_("decided on what was contested"),
        detail=state_and_words,
        notify=to_sender(_("A second officer looked again"), state_and_words),
    ),
    Event(code="requests.rated", label=_("rated an answer"), personal=("text",)),
    Event(code="requests.supported", label=_("told the same")),
    Event(code="requests.withdrawn", label=_("withdrew a request")),
    Event(code="requests.closed", label=_("closed a request that nobody contested")),
    Event(code="requests.category_saved", label=_("changed a subject of requests"), public=True),
    Event(code="requests.category_closed", label=_("closed a subject of requests"), public=True),
    Event(code="requests.routed", label=_("changed which unit serves which zone"), public=True),
    Event(code="requests.reply_saved", label=_("wrote a prepared answer")),
    Event(
        code="requests.key_issued",
        label=_("gave an application a key"),
        detail=name_of,
    ),
    Event(
        code="requests.key_revoked",
        label=_("took back the key of an application"),
        detail=name_of,
    ),
    Event(
        code="requests.endpoint_saved",
        label=_("changed how requests are sent on to another body"),
        detail=name_of,
    ),
    Event(
        code="requests.endpoint_closed",
        label=_("stopped sending requests on to another body"),
        detail=name_of,
    ),
    Event(
        code="requests.forwarded",
        label=_("sent a request on to another body"),
        detail=name_of,
        notify=to_sender(_("Sent on to another body"), name_of),
    ),
    Event(
        code="requests.forward_failed",
        label=_("could not send a request on to another body"),
        detail=name_of,
        notify=to_officers(_("Could not be sent on"), in_charge),
    ),
    Event(
        code="requests.partner_heard",
        label=_("heard from another body about a request"),
        detail=lambda entry: f"{entry.data['name']}: {entry.data['status']}",
    ),
    Event(code="requests.translated", label=_("translated a text"), public=True),
)
