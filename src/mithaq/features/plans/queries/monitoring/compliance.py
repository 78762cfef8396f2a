"""The minimum requirements of an open government plan, judged from the records at this moment, with the evidence.

Nothing here is typed in by anybody: each line says by which records it was judged, so that a reader can check.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import public_events
from mithaq.commons.clocks.reckoning import add_months
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.queries import in_force
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.countries import Source
from mithaq.kit.formats import day as shown_day
from mithaq.kit.formats import duration, number
from mithaq.kit.registry import record_of
from mithaq.registers.bodies.enums import BodyKind, Side
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.meetings.queries import with_minutes

from ...addresses import consultation_url, plan_url
from ...addresses_monitoring import monitoring_url
from ...enums_monitoring import Independence, Judged
from ...models import Consultation, Plan, PlanDocument
from ..missing import standing_endorsements
from .assessments import promised_of
from .independence import findings_of

FORUMS = (BodyKind.FORUM, BodyKind.STEERING_COMMITTEE)
# Standards and minimum requirements of the partnership, as the country profile cites them.
STANDARDS = "deadlines.ogp.forum"
# Acts that change what everybody reads of plans.
PUBLISHES = ("plans.", "meetings.", "outreach.", "reports.")


@dataclass(frozen=True)
class Proof:
    """Where a reader can check: words and an address ("" when there is nothing to open)."""

    words: Any
    url: str = ""


@dataclass(frozen=True)
class Requirement:
    """One requirement as judged now. rule: what is asked; source: who asks it; said: what was found."""

    code: str
    rule: Any
    source: Source
    judged: Judged
    said: Any
    proofs: list[Proof] = field(default_factory=list)

    @property
    def tone(self) -> str:
        return {Judged.MET: "good", Judged.NOT_MET: "late", Judged.UNKNOWN: "quiet"}[self.judged]


@dataclass(frozen=True)
class Compliance:
    plan: Plan
    requirements: list[Requirement]
    at: dt.datetime

    def count(self, judged: Judged) -> int:
        return sum(one.judged == judged for one in self.requirements)

    @property
    def met(self) -> int:
        return self.count(Judged.MET)

    @property
    def not_met(self) -> int:
        return self.count(Judged.NOT_MET)

    @property
    def unknown(self) -> int:
        return self.count(Judged.UNKNOWN)


def compliance_of(plan: Plan, today: dt.date | None = None) -> Compliance:
    """Every requirement, in the order of the standards. The plan's municipality is the one in scope."""
    facts = _Facts(plan, today or timezone.localdate())
    judges: tuple[Callable[[_Facts], Requirement], ...] = (
        _forum_exists,
        _forum_meets,
        _website,
        _repository,
        _informed,
        _reported,
        _endorsed,
        _monitored,
        _assessed,
    )
    return Compliance(plan, [judge(facts) for judge in judges], timezone.now())


class _Facts:
    """What several requirements look at, and the terms of the country profile."""

    def __init__(self, plan: Plan, today: dt.date) -> None:
        self.plan, self.today = plan, today
        self.profile = profile_of(plan.municipality)
        opened = Consultation.objects.filter(plan=plan, opened_at__isnull=False)
        self.consultations = list(opened.order_by("-opens_at"))

    def shown(self, code: str) -> str:
        """A term in words: "6 months"."""
        term = self.profile.deadline(f"ogp.{code}")
        return duration(term.n, "month" if term.unit == "month" else "day")

    def since(self, code: str) -> dt.date:
        """The first day on which it must have happened to be in time today."""
        term = self.profile.deadline(f"ogp.{code}")
        if term.unit == "month":
            return add_months(self.today, -term.n)
        return self.today - dt.timedelta(days=term.n)

    def judged(self, code: str, rule: Any, judged: Judged, said: Any, *proofs: Proof) -> Requirement:
        source = self.profile.fact(STANDARDS).source
        return Requirement(code, rule, source, judged, said, list(proofs))


def _proof(record: Model, words: Any) -> Proof:
    """The public page of a record; words alone where it has none."""
    try:
        url = record_of(record).url
        return Proof(words, url(record) if url else "")
    except (LookupError, NoReverseMatch):
        return Proof(words)


def _forum_exists(facts: _Facts) -> Requirement:
    rule = _("There is a forum or committee on which government and others sit.")
    bodies = list(_forums().order_by("pk"))
    seats = Seat.objects.filter(in_force(facts.today), body__in=bodies)
    sides: dict[int, set[str]] = {}
    for body_id, side in seats.values_list("body_id", "side"):
        sides.setdefault(body_id, set()).add(side)
    proofs = [_proof(body, body.name) for body in bodies]
    if any(Side.GOVERNMENT in found and len(found) > 1 for found in sides.values()):
        told, judged = gettext("Government and others sit together."), Judged.MET
    elif sides:
        told, judged = gettext("Only one side has seats there."), Judged.NOT_MET
    elif bodies:
        told, judged = gettext("Who sits there is not written down."), Judged.UNKNOWN
    else:
        told, judged = gettext("No forum or committee is known here."), Judged.NOT_MET
    return facts.judged("forum", rule, judged, told, *proofs)


def _forums() -> QuerySet[Body]:
    return Body.objects.filter(kind__in=FORUMS, is_public=True, closed_on__isnull=True)


