"""What the portal itself tells the house: the town as a record, its events, its administrator, its pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.events import Event, events
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.discuss.access import ADMINISTER, MODERATE
from mithaq.commons.discuss.queries import stuck_appeals
from mithaq.commons.manifest.definitions import DeskItem, MenuItem, Task, Todo, desk_items, menu_items, tasks
from mithaq.commons.moderation.queries import open_work, waiting_appeals, waiting_to_be_read
from mithaq.commons.people.duties import Duty, duties
from mithaq.kit.registry import Record, records

TOWN = Record(
    code="town",
    model="tenancy.Municipality",
    label=_("municipality"),
    label_plural=_("municipalities"),
    policy="mithaq.portal.towndesk.access:TownPolicy",
    url=lambda town: reverse("home"),
    desk_url=lambda town: reverse("desk_town"),
    extra={
        "translate": "mithaq.portal.towndesk.actions:translate_town",
        "translatable": ("name", "tagline", "about", "contact"),
    },
)


def changed_fields(entry: object) -> str:
    """ "name, tagline": which settings were touched, in the reader's words."""
    model = TOWN.model_class()
    names = [str(model._meta.get_field(name).verbose_name) for name in entry.data["fields"]]  # type: ignore[attr-defined]
    return gettext(", ").join(names)


EVENTS = (
    Event(code="town.opened", label=_("opened the town"), public=True),
    Event(code="town.closed", label=_("closed the town"), public=True),
    Event(code="town.reopened", label=_("opened the town again"), public=True),
    Event(code="town.domains_changed", label=_("changed the town’s addresses"), public=True),
    Event(
        code="town.settings_changed",
        label=_("changed the town’s settings"),
        public=True,
        detail=changed_fields,
    ),
    Event(
        code="town.profile_changed",
        label=_("changed a rule of the country profile"),
        public=True,
        detail=lambda entry: entry.data["why"],
    ),
    Event(code="town.term_added", label=_("protected a term"), public=True),
    Event(code="town.term_changed", label=_("changed a protected term"), public=True),
    Event(code="town.term_removed", label=_("stopped protecting a term"), public=True),
)

ADMINISTRATOR = Duty(
    code="town.administrator",
    label=_("Administrator of the town"),
    grants=("town.settings", "town.people", "town.audit"),
    help=_("Sets the town up, gives duties, reads the whole history. Publishes and answers nothing."),
)

MENU = (
    MenuItem(code="contributions", verb="follow", label=_("My contributions"), url="contributions", order=80),
    MenuItem(code="contact", verb="request", label=_("Reach the municipality"), url="contact", order=90),
    MenuItem(
        code="receipt", verb="request", label=_("Find a contribution by its receipt"), url="discuss_receipt"
    ),
    MenuItem(code="zones", verb="look_inside", label=_("Zones"), url="zones", order=60),
    MenuItem(code="in_time", verb="look_inside", label=_("In time?"), url="in_time", order=65),
    MenuItem(code="data", verb="look_inside", label=_("Open data"), url="data", order=70),
    MenuItem(code="log", verb="look_inside", label=_("Public log"), url="log", order=80),
    MenuItem(code="check", verb="look_inside", label=_("Check the results"), url="check", order=85),
    MenuItem(code="help", verb="take_part", label=_("How to take part"), url="help", order=95),
)


def untranslated(actor: Actor) -> int:
    # inline: the queries need every model, and this module is read before they are there
    from .towndesk.translation.queries import count_gaps

    return count_gaps(actor)


def affiliations_waiting(actor: Actor) -> int:
    # inline: as above
    from mithaq.commons.membership.queries import waiting_affiliations

    return waiting_affiliations().count()


