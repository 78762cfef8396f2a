"""The officers' table of activities, one of them, and its publication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.conflicts import EditConflict
from mithaq.kit.desk import Column, Filter
from mithaq.kit.rowforms import posted, sent
from mithaq.registers.meetings.addresses import desk_meeting_url

from ... import actions
from ...access import OFFICERS, READERS
from ...addresses import activity_url
from ...enums import Method
from ...forms import ActivityForm, GroupsForm, WithdrawForm
from ...models import Activity, Headcount
from ...queries.cells import exact_cells, exact_counts, names_now, tables_of
from ...queries.census import balances
from ...queries.declared import comparisons
from ...queries.gathering import gathered_exactly, meeting_of
from . import census, counts, declared, lists
from .shared import at_desk, form_page, kept_activity, to_activity


def _state(activity: Activity) -> tuple[str, str]:
    return (gettext("published"), "good") if activity.published_at else (gettext("not published"), "soon")


class ParticipationDesk(OfficersDesk):
    code = "participation"
    label = _("Participation records")
    intro = _("Write down an activity on its day, count who came, publish. Sums make themselves.")
    grants = READERS
    model = Activity
    related = ("zone", "release")
    ordering = ("-held_on", "-pk")
    columns = (
        Column("title", _("Activity"), main=True),
        Column("held_on", _("Day"), kind="day", sort="held_on"),
        Column("method", _("How"), value=lambda one: one.get_method_display(), sort="method"),
        Column("zone", _("Zone"), value=lambda one: str(one.zone.name) if one.zone else ""),
        Column("state", _("State"), value=_state, kind="chip", sort="published_at"),
    )
    filters = (
        Filter(
            code="method",
            label=_("How"),
            choices=Method.choices,
            where=lambda rows, value: rows.filter(method=value),
        ),
        Filter(
            code="state",
            label=_("State"),
            choices=(("published", _("published")), ("open", _("not published"))),
            where=lambda rows, value: rows.filter(published_at__isnull=value == "open"),
        ),
    )
    empty_words = _("Write down the first activity, then count who came.")
    list_template = "outreach/desk/list.html"
    detail_template = "outreach/desk/activity.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_participation_new") if actor.has(*OFFICERS) else ""

    def acts(self, actor: Actor, obj: Activity) -> Sequence[dict[str, Any]]:
        found = []
        if allowed(actor, "edit", obj):
            counts_here = allowed(actor, "count", obj)
            found = [
                {"label": label, "url": reverse(f"desk_participation_{name}", args=[obj.pk]), "tone": tone}
                for may, label, name, tone in (
                    (counts_here, gettext("Count"), "counts", ""),
                    (counts_here, gettext("Bring in a list"), "list", "quiet"),
                    (True, gettext("Groups"), "groups", "quiet"),
                    (True, gettext("Change"), "edit", "quiet"),
                )
                if may
            ]
            meeting = meeting_of(obj)
            if meeting is not None:
                label = gettext("Counted with the meeting")
                found.insert(0, {"label": label, "url": desk_meeting_url(meeting), "tone": "quiet"})
        if obj.published_at:
            found.append({"label": gettext("See its page"), "url": activity_url(obj), "tone": "quiet"})
        return found

    def context(self, actor: Actor, obj: Activity | None) -> dict[str, Any]:
        if obj is None:
            return {"may_write": actor.has(*OFFICERS)}
        cells = exact_cells(exact_counts(Headcount.objects.filter(activity=obj)))
        names = names_now()
        found = gathered_exactly(Activity.objects.filter(pk=obj.pk))
        return {
            "gathered": found,
            "tables": tables_of(cells, names) if found.people else [],
            "balances": balances(cells, names) if found.people else [],
            "comparisons": comparisons(actor, obj, found),
            "imports": obj.imports.all(),
            "may_write": allowed(actor, "edit", obj),
            "may_publish": allowed(actor, "publish", obj),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new, name="desk_participation_new"),
            path("declare/", declared.new, name="desk_participation_declare"),
            path("declared/<int:pk>/", declared.edit, name="desk_participation_declared"),
            path("census/", census.figures, name="desk_participation_census"),
            path("census/<int:pk>/remove/", census.remove, name="desk_participation_census_remove"),
            path("list.csv", lists.template, name="desk_participation_template"),
            path("counts/<int:pk>/", counts.edit, name="desk_participation_count"),
            path("lists/<int:pk>/undo/", lists.undo, name="desk_participation_list_undo"),
            path("<int:pk>/edit/", edit, name="desk_participation_edit"),
            path("<int:pk>/counts/", counts.counts, name="desk_participation_counts"),
            path("<int:pk>/list/", lists.bring, name="desk_participation_list"),
            path("<int:pk>/groups/", groups, name="desk_participation_groups"),
            path("<int:pk>/publish/", publish, name="desk_participation_publish"),
            path("<int:pk>/withdraw/", withdraw, name="desk_participation_withdraw"),
            *super().urls(),
        ]


@at_desk
def new(request: TownRequest) -> HttpResponse:
    """?about= comes from the page of the record it was about."""
    form = ActivityForm(posted(request), actor=request.actor, initial={"about": request.GET.get("about", "")})
    activity = sent(form, lambda: actions.add_activity(by=request.actor, fields=form.values))
    if activity is not None:
        told = gettext("Saved. Now count who came.")
        if meeting_of(activity) is not None:
            told = gettext("Saved. Whoever came is counted with the meeting, once for both.")
        messages.success(request, told)
        return to_activity(activity)
    return form_page(request, None, form, gettext("New activity"))


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    activity = kept_activity(request, pk)
    form = ActivityForm(posted(request), row=activity, actor=request.actor)
    if sent(
        form,
        lambda: actions.change_activity(
            by=request.actor, activity=activity, fields=form.values, seen=form.cleaned_data["seen"]
        ),
    ):
        messages.success(request, gettext("Saved."))
        return to_activity(activity)
    return form_page(request, activity, form, gettext("Change"))


@at_desk
def groups(request: TownRequest, pk: int) -> HttpResponse:
    activity = kept_activity(request, pk)
    form = GroupsForm(posted(request), activity=activity)
    if form.is_bound and form.is_valid():
        try:
            actions.set_organisations(
                by=request.actor,
                activity=activity,
                organisations=form.cleaned_data["organisations"],
                seen=form.was_ticked,
            )
        except EditConflict:
            form.show_conflict()
        else:
            messages.success(request, gettext("Saved."))
            return to_activity(activity)
    return form_page(request, activity, form, gettext("Groups"))


@at_desk
@require_POST
def publish(request: TownRequest, pk: int) -> HttpResponse:
    activity = kept_activity(request, pk)
    try:
        release = actions.publish_counts(by=request.actor, activity=activity)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        told = gettext("Published. Numbers under five, and what would give them away, are hidden.")
        if not release.has_tables:
            told = gettext(
                "Published: the total only. Fewer than five people were added or taken out since the last tables, "
                "and the difference would describe them."
            )
        messages.success(request, told)
    return to_activity(activity)


@at_desk
def withdraw(request: TownRequest, pk: int) -> HttpResponse:
    activity = kept_activity(request, pk)
    form = WithdrawForm(posted(request))
    if sent(form, lambda: actions.unpublish_counts(by=request.actor, activity=activity, **form.cleaned_data)):
        messages.success(request, gettext("Taken back from the public pages."))
        return to_activity(activity)
    return form_page(request, activity, form, gettext("Take back from the public pages"))
