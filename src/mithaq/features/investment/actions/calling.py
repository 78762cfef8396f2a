"""The open call and the register of members."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.discuss.actions.posting import clean_name
from mithaq.commons.membership.actions.guests import guest
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.receipts.codes import new_code
from mithaq.kit.i18n import Text, active_language

from ..enums import Category, Fate
from ..models import Application, Call, Cycle, Member
from .words import clean_words

INSTITUTIONAL = (Category.GOVERNMENT, Category.CSO, Category.PRIVATE, Category.ACADEMIC, Category.MEDIA)


@transaction.atomic
def draft_call(
    *,
    by: Actor,
    cycle: Cycle,
    title: Text,
    text: Text,
    criteria: Text,
    seats: int,
    opens_on: dt.date,
    closes_on: dt.date,
) -> Call:
    """A call for members, not shown yet."""
    require(by, "edit", cycle)
    row = Call(
        municipality=by.municipality,
        cycle=cycle,
        title=title,
        text=text,
        criteria=criteria,
        seats=seats,
        opens_on=opens_on,
        closes_on=closes_on,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("investment.call_drafted", by=by, on=row, data={"cycle": cycle.code})
    return row


@transaction.atomic
def publish_call(*, by: Actor, call: Call) -> Call:
    """Everybody sees it; who applies does so by the criteria published now."""
    require(by, "edit", call)
    if call.published_at is None:
        call.published_at = timezone.now()
        call.save(update_fields=["published_at"])
        facts = {"seats": call.seats, "closes": call.closes_on.isoformat()}
        record("investment.call_published", by=by, on=call, data=facts)
    return call


@dataclass(frozen=True)
class Applied:
    application: Application
    receipt: str


@transaction.atomic
def apply_for(
    *,
    by: Actor,
    call: Call,
    category: str,
    name: str,
    statement: str,
    institution: str = "",
    email: str = "",
    phone: str = "",
) -> Applied:
    """Ask to be a member; no account is needed. An officer may write it down for somebody (channel desk, phone…)."""
    require(by, "apply", call)
    name = clean_name(name)
    institution = " ".join(institution.split())[:160]
    if category in INSTITUTIONAL and not institution:
        raise ValidationError({"institution": _("Write the name of the institution: it is published.")})
    statement = clean_words(statement, by.municipality.country, "statement")
    on_behalf = by.is_officer and by.channel != "web"
    code = new_code()
    row = Application(
        municipality=by.municipality,
        call=call,
        category=category,
        name=name,
        institution=institution if category in INSTITUTIONAL else "",
        statement=statement,
        person=(None if on_behalf else by.person)
        or guest(by=by, name=name, email=email, phone=phone, language=active_language()),
        agent=by.person if on_behalf else None,
        receipt_digest=code.digest,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record(
        "investment.applied",
        by=by,
        on=row,
        data={"call": call.pk, "category": category},
        personal={"name": name, "statement": statement},
    )
    return Applied(row, code.shown)


@transaction.atomic
def decide_application(*, by: Actor, application: Application, accept: bool, reason: Text) -> Application:
    """Accept (a member more) or not, once, with the reason the applicant reads."""
    require(by, "decide", application)
    fresh = Application.objects.select_for_update(no_key=True, of=("self",)).select_related("call__cycle")
    row = fresh.get(pk=application.pk)
    if row.fate != Fate.WAITING:
        raise ValidationError(_("This application is decided already."))
    if not reason:
        raise ValidationError({"reason": _("Say why: the applicant reads it.")})
    # Seats are counted by one officer at a time.
    Call.objects.select_for_update(no_key=True).get(pk=row.call_id)
    if accept and row.call.applications.filter(fate=Fate.ACCEPTED).count() >= row.call.seats:
        raise ValidationError(_("All seats of this call are taken."))
    row.fate, row.reason, row.decided_at = Fate.ACCEPTED if accept else Fate.REFUSED, reason, timezone.now()
    row.save(update_fields=["fate", "reason", "decided_at"])
    record("investment.application_decided", by=by, on=row, data={"fate": str(row.fate), "reason": reason})
    if accept:
        add_member(
            by=by,
            cycle=row.call.cycle,
            category=row.category,
            institution=row.institution,
            person_name=row.name,
            person=row.person,
            application=row,
        )
    return row


@transaction.atomic
def add_member(
    *,
    by: Actor,
    cycle: Cycle,
    category: str,
    organisation: Organisation | None = None,
    institution: str = "",
    person_name: str = "",
    person: Person | None = None,
    application: Application | None = None,
) -> Member:
    """One more member. Somebody who stands for nobody but themselves is counted and never named."""
    require(by, "edit", cycle)
    if organisation is None and not institution.strip() and not person_name.strip():
        raise ValidationError({"institution": _("Name the institution, or the person.")})
    if category != Category.CITIZEN and organisation is None and not institution.strip():
        raise ValidationError({"institution": _("Write the name of the institution: it is published.")})
    row = Member(
        municipality=by.municipality,
        cycle=cycle,
        category=category,
        organisation=organisation,
        institution="" if organisation else institution.strip(),
        person_name=person_name.strip(),
        person=person,
        application=application,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("investment.member_joined", by=by, on=cycle, data={"member": row.pk, "category": category})
    return row


@transaction.atomic
def end_membership(*, by: Actor, member: Member) -> Member:
    require(by, "edit", member.cycle)
    if member.left_on is None:
        member.left_on = timezone.localdate()
        member.save(update_fields=["left_on"])
        record("investment.member_left", by=by, on=member.cycle, data={"member": member.pk})
    return member
