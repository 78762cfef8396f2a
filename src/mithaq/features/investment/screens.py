"""What the programme shows elsewhere: home, zones, projects, the officers' day, bulletins, receipts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.manifest.definitions import (
    Block,
    Chapter,
    Door,
    Fact,
    Panel,
    Passage,
    Period,
    Tally,
    Task,
    Todo,
)
from mithaq.commons.people.models import Person
from mithaq.commons.receipts.openers import Mine, Opener
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import number

from .access import ANIMATE, ASSESS, RUN
from .addresses import (
    application_url,
    desk_cycle_url,
    desk_idea_url,
    idea_url,
    own_idea_url,
    zone_url,
)
from .enums import SHOWN, Fate, IdeaState, Kind, State
from .models import Application, Envelope, Idea, Liaison
from .queries.cycles import composition, cycles_of, running
from .queries.ideas import by_channel, shown_ideas
from .queries.votes import projects_from
from .showing import fate_of, idea_state_of, state_of


def open_now(actor: Actor) -> dict[str, Any] | None:
    """The running year, on the home page; while people vote, the vote itself stands there."""
    cycle = running(actor)
    if cycle is None or cycle.state == State.VOTING:
        return None
    return {
        "cycle": cycle,
        "state": state_of(cycle),
        "may_suggest": cycle.state == State.IDEAS,
        "phase": cycle.phases.filter(code=cycle.state).first(),
    }


def of_zone(actor: Actor, zone: Any) -> dict[str, Any] | None:
    """The zone's money this year and its ideas, on the page of the zone."""
    cycle = running(actor)
    envelope = Envelope.objects.filter(cycle=cycle, zone=zone).first() if cycle else None
    if cycle is None or envelope is None:
        return None
    return {
        "cycle": cycle,
        "envelope": envelope,
        "ideas": shown_ideas(actor, cycle).filter(zone=zone).count(),
        "url": zone_url(cycle, zone),
    }


def of_project(actor: Actor, project: Any) -> dict[str, Any] | None:
    """The idea from which a project was born."""
    idea = project.source
    if not isinstance(idea, Idea) or idea.state not in SHOWN:
        return None
    return {"idea": idea, "url": idea_url(idea)}


def to_read(actor: Actor, limit: int) -> Iterable[Todo]:
    rows = visible(actor, Idea.objects.filter(state=IdeaState.WAITING), "read")
    for idea in rows.order_by("submitted_at")[:limit]:
        yield Todo(title=idea.title, url=desk_idea_url(idea), kind=_("idea to be read"))


def to_examine(actor: Actor, limit: int) -> Iterable[Todo]:
    rows = Idea.objects.filter(
        state=IdeaState.PUBLISHED, is_informal=False, cycle__state__in=(State.IDEAS, State.FEASIBILITY)
    )
    for idea in visible(actor, rows, "assess").order_by("submitted_at")[:limit]:
        yield Todo(title=idea.title, url=desk_idea_url(idea), kind=_("idea to be examined"))


def late_agencies(actor: Actor, limit: int) -> Iterable[Todo]:
    rows = visible(actor, Liaison.objects.filter(answered_on__isnull=True)).select_related("idea", "agency")
    late = [one for one in rows.order_by("asked_on") if one.is_overdue]
    for one in late[:limit]:
        yield Todo(title=one.agency.name, url=desk_idea_url(one.idea), kind=_("an agency has not answered"))


def applications(actor: Actor, limit: int) -> Iterable[Todo]:
    rows = visible(actor, Application.objects.filter(fate=Fate.WAITING), "decide")
    for one in rows.select_related("call__cycle").order_by("submitted_at")[:limit]:
        yield Todo(
            title=one.call.title, url=desk_cycle_url(one.call.cycle), kind=_("application to be decided")
        )


def ideas_by_town() -> Mapping[int, int]:
    """How many published ideas each town has; for the list of towns, which opens no town's scope."""
    with scopes_disabled():
        rows = Idea.objects.filter(state__in=SHOWN).order_by()
        return dict(rows.values_list("municipality").annotate(Count("pk")))


def ideas_in_words(count: int) -> str:
    return ngettext("%(number)s idea", "%(number)s ideas", count) % {"number": number(count)}


