"""The proof in the voter's browser: signed, for half an hour, sent back to the pages of this vote alone.

On an officer's screen for a quarter of an hour, and no longer than it takes to cast all ballots (see views)."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from .actions import Proof
from .enums import Channel
from .models import Election

COOKIE = "mithaq-vote"
SALT = "voting.proof"
SECONDS = 1800
DESK_SECONDS = 900


def with_proof(response: HttpResponse, proof: Proof) -> HttpResponse:
    said = [proof.election, proof.voter, proof.channel, list(proof.assistants)]
    response.set_cookie(
        COOKIE,
        signing.dumps(said, salt=SALT),
        max_age=SECONDS,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def without_proof(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Strict")
    return response


def proof_of(request: HttpRequest, election: Election) -> Proof | None:
    """What this browser holds for this vote; None when it holds none, or it has run out."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS)
        pk, voter, channel, assistants = said
        if channel == Channel.DESK:
            signing.loads(request.COOKIES[COOKIE], salt=SALT, max_age=DESK_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Proof(pk, voter, channel, tuple(assistants)) if pk == election.pk else None
