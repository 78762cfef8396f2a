"""What the house must know about access to information."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import DeskItem, Door, Manifest, MenuItem
from mithaq.commons.people.duties import Duty

from .access import HANDLE, INDEX, OFFICERS, QUESTIONS, REVIEW
from .clocks import CLOCKS
from .events import EVENTS
from .records import RECORDS
from .screens import TALLIES, TASKS
from .yearbook import CHAPTERS

MANIFEST = Manifest(
    feature="information",
    label=_("Access to information"),
    records=RECORDS,
    events=EVENTS,
    clocks=CLOCKS,
    duties=(
        Duty(
            code="information.officer",
            label=_("answers requests for information and keeps what is published unasked"),
            grants=(HANDLE, INDEX, QUESTIONS),
        ),
        Duty(
            code="information.reviewer",
            label=_("decides on reviews of refused information"),
            grants=(REVIEW,),
        ),
        Duty(
            code="information.questions",
            label=_("keeps the register of questions"),
            grants=(QUESTIONS,),
        ),
    ),
    menu=(
        MenuItem(
            code="information", verb="request", label=_("Access to information"), url="information", order=20
        ),
        MenuItem(code="questions", verb="request", label=_("Questions"), url="questions", order=30),
        MenuItem(
            code="transparency",
            verb="look_inside",
            label=_("What is published unasked"),
            url="transparency",
            order=66,
        ),
    ),
    desk=(
        DeskItem(
            code="information",
            label=_("Requests for information"),
            url="desk_information",
            grants=OFFICERS,
            order=30,
        ),
        DeskItem(
            code="questions",
            label=_("Register of questions"),
            url="desk_questions",
            grants=(QUESTIONS,),
            order=31,
        ),
        DeskItem(
            code="transparency",
            label=_("What is published unasked"),
            url="desk_transparency",
            grants=(INDEX,),
            order=32,
        ),
    ),
    doors=(
        Door(
            code="information",
            label=_("I want to see a document or know a figure"),
            text=_("A request for information. The law gives the municipality a term to answer."),
            url="information_ask",
            icon="document",
            order=60,
        ),
        Door(
            code="question",
            label=_("I have a question that everybody may read"),
            text=_("It is entered into the register of questions, with the answer."),
            url="question_ask",
            icon="info",
            order=70,
        ),
    ),
    tasks=TASKS,
    chapters=CHAPTERS,
    tallies=TALLIES,
    demo="mithaq.features.information.demo:fill",
    demo_order=70,
)