def write(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    """Ideas of the period by the way they came, what was decided, and the sectors of an economic plan."""
    nobody = anonymous(municipality)
    days = (period.starts_on, period.ends_on)
    ideas = Idea.objects.filter(state__in=SHOWN, submitted_at__date__range=days)
    if came := ideas.count():
        yield Fact(label=gettext("Ideas for the investment programme"), value=came)
        yield Fact(
            label=gettext("of them chosen by the vote"),
            value=ideas.filter(state=IdeaState.CHOSEN).count(),
        )
    for cycle in (
        cycles_of(nobody).filter(year__range=(days[0].year, days[1].year)).prefetch_related("sectors")
    ):
        ways = by_channel(cycle)
        if ways:
            yield Passage(
                title=gettext("%(year)s: how ideas came") % {"year": cycle.title},
                heads=(gettext("Channel"), gettext("Ideas"), gettext("Informal remarks")),
                rows=tuple(ways),
            )
        members = composition(cycle)
        if members:
            yield Passage(
                title=gettext("%(year)s: members by category") % {"year": cycle.title},
                heads=(gettext("Category"), gettext("Members")),
                rows=tuple((one.label, one.count) for one in members),
            )
        if cycle.kind == Kind.ECONOMIC and (sectors := list(cycle.sectors.annotate(n=Count("ideas")))):
            yield Passage(
                title=gettext("%(year)s: sectors") % {"year": cycle.title},
                heads=(
                    gettext("Sector"),
                    gettext("Businesses"),
                    gettext("Jobs"),
                    gettext("What is proposed"),
                    gettext("Ideas"),
                ),
                rows=tuple(
                    (str(one.name), one.businesses or "", one.jobs or "", str(one.measure), one.n)
                    for one in sectors
                ),
            )


def _mine_ideas(person: Person) -> Sequence[Mine]:
    rows = list(
        Idea.objects.filter(author=person, erased_at__isnull=True)
        .select_related("sheet", "merged_into")
        .order_by("-submitted_at")[:50]
    )
    projects = projects_from(rows)
    found = []
    for idea in rows:
        project = projects.get(idea.pk)
        steps: list[tuple[Any, Any, Any]] = []
        sheet = idea.sheet_or_none
        if sheet is not None and sheet.verdict:
            steps.append((sheet.get_verdict_display(), sheet.written_at, sheet.reason))
        if project is not None:
            steps.append((_("Became a project"), project.opened_at, project.get_stage_display()))
        found.append(
            Mine(
                title=idea.title,
                kind=_("idea"),
                url=own_idea_url(idea),
                sent_at=idea.submitted_at,
                state=idea_state_of(idea),
                steps=tuple(steps),
            )
        )
    return found


def _mine_applications(person: Person) -> Sequence[Mine]:
    rows = Application.objects.filter(person=person).select_related("call").order_by("-submitted_at")[:50]
    return [
        Mine(
            title=one.call.title,
            kind=_("application"),
            url=application_url(one),
            sent_at=one.submitted_at,
            state=fate_of(one),
        )
        for one in rows
    ]


OPENERS = (
    Opener(
        code="investment.idea",
        find=lambda digests: Idea.objects.filter(receipt_digest__in=digests).first(),
        url=own_idea_url,
        title=lambda idea: idea.title,
        lines=lambda idea: [(_("zone"), idea.zone), (_("where, near what"), idea.landmark)],
        mine=_mine_ideas,
    ),
    Opener(
        code="investment.application",
        find=lambda digests: (
            Application.objects.filter(receipt_digest__in=digests).select_related("call").first()
        ),
        url=application_url,
        title=lambda application: application.call.title,
        lines=lambda application: [(_("on behalf of"), application.get_category_display())],
        mine=_mine_applications,
    ),
)
BLOCKS = (
    Block(
        code="investment.open",
        slot="open_now",
        template="investment/blocks/open_now.html",
        context=open_now,
        order=20,
    ),
)
DOORS = (
    Door(
        code="investment.idea",
        label=_("I have an idea for my neighbourhood"),
        text=_("It is examined, costed and put to the vote of your zone."),
        url="investment_suggest",
        icon="pin",
        order=30,
    ),
)
PANELS = (
    Panel(
        code="investment.zone",
        on="places.zone",
        template="investment/panels/zone.html",
        context=of_zone,
        order=20,
        alike=True,
    ),
    Panel(
        code="investment.project",
        on="projects.project",
        template="investment/panels/project.html",
        context=of_project,
        order=20,
        alike=True,
    ),
)
TASKS = (
    Task(code="investment.read", label=_("Ideas to be read"), grants=(ANIMATE, RUN), waiting=to_read),
    Task(code="investment.examine", label=_("Ideas to be examined"), grants=(ASSESS,), waiting=to_examine),
    Task(
        code="investment.agencies",
        label=_("Agencies that have not answered"),
        grants=(ASSESS, RUN),
        waiting=late_agencies,
    ),
    Task(code="investment.applications", label=_("Applications"), grants=(RUN,), waiting=applications),
)
TALLIES = (Tally(code="investment.ideas", count=ideas_by_town, words=ideas_in_words, order=60),)
CHAPTERS = (Chapter(code="investment", label=_("Investment programme"), write=write, order=30),)
