"""The desk of the projects: the list, one of them, and where its pages are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.formats import money, number

from ...access import RUN
from ...addresses import project_url
from ...enums import PROPOSED, Stage
from ...models import Project
from ...progress import delay, financial, physical
from ...queries import LATE, late_by, remarks_to_answer
from ...showing import delay_words, stage_chip
from . import acts, lists, remarks, steps


def late_chip(project: Project) -> tuple[str, str] | None:
    words = delay_words(delay(project))
    return (words, "late") if words else None


def percent(value: int | None) -> str:
    return "" if value is None else f"{number(value)} %"


class ProjectDesk(OfficersDesk):
    code = "projects"
    label = _("Projects")
    intro = _("From the idea to the handover: what is written here is public at once.")
    grants = (RUN,)
    model = Project
    related = ("zone",)
    prefetched = ("steps",)
    searches = True
    columns = (
        Column("title", _("Title"), main=True),
        Column("code", _("Code"), sort="code"),
        Column("zone", _("Zone"), value="zone.name"),
        Column("stage", _("Stage"), value=stage_chip, kind="chip", sort="stage"),
        Column("late", _("Delay"), value=late_chip, kind="chip", sort="promised_end"),
        Column("planned_end", _("Planned end"), kind="day", sort="planned_end"),
        Column("work", _("Work done"), value=lambda project: percent(physical(project.steps.all()))),
        Column("paid", _("Paid"), value=lambda project: percent(financial(project))),
    )
    filters = (
        Filter(
            code="stage",
            label=_("Stage"),
            choices=Stage.choices,
            where=lambda rows, value: rows.filter(stage=value),
        ),
        Filter(
            code="show",
            label=_("Show"),
            choices=[(LATE, _("Late"))],
            where=lambda rows, value: rows.filter(late_by()),
        ),
    )
    empty_words = _("Open the first one, or bring in a list of what is being built already.")
    list_template = "projects/desk/list.html"
    detail_template = "projects/desk/project.html"

    def search(self, queryset: QuerySet[Any], words: str, actor: Actor) -> QuerySet[Any]:
        return queryset.filter(code__icontains=words) | queryset.filter(contractor__icontains=words)

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_projects_new")

    def facts(self, actor: Actor, obj: Project) -> Sequence[tuple[Any, Any]]:
        costs = [
            (obj._meta.get_field(name).verbose_name, money(value))  # type: ignore[union-attr]
            for name in ("cost_estimated", "cost_voted", "cost_contracted", "cost_paid")
            if (value := getattr(obj, name)) is not None
        ]
        shown = gettext("everybody") if obj.published else gettext("only officers")
        return [*super().facts(actor, obj), *costs, (_("Contractor"), obj.contractor), (_("Shown to"), shown)]

    def acts(self, actor: Actor, obj: Project) -> Sequence[dict[str, Any]]:
        found = [{"label": gettext("See it on its page"), "url": project_url(obj), "tone": "quiet"}]
        if allowed(actor, "edit", obj):
            wanted = [
                (gettext("Change"), "desk_projects_edit"),
                (gettext("New stage"), "desk_projects_stage"),
                (gettext("New step"), "desk_projects_step_new"),
            ]
            if obj.planned_end and obj.stage not in PROPOSED:
                wanted.append((gettext("Plan the end anew"), "desk_projects_replan"))
            if delay(obj):
                wanted.append((gettext("Say why it is late"), "desk_projects_delay"))
            found += [
                {"label": label, "url": reverse(name, args=[obj.pk]), "tone": "quiet"}
                for label, name in wanted
            ]
        document = {"label": gettext("Add a document"), "url": reverse("desk_projects_file", args=[obj.pk])}
        return [*found, document | {"tone": "quiet"}]

    def context(self, actor: Actor, obj: Project | None) -> dict[str, Any]:
        waiting = remarks_to_answer(actor)
        if obj is None:
            return {"waiting": waiting.count()}
        return {
            "steps": list(obj.steps.prefetch_related("files")),
            "remarks": list(waiting.filter(subject_id=obj.pk)),
            "may_edit": allowed(actor, "edit", obj),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", acts.new, name="desk_projects_new"),
            path("import/", lists.bring, name="desk_projects_import"),
            path("template.csv", lists.template, name="desk_projects_template"),
            path("<int:pk>/edit/", acts.edit, name="desk_projects_edit"),
            path("<int:pk>/stage/", acts.stage, name="desk_projects_stage"),
            path("<int:pk>/replan/", acts.replan, name="desk_projects_replan"),
            path("<int:pk>/delay/", acts.explain_delay, name="desk_projects_delay"),
            path("<int:pk>/publish/", acts.publish, name="desk_projects_publish"),
            path("<int:pk>/file/", acts.document, name="desk_projects_file"),
            path("<int:pk>/steps/new/", steps.new_step, name="desk_projects_step_new"),
            path("steps/<int:pk>/", steps.change_step, name="desk_projects_step"),
            path("steps/<int:pk>/photo/", steps.photo, name="desk_projects_step_photo"),
            path("steps/<int:pk>/remove/", steps.remove_step, name="desk_projects_step_remove"),
            path("remarks/<int:pk>/", remarks.answer, name="desk_projects_answer"),
            *super().urls(),
        ]
