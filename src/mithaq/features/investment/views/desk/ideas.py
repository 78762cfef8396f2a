"""Ideas at the desk: reading, joining, examining, asking agencies and councils."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Bulk, Column, Filter
from mithaq.kit.desk.forms import told
from mithaq.kit.i18n import languages
from mithaq.kit.rowforms import posted

from ... import actions
from ...access import OFFICERS
from ...addresses import desk_idea_url, idea_url
from ...enums import ALIVE, SHOWN, Channel, IdeaState, State
from ...forms import AgencyForm, AnswerForm, CouncilForm, MergeForm, OpinionForm, RefusalForm, SheetForm
from ...models import Cycle, Idea, Liaison
from ...queries.cycles import sharing_zones
from ...queries.ideas import liaisons_of, resembling
from ...showing import idea_state_of
from .shared import at_desk, form_page


def publish_all(actor: Actor, ideas: Sequence[Idea], _given: dict[str, Any]) -> int:
    return actions.read_ideas(by=actor, ideas=ideas, publish=True)


class IdeaDesk(OfficersDesk):
    code = "investment_ideas"
    label = _("Ideas")
    intro = _("Read them, join those that say the same, examine them. Nothing is refused without a reason.")
    grants = OFFICERS
    model = Idea
    related = ("zone", "cycle", "sheet", "asked_body", "opinion", "merged_into")
    ordering = ("-submitted_at",)
    searches = True
    columns = (
        Column("title", _("Idea"), main=True),
        Column("zone", _("Zone"), value="zone.name"),
        Column("channel", _("Channel"), value="get_channel_display"),
        Column("submitted_at", _("Received"), kind="day", sort="submitted_at"),
        Column("state", _("State"), value=idea_state_of, kind="chip", sort="state"),
    )
    filters = (
        Filter(
            code="cycle",
            label=_("Year"),
            choices=lambda _actor: [
                (one.code, one.title) for one in Cycle.objects.filter(is_imported=False).order_by("-year")
            ],
            where=lambda rows, value: rows.filter(cycle__code=value),
        ),
        Filter(
            code="zone",
            label=_("Zone"),
            choices=lambda _actor: [(one.code, one) for one in sharing_zones()],
            where=lambda rows, value: rows.filter(zone__code=value),
        ),
        Filter(
            code="state",
            label=_("State"),
            choices=IdeaState.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
        Filter(
            code="channel",
            label=_("Channel"),
            choices=Channel.choices,
            where=lambda rows, value: rows.filter(channel=value),
        ),
    )
    bulk = (
        Bulk(
            code="publish",
            label=_("Publish"),
            run=publish_all,
            may=lambda actor, idea: idea.state == IdeaState.WAITING and allowed(actor, "read", idea),
            explain=_("Everybody reads these ideas from now on."),
        ),
    )
    empty_words = _("Ideas arrive from the web, or are written down on the page of the year.")
    detail_template = "investment/desk/idea.html"

    def search(self, queryset: QuerySet[Any], words: str, actor: Actor) -> QuerySet[Any]:
        found = Q(text__icontains=words)
        for language in languages():
            found |= Q(**{f"title__{language}__icontains": words})
        return queryset.filter(found)

    def create_url(self, actor: Actor) -> str:
        open_ = Cycle.objects.filter(state__in=(State.IDEAS, State.FEASIBILITY)).order_by("-year").first()
        return reverse("investment_write_down", args=[open_.code]) if open_ else ""

    def title(self, obj: Idea) -> Any:
        return obj.title

    def acts(self, actor: Actor, obj: Idea) -> Sequence[dict[str, Any]]:
        found = []
        if obj.state in SHOWN:
            found.append({"label": gettext("See its page"), "url": idea_url(obj), "tone": "quiet"})
        names = []
        if obj.state in (IdeaState.WAITING, IdeaState.PUBLISHED) and allowed(actor, "read", obj):
            names.append(("refuse", gettext("Do not publish")))
        if obj.state in (*ALIVE, IdeaState.WAITING):
            names.append(("merge", gettext("Join to another idea")))
        if obj.state in (*ALIVE, IdeaState.REFUSED) and allowed(actor, "assess", obj):
            names += [("sheet", gettext("Feasibility sheet")), ("agency", gettext("Ask an agency"))]
        if obj.state in ALIVE:
            names.append(("council", gettext("Council to be heard")))
            if obj.asked_body_id:
                names.append(("opinion", gettext("Opinion of the council")))
        return [
            *found,
            *(
                {
                    "label": label,
                    "url": reverse(f"desk_investment_ideas_{name}", args=[obj.pk]),
                    "tone": "quiet",
                }
                for name, label in names
            ),
        ]

    def context(self, actor: Actor, obj: Idea | None) -> dict[str, Any]:
        if obj is None:
            return {}
        zone = obj.zone_id
        alike = resembling(actor, obj.cycle, title=str(obj.title), text=obj.text, zone=zone, but=obj.pk)
        return {
            "may_publish": obj.state in (IdeaState.WAITING, IdeaState.REJECTED)
            and allowed(actor, "read", obj),
            "may_take_up": obj.is_informal and obj.state in ALIVE,
            "alike": [one.idea for one in alike] if obj.state in (*ALIVE, IdeaState.WAITING) else [],
            "liaisons": liaisons_of(actor).filter(idea=obj),
            "opinion": getattr(obj, "opinion", None),
            "sheet": obj.sheet_or_none,
            "backers": obj.supports.count(),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("<int:pk>/refuse/", refuse, name="desk_investment_ideas_refuse"),
            path("<int:pk>/merge/", merge, name="desk_investment_ideas_merge"),
            path("<int:pk>/sheet/", sheet, name="desk_investment_ideas_sheet"),
            path("<int:pk>/agency/", agency, name="desk_investment_ideas_agency"),
            path("<int:pk>/council/", council, name="desk_investment_ideas_council"),
            path("<int:pk>/opinion/", opinion, name="desk_investment_ideas_opinion"),
            path("<int:pk>/act/", act, name="desk_investment_ideas_act"),
            path("answers/<int:pk>/", answer, name="desk_investment_answer"),
            *super().urls(),
        ]


def idea_at_desk(request: TownRequest, pk: int, verb: str = "edit") -> Idea:
    return find(
        request.actor, Idea.objects.select_related("cycle", "zone", "asked_body", "sheet"), verb, pk=pk
    )


@at_desk
def refuse(request: TownRequest, pk: int) -> HttpResponse:
    row = idea_at_desk(request, pk, "read")
    form = RefusalForm(posted(request))
    return form_page(
        request,
        form,
        lambda: (
            actions.read_ideas(
                by=request.actor, ideas=[row], publish=False, reason=form.cleaned_data["reason"]
            )
            or row
        ),
        heading=gettext("Do not publish"),
        back=desk_idea_url(row),
        intro=row.title,
    )


@at_desk
def merge(request: TownRequest, pk: int) -> HttpResponse:
    row = idea_at_desk(request, pk)
    form = MergeForm(posted(request), idea=row, initial={"into": request.GET.get("into")})
    return form_page(
        request,
        form,
        lambda: actions.merge(by=request.actor, idea=row, into=form.cleaned_data["into"]),
        heading=gettext("Join to another idea"),
        back=desk_idea_url(row),
        intro=row.title,
    )


@at_desk
def sheet(request: TownRequest, pk: int) -> HttpResponse:
    row = idea_at_desk(request, pk, "assess")
    present = row.sheet_or_none
    start = {name: getattr(present, name) for name in SheetForm.base_fields} if present else {}
    form = SheetForm(posted(request), initial=start)
    return form_page(
        request,
        form,
        lambda: actions.write_sheet(by=request.actor, idea=row, **form.cleaned_data),
        heading=gettext("Feasibility sheet"),
        back=desk_idea_url(row),
        intro=row.title,
    )


@at_desk
def agency(request: TownRequest, pk: int) -> HttpResponse:
    row = idea_at_desk(request, pk, "assess")
    form = AgencyForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.ask_agency(by=request.actor, idea=row, **form.cleaned_data),
        heading=gettext("Ask an agency"),
        back=desk_idea_url(row),
        intro=row.title,
    )


@at_desk
def answer(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Liaison.objects.select_related("idea", "agency"), "edit", pk=pk)
    form = AnswerForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.write_answer(by=request.actor, liaison=row, **form.cleaned_data),
        heading=gettext("Write the answer"),
        back=desk_idea_url(row.idea),
        intro=row.question,
    )


@at_desk
def council(request: TownRequest, pk: int) -> HttpResponse:
    row = idea_at_desk(request, pk)
    form = CouncilForm(posted(request), initial={"body": row.asked_body_id})
    return form_page(
        request,
        form,
        lambda: actions.require_opinion(by=request.actor, idea=row, **form.cleaned_data),
        heading=gettext("Council to be heard"),
        back=desk_idea_url(row),
        intro=row.title,
    )


@at_desk
def opinion(request: TownRequest, pk: int) -> HttpResponse:
    row = idea_at_desk(request, pk)
    if row.asked_body is None:
        raise Http404
    body = row.asked_body
    form = OpinionForm(posted(request), body=body)

    def give() -> Any:
        given = form.cleaned_data | {"in_favour": form.cleaned_data["in_favour"] == "yes"}
        return actions.give_opinion(by=request.actor, idea=row, body=body, **given)

    return form_page(
        request,
        form,
        give,
        heading=gettext("Opinion of the council"),
        back=desk_idea_url(row),
        intro=body.name,
    )


@at_desk
@require_POST
def act(request: TownRequest, pk: int) -> HttpResponse:
    row = idea_at_desk(request, pk)
    by = request.actor
    match request.POST.get("act", ""):
        case "publish":
            said = gettext("The idea is published.")
            told(request, lambda: actions.read_ideas(by=by, ideas=[row], publish=True), said)
        case "take_up":
            said = gettext("The remark is an idea now, and will be examined.")
            told(request, lambda: actions.take_up(by=by, idea=row), said)
        case _:
            raise Http404
    return redirect(desk_idea_url(row))
