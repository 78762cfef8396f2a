"""Ideas: sent or written down, read, joined, supported, withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.languages import write_language
from mithaq.commons.discuss.actions.posting import clean_name
from mithaq.commons.discuss.language import language_of
from mithaq.commons.files.actions import attach
from mithaq.commons.membership.actions.guests import guest
from mithaq.commons.notify.models import Follow
from mithaq.commons.people.models import Person
from mithaq.commons.receipts.codes import digests_of, new_code
from mithaq.commons.tenancy.enums import Moderation
from mithaq.kit.browsers import browser_digest
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.models import Body
from mithaq.registers.places.models import Zone

from ..access import OFFICERS, stands_beside
from ..enums import ALIVE, Channel, IdeaState, Kind, State
from ..models import Cycle, Idea, Sector, Support
from .words import clean_words

LONGEST_TITLE = 140
MOST_PHOTOS = 3
HOUR = dt.timedelta(hours=1)
# Above this only a machine writes: the database is protected.
MOST_PER_HOUR = 1000
MOST_OF_ONE = 20


@dataclass(frozen=True)
class Sent:
    """receipt: the code, told once to its author and kept nowhere."""

    idea: Idea
    receipt: str


@transaction.atomic
def send_idea(
    *,
    by: Actor,
    cycle: Cycle,
    title: str,
    text: str = "",
    zone: Zone | None = None,
    sector: Sector | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    landmark: str = "",
    location: dict[str, Any] | None = None,
    channel: str = Channel.WEB,
    is_informal: bool = False,
    said_on: dt.date | None = None,
    photos: Sequence[File[bytes]] = (),
    hold: bool = False,
) -> Sent:
    """An idea for a zone (or a sector of an economic plan); no account is needed.

    Another channel than the web is an officer, or the zone's facilitator, writing down what was said, perhaps on an
    earlier day. is_informal: a remark in passing, without a name. hold: it is read before it is shown, wherever
    ideas are shown at once. Raises ValidationError by field.
    """
    on_behalf = channel != Channel.WEB
    require(by, "write_down" if on_behalf else "suggest", cycle)
    if on_behalf and not by.has(*OFFICERS) and not stands_beside(by, cycle.pk, zone.pk if zone else None):
        raise Denied("investment: the zone of the facilitator")
    country = by.municipality.country
    title = clean_words(title, country, "title", longest=LONGEST_TITLE)
    text = clean_words(text, country, "text", required=False)
    if cycle.kind == Kind.INVESTMENT and zone is None:
        raise ValidationError({"zone": _("Choose the zone it is for.")})
    if len(photos) > MOST_PHOTOS:
        raise ValidationError({"photos": _("At most %(limit)s photos.") % {"limit": MOST_PHOTOS}})
    speaker = None if on_behalf else by.person
    name = _("a passer-by") if is_informal and not name.strip() else name or (speaker.name if speaker else "")
    name = clean_name(name)
    _refuse_floods(cycle, speaker, on_behalf)
    language = language_of(f"{title} {text}")
    at_once = on_behalf or (by.municipality.moderation == Moderation.AFTER and not hold)
    now = timezone.now()
    said = timezone.make_aware(dt.datetime.combine(said_on, dt.time(12))) if on_behalf and said_on else now
    code = new_code()
    idea = Idea(
        municipality=by.municipality,
        cycle=cycle,
        zone=zone,
        sector=sector,
        title=Text({language: title}),
        text=text,
        language=language,
        landmark=" ".join(landmark.split())[:160],
        location=location,
        name=name,
        author=speaker or guest(by=by, name=name, email=email, phone=phone, language=language),
        channel=channel,
        is_informal=is_informal,
        agent=by.person if on_behalf else None,
        receipt_digest=code.digest,
        submitted_at=min(said, now),
        state=IdeaState.PUBLISHED if at_once else IdeaState.WAITING,
        published_at=now if at_once else None,
    )
    idea.full_clean(exclude=["municipality"])
    idea.save()
    record(
        "investment.idea_received",
        by=by,
        on=idea,
        data={"cycle": cycle.code, "channel": str(channel), "informal": is_informal},
        personal={"name": name, "text": f"{title}\n{text}".strip()},
    )
    if at_once:
        record("investment.idea_published", by=by, on=idea, data={})
    for photo in photos:
        # The house takes the picture in for somebody who may not attach on their own; it shows with the idea.
        attach(by=system(by.municipality, by.channel), to=idea, upload=photo, kind="photo")
    if idea.author is not None:
        follows(idea.author, idea)
    return Sent(idea, code.shown)


def _refuse_floods(cycle: Cycle, speaker: Person | None, on_behalf: bool) -> None:
    if on_behalf:
        return
    recent = Idea.objects.filter(cycle=cycle, submitted_at__gt=timezone.now() - HOUR, agent__isnull=True)
    mine = recent.filter(author=speaker) if speaker else recent.exclude(author__user__isnull=False)
    if mine.count() >= (MOST_OF_ONE if speaker else MOST_PER_HOUR):
        raise ValidationError(_("Too many ideas arrive just now. Keep your text and try again in an hour."))


def follows(person: Person, subject: Any) -> None:
    """They hear of what becomes of it, without asking anew."""
    Follow.objects.get_or_create(
        person=person,
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        defaults={"confirmed_at": timezone.now()},
    )


def locked(idea: Idea) -> Idea:
    (found,) = locked_in_order(idea)
    return found


def locked_in_order(*ideas: Idea) -> list[Idea]:
    """As they were given; taken by their numbers, so that two who take the same ones do not wait for each other."""
    rows = Idea.objects.select_for_update(no_key=True, of=("self",)).select_related("cycle", "author")
    found = {row.pk: row for row in rows.filter(pk__in=[one.pk for one in ideas]).order_by("pk")}
    return [found[one.pk] for one in ideas]


@transaction.atomic
def read_ideas(*, by: Actor, ideas: Iterable[Idea], publish: bool, reason: Text | None = None) -> int:
    """Show them to everybody, or not, with the reason their authors read; gives how many were changed."""
    if not publish and not reason:
        raise ValidationError({"reason": _("Say why: the author reads it.")})
    changed = 0
    for idea in ideas:
        require(by, "read", idea)
        fresh = locked(idea)
        wanted = IdeaState.PUBLISHED if publish else IdeaState.REJECTED
        if fresh.state not in (IdeaState.WAITING, IdeaState.PUBLISHED, IdeaState.REJECTED):
            raise ValidationError(_("This idea is examined already: it stays as it is."))
        if fresh.state == wanted:
            continue
        fresh.state, fresh.reason = wanted, Text() if publish else Text(reason or {})
        fresh.published_at = fresh.published_at or timezone.now() if publish else fresh.published_at
        fresh.save(update_fields=["state", "reason", "published_at"])
        code = "investment.idea_published" if publish else "investment.idea_rejected"
        record(code, by=by, on=fresh, data={} if publish else {"reason": fresh.reason})
        changed += 1
    return changed


@transaction.atomic
def merge(*, by: Actor, idea: Idea, into: Idea) -> Idea:
    """Join an idea to another of the year that says the same. Its author stays named, its supporters move along."""
    require(by, "edit", idea)
    require(by, "edit", into)
    fresh, target = locked_in_order(idea, into)
    if fresh.pk == target.pk or target.state not in ALIVE or target.cycle_id != fresh.cycle_id:
        raise ValidationError({"into": _("Choose another idea of this year that is still examined.")})
    if fresh.state not in (*ALIVE, IdeaState.WAITING):
        raise ValidationError({"into": _("This idea is decided already.")})
    fresh.state, fresh.merged_into = IdeaState.MERGED, target
    fresh.published_at = fresh.published_at or timezone.now()
    fresh.save(update_fields=["state", "merged_into", "published_at"])
    # What was joined to this one before goes along.
    Idea.objects.filter(merged_into=fresh).update(merged_into=target)
    for one in fresh.supports.select_related("person"):
        Support.objects.get_or_create(
            idea=target,
            person=one.person,
            browser=one.browser,
            defaults={"municipality": by.municipality},
        )
        if one.person is not None:
            follows(one.person, target)
    if fresh.author is not None:
        follows(fresh.author, target)
    record("investment.idea_merged", by=by, on=fresh, data={"into": target.pk})
    return fresh


@transaction.atomic
def support(*, by: Actor, idea: Idea, browser: str = "") -> bool:
    """Stand behind an idea: once, and whoever has an account hears what becomes of it. False when counted before.

    browser: the random word of somebody without an account (see `kit.browsers`).
    """
    require(by, "support", idea)
    if by.person is None and not browser:
        raise Denied("investment: neither a person nor a browser")
    _row, new = Support.objects.get_or_create(
        idea=idea,
        person=by.person,
        browser="" if by.person else browser_digest("investment.support", browser),
        defaults={"municipality": by.municipality},
    )
    if by.person is not None:
        follows(by.person, idea)
    return new


@transaction.atomic
def unsupport(*, by: Actor, idea: Idea) -> None:
    if by.person is None:
        raise Denied("nobody is signed in")
    Support.objects.filter(idea=idea, person=by.person).delete()


@transaction.atomic
def take_up(*, by: Actor, idea: Idea) -> Idea:
    """An informal remark becomes an idea that is examined; how it came stays written."""
    require(by, "edit", idea)
    fresh = locked(idea)
    if fresh.is_informal:
        fresh.is_informal = False
        fresh.save(update_fields=["is_informal"])
        record("investment.idea_taken_up", by=by, on=fresh, data={})
    return fresh


@transaction.atomic
def withdraw(*, by: Actor, idea: Idea, receipt: str = "") -> Idea:
    """By its author, signed in or holding the receipt, until it is examined."""
    signed_in = by.person is not None and idea.author_id == by.person.pk
    if not signed_in and idea.receipt_digest not in digests_of(receipt):
        raise Http404
    fresh = locked(idea)
    if fresh.state not in (IdeaState.WAITING, IdeaState.PUBLISHED) or hasattr(fresh, "sheet"):
        raise ValidationError(_("This idea is examined already: it stays as it is."))
    fresh.state = IdeaState.WITHDRAWN
    fresh.save(update_fields=["state"])
    record("investment.idea_withdrawn", by=by, on=fresh, data={})
    return fresh


@transaction.atomic
def require_opinion(*, by: Actor, idea: Idea, body: Body | None) -> Idea:
    """Which council must be heard before the idea comes on the ballot; None: none."""
    require(by, "edit", idea)
    fresh = locked(idea)
    fresh.asked_body = body
    fresh.save(update_fields=["asked_body"])
    record("investment.opinion_asked", by=by, on=fresh, data={"body": body.pk if body else None})
    return fresh


def translate(*, by: Actor, obj: Idea, field: str, language: str, text: str, seen: str | None = None) -> Idea:
    """See `write_language`. The title alone: an author's text stays in their words."""
    if field != "title":
        raise TypeError(f"Idea.{field} is not translated here")

    def before(fresh: Idea) -> None:
        if fresh.cycle.state not in (State.IDEAS, State.FEASIBILITY):
            raise ValidationError(_("What is on the ballot is frozen."))

    return write_language(
        "investment.idea_translated",
        by=by,
        obj=obj,
        field=field,
        language=language,
        text=text,
        seen=seen,
        before=before,
    )
