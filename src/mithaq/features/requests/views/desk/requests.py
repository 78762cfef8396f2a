"""The queue: what came, what is due, what was contested; one request with everything about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.commons.clocks.enums import ClockState
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import clocks_on
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.people.models import Person
from mithaq.kit.desk import Bulk, Column, Filter
from mithaq.registers.places.models import Zone

from ... import actions
from ...access import OFFICE, OFFICERS
from ...actions.filing import question_lines
from ...addresses import request_url
from ...enums import MOVES, OPEN, Field, Kind, Publicity, State
from ...forms import GiveForm, officers
from ...models import Category, Request
from ...queries import units
from ...showing import place_of, title_of, way_of
from . import acts

OPEN_CLOCKS = [one for one in ClockState if one != ClockState.DONE]


def open_promises() -> QuerySet[Clock]:
    """Those made about requests. The states that are open are named: an index knows them."""
    about = ContentType.objects.get_for_model(Request)
    return Clock.objects.filter(subject_type=about, state__in=OPEN_CLOCKS)


def due_of(rows: QuerySet[Request]) -> QuerySet[Request]:
    """With the soonest promise that is still open, as `due_at`."""
    clocks = open_promises().filter(subject_id=OuterRef("pk"))
    return rows.annotate(due_at=Subquery(clocks.order_by("due_at").values("due_at")[:1]))


def standing(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value == "open":
        return rows.filter(state__in=OPEN)
    if value == "late":
        # Read once from the promises; `due_at` would be looked up for every row of the register.
        return rows.filter(pk__in=open_promises().filter(due_at__lt=timezone.now()).values("subject_id"))
    if value == "contested":
        return rows.filter(state=State.CONTESTED)
    if value == "read":
        return rows.filter(publicity=Publicity.WAITING)
    if value == "nobody":
        return rows.filter(state__in=OPEN, assignee__isnull=True)
    return rows


def named(model: Any, key: str = "pk") -> Any:
    return lambda actor: [(getattr(one, key), str(one.name)) for one in model.objects.all()]


def table_of(row: Request) -> int | None:
    return row.assignee_id


def put_back(actor: Actor, row: Request, before: int | None) -> Request:
    person = Person.objects.filter(pk=before).first() if before is not None else None
    return actions.assign(by=actor, request=row, person=person)


class RequestDesk(OfficersDesk):
    code = "requests"
    label = _("What people tell us")
    intro = _(
        "Every request is owed an answer in words, by its date. The address of this list keeps your filters."
    )
    grants = OFFICERS
    model = Request
    related = ("category", "zone", "unit", "assignee")
    ordering = ("-received_at", "-pk")
    searches = True
    columns = (
        Column("reference", _("Request"), value=title_of, main=True, sort="received_at"),
        Column("zone", _("Zone"), value="zone.name"),
        Column("unit", _("Unit in charge"), value="unit.name"),
        Column("assignee", _("Officer"), value="assignee.name"),
        Column(
            "state",
            _("State"),
            value=lambda row: (row.get_state_display(), row.tone),
            kind="chip",
            sort="state",
        ),
        Column("priority", _("Priority"), value=lambda row: row.get_priority_display(), sort="priority"),
        Column("due", _("Due"), value="due_at", kind="due", sort="due_at"),
        Column("received", _("Received"), value="received_at", kind="day", sort="received_at"),
    )
    filters = (
        Filter(
            code="standing",
            label=_("Which"),
            choices=(
                ("open", _("still open")),
                ("late", _("past their date")),
                ("contested", _("contested answers")),
                ("nobody", _("on nobody’s table")),
                ("read", _("to read for publication")),
            ),
            where=standing,
        ),
        Filter(
            code="assignee",
            label=_("Officer"),
            choices=lambda actor: [(one.pk, one.name) for one in officers()],
            where=lambda rows, value: rows.filter(assignee=value),
        ),
        Filter(
            code="state",
            label=_("State"),
            choices=State.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
        Filter(
            code="kind",
            label=_("Kind"),
            choices=Kind.choices,
            where=lambda rows, value: rows.filter(category__kind=value),
        ),
        Filter(
            code="field",
            label=_("Field"),
            choices=Field.choices,
            where=lambda rows, value: rows.filter(category__field=value),
        ),
        Filter(
            code="category",
            label=pgettext_lazy("request", "Subject"),
            choices=named(Category, "code"),
            where=lambda rows, value: rows.filter(category__code=value),
        ),
        Filter(
            code="zone",
            label=_("Zone"),
            choices=named(Zone, "code"),
            where=lambda rows, value: rows.filter(zone__code=value),
        ),
        Filter(
            code="unit",
            label=_("Unit in charge"),
            choices=lambda actor: [(one.code, str(one.name)) for one in units()],
            where=lambda rows, value: rows.filter(unit__code=value),
        ),
    )
    bulk = (
        Bulk(
            code="mine",
            before=table_of,
            undo=put_back,
            label=_("Put on my table"),
            run=lambda actor, rows, given: sum(
                bool(actions.assign(by=actor, request=row, person=actor.person)) for row in rows
            ),
            may=lambda actor, row: row.state in OPEN and allowed(actor, "route", row),
        ),
        Bulk(
            code="give",
            before=table_of,
            undo=put_back,
            label=_("Give to a colleague"),
            explain=_(
                "At the end of a shift or before a leave: choose the officer in the list, then all rows."
            ),
            form=GiveForm,
            run=lambda actor, rows, given: sum(
                bool(actions.assign(by=actor, request=row, person=given["person"])) for row in rows
            ),
            may=lambda actor, row: row.state in OPEN and allowed(actor, "route", row),
        ),
        Bulk(
            code="nobody",
            before=table_of,
            undo=put_back,
            label=_("Put back on nobody’s table"),
            run=lambda actor, rows, given: sum(
                bool(actions.assign(by=actor, request=row, person=None)) for row in rows
            ),
            may=lambda actor, row: row.assignee_id is not None and allowed(actor, "route", row),
        ),
        Bulk(
            code="accept",
            label=_("Accept"),
            run=lambda actor, rows, given: sum(
                bool(actions.move(by=actor, request=row, state=State.ACCEPTED)) for row in rows
            ),
            may=lambda actor, row: row.state == State.RECEIVED and allowed(actor, "work", row),
        ),
    )
    empty_words = _("Nothing matches, or nobody has told the municipality anything yet.")
    detail_template = "requests/desk/request.html"

    def queryset(self, actor: Actor) -> QuerySet[Any]:
        return due_of(super().queryset(actor))

    def title(self, obj: Request) -> str:
        return title_of(obj)

    def search(self, queryset: QuerySet[Any], words: str, actor: Actor) -> QuerySet[Any]:
        number = words.rpartition("/")[2]
        found = Q(text__icontains=words) | Q(landmark__icontains=words) | Q(name__icontains=words)
        if number.isascii() and number.isdigit() and len(number) < 9:
            found |= Q(number=int(number))
        return queryset.filter(found)

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_requests_new") if actor.has(OFFICE) else ""

    def acts(self, actor: Actor, obj: Request) -> Sequence[dict[str, Any]]:
        found = []
        if obj.publicity == Publicity.SHOWN:
            found.append({"label": gettext("See its page"), "url": request_url(obj), "tone": "quiet"})
        may_work = allowed(actor, "work", obj)
        wanted = [
            (may_work and bool(MOVES.get(State(obj.state))), gettext("Next step"), "move", ""),
            (allowed(actor, "decide", obj), gettext("Decide on the contest"), "decide", ""),
            (may_work, gettext("Write"), "write", "quiet"),
            (may_work and obj.state in OPEN, gettext("Send where it belongs"), "route", "quiet"),
            (may_work and obj.state in OPEN, gettext("Join to another"), "merge", "quiet"),
            (
                obj.publicity != Publicity.PRIVATE and allowed(actor, "read", obj),
                gettext("What everybody reads"),
                "read",
                "quiet" if obj.publicity != Publicity.WAITING else "",
            ),
        ]
        for may, label, name, tone in wanted:
            if may:
                url = reverse(f"desk_requests_{name}", args=[obj.pk])
                found.append({"label": label, "url": url, "tone": tone})
        return found

    def context(self, actor: Actor, obj: Request | None) -> dict[str, Any]:
        if obj is None:
            return {}
        return {
            "place": place_of(obj),
            "questions": question_lines(obj),
            "clocks": list(clocks_on(obj)),
            "way": way_of(list(obj.steps.select_related("unit"))),
            "talk": obj.messages.select_related("by"),
            "files": attachments_of(system(obj.municipality), obj),
            "supporters": obj.supports.count(),
            "duplicates": obj.duplicates.select_related("category"),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", acts.walk_in, name="desk_requests_new"),
            path("<int:pk>/move/", acts.move, name="desk_requests_move"),
            path("<int:pk>/decide/", acts.decide, name="desk_requests_decide"),
            path("<int:pk>/write/", acts.write, name="desk_requests_write"),
            path("<int:pk>/route/", acts.route, name="desk_requests_route"),
            path("<int:pk>/merge/", acts.merge, name="desk_requests_merge"),
            path("<int:pk>/read/", acts.read, name="desk_requests_read"),
            *super().urls(),
        ]