DESK = (
    DeskItem(
        code="moderation",
        label=_("Comments to read"),
        url="desk_moderation",
        grants=("discuss.moderate",),
        order=20,
        count=open_work,
    ),
    DeskItem(
        code="answers",
        label=_("Comments to answer"),
        url="desk_answers",
        grants=("discuss.answer",),
        order=21,
    ),
    DeskItem(
        code="functions",
        label=_("Functions and duties"),
        url="desk_functions",
        grants=("town.people",),
        order=80,
    ),
    DeskItem(code="mandates", label=_("Mandates"), url="desk_mandates", grants=("town.people",), order=81),
    DeskItem(
        code="organisations",
        label=_("Organisations"),
        url="desk_organisations",
        grants=("town.people",),
        order=82,
    ),
    DeskItem(
        code="affiliations",
        label=_("Who speaks for whom"),
        url="desk_affiliations",
        grants=("town.people",),
        order=83,
        count=affiliations_waiting,
    ),
    DeskItem(
        code="interests",
        label=_("Declarations of interest"),
        url="desk_interests",
        grants=("town.people", "town.audit"),
        order=84,
    ),
    DeskItem(
        code="translate",
        label=_("Translations"),
        url="desk_translate",
        grants=("translate",),
        order=70,
        count=untranslated,
    ),
    DeskItem(
        code="town", label=_("The town’s settings"), url="desk_town", grants=("town.settings",), order=90
    ),
    DeskItem(code="holidays", label=_("Holidays"), url="desk_holidays", grants=("town.settings",), order=93),
    DeskItem(
        code="synonyms", label=_("Search words"), url="desk_synonyms", grants=("town.settings",), order=94
    ),
    DeskItem(code="history", label=_("Full history"), url="desk_audit", grants=("town.audit",), order=95),
)


def to_read_today(actor: Actor, limit: int) -> list[Todo]:
    """Comments nobody has read, with the moment by which they should be; then appeals."""
    unread = list(waiting_to_be_read(actor)[:limit])
    clocks = clocks_of("plans.comment_moderation", unread)
    return [
        Todo(
            title=Truncator(comment.text).chars(80),
            url=reverse("desk_moderation_object", args=[comment.pk]),
            kind=gettext("Comment to read"),
            due_at=clocks[comment.pk].due_at if comment.pk in clocks else None,
        )
        for comment in unread
    ]


def appeals_today(actor: Actor, limit: int) -> list[Todo]:
    return [
        Todo(
            title=Truncator(comment.text).chars(80),
            url=reverse("desk_moderation_appeal", args=[comment.pk]),
            kind=gettext("Appeal to decide"),
        )
        for comment in waiting_appeals(actor)[:limit]
    ]


def stuck_today(actor: Actor, limit: int) -> list[Todo]:
    """Appeals against the only person who could decide them: somebody else must be appointed."""
    return [
        Todo(
            title=Truncator(comment.text).chars(80),
            url=reverse("desk_functions"),
            kind=gettext("Appeal nobody may decide: appoint another moderator"),
        )
        for comment in stuck_appeals(limit)
    ]


def steps_today(actor: Actor, limit: int) -> list[Todo]:
    # inline: as above
    from .towndesk.steps import first_steps

    return first_steps(actor, limit)


TASKS = (
    Task(
        code="town.first_steps", label=_("Opening the town"), grants=("town.settings",), waiting=steps_today
    ),
    Task(
        code="moderation.read",
        label=_("Comments to read"),
        grants=("discuss.moderate",),
        waiting=to_read_today,
    ),
    Task(
        code="moderation.appeals",
        label=_("Appeals to decide"),
        grants=(MODERATE, ADMINISTER),
        waiting=appeals_today,
    ),
    Task(
        code="moderation.stuck",
        label=_("Appeals nobody may decide"),
        grants=(ADMINISTER,),
        waiting=stuck_today,
    ),
)


def register() -> None:
    records.add(TOWN)
    duties.add(ADMINISTRATOR)
    for event in EVENTS:
        events.add(event)
    for page in MENU:
        menu_items.add(page)
    for item in DESK:
        desk_items.add(item)
    for task in TASKS:
        tasks.add(task)
