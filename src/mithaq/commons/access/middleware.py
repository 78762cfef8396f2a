"""request.actor: who acts, for whom, with which grants."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from mithaq.commons.people import second_factor
from mithaq.commons.people.queries import grants_on, organisations_of, person_of

from .actor import Actor, anonymous

ACTING_FOR = "acting_for"
SECOND_FACTOR = second_factor.SECOND_FACTOR


class ActorMiddleware:
    """Lazily sets `request.actor` inside a town; on the directory there is none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.municipality is not None:  # type: ignore[attr-defined]
            request.actor = SimpleLazyObject(lambda: actor_for(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_for(request: HttpRequest) -> Actor:
    municipality = request.municipality  # type: ignore[attr-defined]
    # Without a session cookie there is nobody to look up: the cached public page stays cheap.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and not hasattr(request, "_cached_user"):
        return anonymous(municipality)
    user = request.user
    person = person_of(user, municipality) if user.is_authenticated else None
    if person is None:
        return anonymous(municipality)
    today = timezone.localdate()
    organisation = None
    if wanted := request.session.get(ACTING_FOR):
        organisation = organisations_of(person, today).filter(pk=wanted).first()
    grants = grants_on(person, today)
    missing = bool(grants) and settings.MITHAQ_OFFICER_MFA and not second_factor.shown(request)
    return Actor(
        municipality=municipality,
        person=person,
        organisation=organisation,
        grants=frozenset() if missing else grants,
        needs_second_factor=missing,
    )