def _forum_meets(facts: _Facts) -> Requirement:
    rule = _("The forum meets at least every %(term)s.") % {"term": facts.shown("forum")}
    held = Meeting.objects.filter(with_minutes(), body__in=_forums()).select_related("body")
    last = held.order_by("-starts_at").first()
    if last is None:
        judged = Judged.NOT_MET if _forums().exists() else Judged.UNKNOWN
        return facts.judged("meetings", rule, judged, gettext("No meeting with minutes is recorded."))
    day = timezone.localdate(last.starts_at)
    told = gettext("Last met on %(day)s, with minutes.") % {"day": shown_day(day)}
    judged = Judged.MET if day >= facts.since("forum") else Judged.NOT_MET
    return facts.judged("meetings", rule, judged, told, _proof(last, last.body.name))


def _website(facts: _Facts) -> Requirement:
    rule = _("The pages on the plan are updated at least every %(term)s.") % {"term": facts.shown("website")}
    codes = [code for code in public_events() if code.startswith(PUBLISHES)]
    last = Entry.objects.filter(event__in=codes).order_by("-number").first()
    if last is None:
        return facts.judged("website", rule, Judged.UNKNOWN, gettext("Nothing was published here yet."))
    day = timezone.localdate(last.at)
    told = gettext("Last change that everybody sees: %(day)s.") % {"day": shown_day(day)}
    judged = Judged.MET if day >= facts.since("website") else Judged.NOT_MET
    proof = Proof(gettext("public log"), reverse("log"))
    return facts.judged("website", rule, judged, told, proof)


def _repository(facts: _Facts) -> Requirement:
    rule = _("The documents of the plan are public and can be downloaded.")
    documents = PlanDocument.objects.filter(plan=facts.plan).values("pk")
    kind = ContentType.objects.get_for_model(PlanDocument)
    files = Attachment.objects.filter(subject_type=kind, subject_id__in=documents, is_public=True).count()
    told = ngettext("%(count)s file is published.", "%(count)s files are published.", files)
    judged = Judged.MET if files and facts.plan.published_at else Judged.NOT_MET
    proof = Proof(gettext("documents of the plan"), f"{plan_url(facts.plan)}#documents")
    return facts.judged("repository", rule, judged, told % {"count": number(files)}, proof)


def _informed(facts: _Facts) -> Requirement:
    rule = _("People get the information they need before they are asked.")
    if not facts.consultations:
        return facts.judged("informed", rule, Judged.UNKNOWN, gettext("No public consultation is recorded."))
    pack = facts.plan.documents.filter(in_pack=True).exists()
    ready = pack and all(one.summary for one in facts.consultations)
    told = (
        gettext("A summary and an information pack were there from the first day.")
        if ready
        else gettext("The information pack or its summary is missing.")
    )
    proof = Proof(gettext("public consultation"), consultation_url(facts.consultations[0]))
    return facts.judged("informed", rule, Judged.MET if ready else Judged.NOT_MET, told, proof)


def _reported(facts: _Facts) -> Requirement:
    rule = _("After each consultation, people are told what became of what they said.")
    closed = [one for one in facts.consultations if one.closes_at <= timezone.now()]
    if not closed:
        told = gettext("No public consultation has closed yet.")
        return facts.judged("reported", rule, Judged.UNKNOWN, told)
    owed = [one for one in closed if one.reported_at is None]
    told = (
        gettext("The report on the consultation is still missing.")
        if owed
        else gettext("Published: “What changed because of you”.")
    )
    proof = Proof(gettext("what changed because of you"), reverse("plan_report", args=[facts.plan.pk]))
    return facts.judged("reported", rule, Judged.NOT_MET if owed else Judged.MET, told, proof)


def _endorsed(facts: _Facts) -> Requirement:
    rule = _("Somebody outside government endorses the plan.")
    count = standing_endorsements(facts.plan)
    told = ngettext("%(count)s endorsement stands.", "%(count)s endorsements stand.", count)
    proof = Proof(gettext("endorsements"), f"{plan_url(facts.plan)}#endorsements")
    judged = Judged.MET if count else Judged.NOT_MET
    return facts.judged("endorsed", rule, judged, told % {"count": number(count)}, proof)


def _monitored(facts: _Facts) -> Requirement:
    rule = _("An independent monitor is named and has declared its independence.")
    findings = findings_of(facts.plan, facts.today)
    proof = Proof(gettext("independent monitoring"), monitoring_url(facts.plan))
    if not findings:
        return facts.judged("monitored", rule, Judged.NOT_MET, gettext("Nobody is named."), proof)
    if any(one.declaration is None for one in findings):
        told = gettext("The declaration of independence is missing.")
        return facts.judged("monitored", rule, Judged.NOT_MET, told, proof)
    tied = [one for one in findings if one.level != Independence.INDEPENDENT]
    if tied:
        told = gettext("The records show ties: %(level)s.") % {"level": tied[0].level.label}
        return facts.judged("monitored", rule, Judged.NOT_MET, told, proof)
    return facts.judged("monitored", rule, Judged.MET, gettext("Named, and declared."), proof)


def _assessed(facts: _Facts) -> Requirement:
    rule = _("The monitor’s assessments are published by their due date.")
    promised = promised_of(facts.plan)
    proof = Proof(gettext("independent monitoring"), f"{monitoring_url(facts.plan)}#assessments")
    late = sum(one.state(facts.today) == "late" for one in promised)
    done = sum(one.done_on is not None for one in promised)
    if late:
        told = ngettext("%(count)s assessment is overdue.", "%(count)s assessments are overdue.", late)
        return facts.judged("assessed", rule, Judged.NOT_MET, told % {"count": number(late)}, proof)
    told = ngettext("%(count)s assessment is published.", "%(count)s assessments are published.", done)
    judged = Judged.MET if done else Judged.UNKNOWN
    return facts.judged("assessed", rule, judged, told % {"count": number(done)}, proof)
