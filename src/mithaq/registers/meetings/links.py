"""Addresses in letters that need no sign-in: an invitation, a registration."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from .models import Invitation, Registration

INVITATION = "mithaq.meetings.invitation"
REGISTRATION = "mithaq.meetings.registration"


def invitation_token(invitation: Invitation) -> str:
    return signing.dumps(invitation.pk, salt=INVITATION)


def registration_token(registration: Registration) -> str:
    return signing.dumps(registration.pk, salt=REGISTRATION)


def invitation_path(invitation: Invitation) -> str:
    return reverse("meeting_invitation", args=[invitation_token(invitation)])


def registration_path(registration: Registration) -> str:
    return reverse("meeting_registration", args=[registration_token(registration)])


def invitation_behind(token: str) -> Invitation | None:
    """None for a link that is not ours. Until when it may answer is the action's business."""
    pk = _read(token, INVITATION)
    rows = Invitation.objects.select_related("meeting__body", "seat__person", "organisation", "person")
    return rows.filter(pk=pk).first() if pk else None


def registration_behind(token: str) -> Registration | None:
    pk = _read(token, REGISTRATION)
    rows = Registration.objects.select_related("meeting__body", "person")
    return rows.filter(pk=pk).first() if pk else None


def _read(token: str, salt: str) -> int | None:
    try:
        return int(signing.loads(token, salt=salt))
    except (signing.BadSignature, ValueError, TypeError):
        return None
