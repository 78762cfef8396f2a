"""What the house must know about projects."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import Manifest, MenuItem
from mithaq.commons.people.duties import Duty
from mithaq.kit.registry import Record

from .access import RUN
from .addresses import desk_project_url, project_url, step_url
from .chapters import CHAPTERS
from .clocks import CLOCKS
from .events import EVENTS
from .exports import PROJECTS
from .screens import BLOCKS, DESK, PANELS, TALLIES, TASKS

TRANSLATE = "mithaq.registers.projects.actions:translate"

MANIFEST = Manifest(
    feature="projects",
    label=_("Projects"),
    records=(
        Record(
            code="projects.project",
            model="projects.Project",
            label=_("project"),
            label_plural=_("projects"),
            policy="mithaq.registers.projects.access:ProjectPolicy",
            title=lambda project: project.title,
            url=project_url,
            desk_url=desk_project_url,
            comments=True,
            attachments=True,
            followable=True,
            searchable=("title", "summary", "code", "contractor"),
            dataset=PROJECTS,
            parents=lambda project: [project.zone] if project.zone_id else [],
            extra={"translate": TRANSLATE},
        ),
        Record(
            code="projects.step",
            model="projects.Step",
            label=_("step of a project"),
            label_plural=_("steps of projects"),
            policy="mithaq.registers.projects.access:StepPolicy",
            title=lambda step: step.title,
            url=step_url,
            attachments=True,
            parent=lambda step: step.project,
            extra={"translate": TRANSLATE, "search_related": ("project",)},
        ),
        Record(
            code="projects.remark",
            model="projects.Remark",
            label=_("remark on a project"),
            label_plural=_("remarks on projects"),
            policy="mithaq.registers.projects.access:RemarkPolicy",
            attachments=True,
            parent=lambda remark: remark.project,
            extra={"search_related": ("project", "comment")},
        ),
    ),
    events=EVENTS,
    duties=(
        Duty(
            code="projects.technician",
            label=_("Running projects"),
            grants=(RUN,),
            help=_("Writes projects, their stages, costs and steps, and answers remarks from the site."),
        ),
    ),
    clocks=CLOCKS,
    menu=(MenuItem(code="projects", verb="follow", label=_("Municipal projects"), url="projects", order=30),),
    desk=DESK,
    blocks=BLOCKS,
    tasks=TASKS,
    panels=PANELS,
    tallies=TALLIES,
    chapters=CHAPTERS,
    demo="mithaq.registers.projects.demo:fill",
    demo_order=60,
)
