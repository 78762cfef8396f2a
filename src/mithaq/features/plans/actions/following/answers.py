"""An institution answers by its link, without an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import stop_clock
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import day
from mithaq.kit.i18n import Text

from ...enums_following import UPDATE_CLOCK, RequestState, Source, UpdateKind
from ...models import Milestone, RequestLink, UpdateRequest
from ...queries.following.requests import steps_of_request
from ..conflicts import unchanged
from .evidence import Proof
from .links import POSTS_PER_HOUR, link_of, too_often
from .updates import keep_update


class LinkRefused(ValidationError):
    """The link opens nothing (any more); the sentence says why and what to do."""


@dataclass(frozen=True)
class Told:
    """What an institution says of one of its steps. status: "" for no change."""

    milestone: Milestone
    text: Text = field(default_factory=Text)
    status: str = ""
    percent: int | None = None
    proof: Proof = field(default_factory=Proof)

    def __bool__(self) -> bool:
        return bool(self.text or self.status or self.percent is not None or self.proof)


def why_closed(link: RequestLink) -> str:
    """Why nothing can be answered by this link; "" when it is good."""
    request = link.request
    if request.answered_at:
        said = {"day": day(timezone.localdate(request.answered_at))}
        return _("This request was answered on %(day)s. Thank you; nothing more is needed.") % said
    if request.state == RequestState.WAIVED:
        return _("The municipality needs no answer to this request any more.")
    if link.expires_at <= timezone.now():
        return _(
            "This link has expired. Ask the municipality for a new one; copy your words before you leave."
        )
    return ""


def answer_request(*, municipality: Municipality, token: str, told: Sequence[Told]) -> UpdateRequest:
    """Take the answers of one institution; they wait to be checked. The token is the permission, once.

    Raises LinkRefused, ValidationError with a field named "<milestone id>-<field>".
    """
    link = link_of(token)
    if link is None:
        raise LinkRefused(_("This link is not known here. Copy it whole from the letter."))
    # Counted outside the transaction: one that is refused rolls back, and must count all the same.
    if too_often(f"link-{link.pk}", POSTS_PER_HOUR):
        raise LinkRefused(_("This form was sent very often. Wait an hour, then try again."))
    return _take(municipality, link, told)


@transaction.atomic
def _take(municipality: Municipality, link: RequestLink, told: Sequence[Told]) -> UpdateRequest:
    request = link.request = unchanged(link.request)
    if why := why_closed(link):
        raise LinkRefused(why)
    by = Actor(municipality=municipality, organisation=request.organisation)
    allowed = {step.pk for step in steps_of_request(request)}
    said = [one for one in told if one]
    if not said:
        raise ValidationError(_("Tell something of at least one step."))
    for one in said:
        if one.milestone.pk not in allowed:
            raise LinkRefused(_("This step is not among those you are asked about."))
        _keep(by, request, one)
    request.state, request.answered_at = RequestState.ANSWERED, timezone.now()
    request.save(update_fields=["state", "answered_at"])
    stop_clock(UPDATE_CLOCK, by=by, on=request)
    record("plans.request_answered", by=by, on=request, data={"steps": [one.milestone.order for one in said]})
    return request


def _keep(by: Actor, request: UpdateRequest, one: Told) -> None:
    try:
        keep_update(
            by=by,
            commitment=one.milestone.commitment,
            milestone=one.milestone,
            kind=UpdateKind.PROGRESS,
            text=one.text,
            status=one.status,
            percent=one.percent,
            source=Source.AGENCY,
            quarter=request.quarter,
            proofs=[one.proof] if one.proof else [],
            request=request,
        )
    except ValidationError as refused:
        errors = refused.message_dict if hasattr(refused, "error_dict") else {"text": refused.messages}
        raise ValidationError(
            {f"{one.milestone.pk}-{name}": said for name, said in errors.items()}
        ) from refused
