"""The lists: functions and who holds them, mandates, organisations, who speaks for them, interests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.commons.people.duties import duties
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import (
    Affiliation,
    Appointment,
    Function,
    InterestDeclaration,
    Mandate,
    Organisation,
)
from mithaq.kit import formats
from mithaq.kit.desk import Bulk, Column, Filter

from ...access import PEOPLE
from ...actions import organisations

OPEN_OR_NOT = (("open", _("open")), ("closed", _("closed")))


def ended(field: str) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    """A filter by whether the day in `field` was written."""
    return lambda rows, value: rows.filter(**{f"{field}__isnull": value == "open"})


def state(day: Any, good: Any, over: Any) -> tuple[Any, str]:
    return (over, "quiet") if day else (good, "good")


class FunctionDesk(OfficersDesk):
    code, label, grants, model = "functions", _("Functions"), (PEOPLE,), Function
    list_template = "membership/functions.html"
    intro = _("A function carries duties, whoever holds it. It is handed over or closed, never deleted.")
    columns = (
        Column("title", _("Title of the function"), main=True),
        Column("holders", _("Held by"), value=lambda one: ", ".join(map(str, holders(one)))),
        Column("duties", _("Duties"), value=lambda one: ", ".join(duty_names(one))),
        Column("organisation", _("Organisation"), value="organisation.name"),
        Column("mandate", _("Mandate"), value="mandate.name"),
        Column("opened_on", _("Opened on"), kind="day", sort="opened_on"),
        Column(
            "state", _("State"), value=lambda one: state(one.closed_on, _("open"), _("closed")), kind="chip"
        ),
    )
    filters = (Filter(code="state", label=_("State"), choices=OPEN_OR_NOT, where=ended("closed_on")),)
    related = ("organisation", "mandate")
    prefetched = ("appointments__person",)

    def title(self, obj: Function) -> Any:
        return obj.title

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_function_new")

    def facts(self, actor: Actor, obj: Function) -> Sequence[tuple[Any, Any]]:
        held = sorted(obj.appointments.all(), key=lambda one: one.starts_on, reverse=True)
        return [*super().facts(actor, obj), *((_("Holder"), in_words(one)) for one in held)]

    def acts(self, actor: Actor, obj: Function) -> Sequence[dict[str, Any]]:
        over = act(_("Hand over"), "desk_function_hand_over", obj, "quiet")
        if obj.closed_on is not None:
            return [over]
        running = [one for one in obj.appointments.all() if one.ends_on is None]
        return [
            act(_("Appoint somebody"), "desk_function_appoint", obj),
            over,
            act(_("Change the duties"), "desk_function_duties", obj, "quiet"),
            *(
                act(gettext("End: %(person)s") % {"person": one.person}, "desk_appointment_end", one, "quiet")
                for one in running
            ),
            act(_("Close"), "desk_function_close", obj, "danger"),
        ]


def holders(function: Function) -> list[Any]:
    today = timezone.localdate()
    return [
        one.person
        for one in function.appointments.all()
        if one.starts_on <= today and (one.ends_on is None or one.ends_on >= today)
    ]


def duty_names(function: Function) -> list[str]:
    return [str(duties.get(code).label) if code in duties else code for code in function.duties]


def in_words(appointment: Appointment) -> str:
    names = {"person": appointment.person, "first": formats.day(appointment.starts_on)}
    if appointment.ends_on is None:
        return gettext("%(person)s, from %(first)s") % names
    names["last"] = formats.day(appointment.ends_on)
    return gettext("%(person)s, from %(first)s until %(last)s") % names


def act(label: Any, url: str, obj: Model, tone: str = "") -> dict[str, Any]:
    return {"label": label, "url": reverse(url, kwargs={"pk": obj.pk}), "tone": tone}


class MandateDesk(OfficersDesk):
    code, label, grants, model = "mandates", _("Mandates"), (PEOPLE,), Mandate
    intro = _("A term of office groups its functions: when it ends they close together, and stay readable.")
    columns = (
        Column("name", _("Name"), main=True),
        Column("starts_on", _("From"), kind="day", sort="starts_on"),
        Column("ends_on", _("Until"), kind="day", sort="ends_on"),
        Column("end_reason", _("Why it ended")),
        Column("functions", _("Functions"), value=lambda one: len(one.functions.all()), kind="number"),
    )
    prefetched = ("functions",)
    ordering = ("-starts_on",)

    def title(self, obj: Mandate) -> Any:
        return obj.name

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_mandate_new")

    def acts(self, actor: Actor, obj: Mandate) -> Sequence[dict[str, Any]]:
        return [] if obj.ends_on else [act(_("End this mandate"), "desk_mandate_end", obj, "danger")]


class OrganisationDesk(OfficersDesk):
    code, label, grants, model = "organisations", _("Organisations"), (PEOPLE,), Organisation
    columns = (
        Column("name", _("Name"), main=True),
        Column("kind", _("Kind"), value="get_kind_display", sort="kind"),
        Column("parent", _("Part of"), value="parent.name"),
        Column("verified_on", _("Verified on"), kind="day", sort="verified_on"),
        Column(
            "state", _("State"), value=lambda one: state(one.closed_on, _("open"), _("closed")), kind="chip"
        ),
    )
    filters = (
        Filter(
            code="kind",
            label=_("Kind"),
            choices=OrganisationKind.choices,
            where=lambda rows, value: rows.filter(kind=value),
        ),
        Filter(code="state", label=_("State"), choices=OPEN_OR_NOT, where=ended("closed_on")),
    )
    bulk = (
        Bulk(
            code="verify",
            label=_("Verify"),
            may=lambda actor, one: one.closed_on is None and one.verified_on is None,
            run=lambda actor, rows, data: each(
                rows, lambda one: organisations.verify_organisation(by=actor, organisation=one)
            ),
            explain=_("You have seen their statutes, their register number or the like."),
        ),
    )
    related = ("parent",)
    ordering = ("code",)

    def title(self, obj: Organisation) -> Any:
        return obj.name

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_organisation_new")

    def acts(self, actor: Actor, obj: Organisation) -> Sequence[dict[str, Any]]:
        if not allowed(actor, "edit", obj):
            return []
        return [
            act(_("Edit"), "desk_organisation_edit", obj),
            act(_("Close"), "desk_organisation_close", obj, "danger"),
        ]


def each(rows: Sequence[Any], run: Callable[[Any], Any]) -> int:
    for row in rows:
        run(row)
    return len(rows)


class AffiliationDesk(OfficersDesk):
    code, label, grants, model = "affiliations", _("Who speaks for whom"), (PEOPLE,), Affiliation
    columns = (
        Column("person", _("Person"), main=True),
        Column("organisation", _("Organisation"), value="organisation.name"),
        Column("role", pgettext_lazy("in an organisation", "Role")),
        Column("starts_on", _("From"), kind="day", sort="starts_on"),
        Column("ends_on", _("Until"), kind="day"),
        Column("state", _("State"), value=lambda one: affiliation_state(one), kind="chip"),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=(("waiting", _("waits for confirmation")), ("confirmed", _("confirmed"))),
            where=lambda rows, value: rows.filter(
                confirmed_at__isnull=value == "waiting", ends_on__isnull=True
            ),
        ),
    )
    bulk = (
        Bulk(
            code="confirm",
            label=_("Confirm"),
            may=lambda actor, one: allowed(actor, "decide", one),
            run=lambda actor, rows, data: each(
                rows, lambda one: organisations.confirm_affiliation(by=actor, affiliation=one)
            ),
        ),
        Bulk(
            code="refuse",
            label=_("Refuse"),
            may=lambda actor, one: allowed(actor, "decide", one),
            run=lambda actor, rows, data: each(
                rows, lambda one: organisations.refuse_affiliation(by=actor, affiliation=one)
            ),
            danger=True,
        ),
        Bulk(
            code="end",
            label=_("End it"),
            may=lambda actor, one: one.confirmed_at is not None and allowed(actor, "end", one),
            run=lambda actor, rows, data: each(
                rows, lambda one: organisations.end_affiliation(by=actor, affiliation=one)
            ),
            danger=True,
        ),
    )
    related = ("person", "organisation")

    def title(self, obj: Affiliation) -> Any:
        return obj.person

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_affiliation_new")


def affiliation_state(one: Affiliation) -> tuple[Any, str]:
    if one.confirmed_at is None:
        return (_("refused or taken back"), "quiet") if one.ends_on else (_("waits for confirmation"), "soon")
    return state(one.ends_on, _("confirmed"), _("ended"))


class InterestDesk(OfficersDesk):
    code, label, grants, model = (
        "interests",
        _("Declarations of interest"),
        (PEOPLE, "town.audit"),
        InterestDeclaration,
    )
    intro = _("Each is written by the person concerned; nobody else can add, change or remove one.")
    columns = (
        Column("person", _("Person"), main=True),
        Column("organisation", _("Organisation"), value="organisation.name"),
        Column("statement", _("What the interest is")),
        Column("starts_on", _("From"), kind="day", sort="starts_on"),
        Column("ends_on", _("Until"), kind="day"),
    )
    filters = (Filter(code="state", label=_("State"), choices=OPEN_OR_NOT, where=ended("ends_on")),)
    related = ("person", "organisation")

    def title(self, obj: InterestDeclaration) -> Any:
        return obj.person
