"""Links by which an institution answers without an account: random, kept as a digest, for a limited time."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ...models import RequestLink, UpdateRequest

# A late answer is better than none: so many days after the due day the link still opens.
GRACE = dt.timedelta(days=30)
HOUR = 3600
# More posts than a person needs to get one form right; more wrong guesses than a town's people mistype.
POSTS_PER_HOUR = 30
MISSES_PER_HOUR = 300


def new_link(request: UpdateRequest) -> tuple[RequestLink, str]:
    """(the link, its token). The token is told once and kept nowhere; earlier links stay good."""
    token = secrets.token_urlsafe(32)
    last = max(request.due_on, timezone.localdate()) + GRACE
    midnight = timezone.make_aware(dt.datetime.combine(last + dt.timedelta(days=1), dt.time()))
    link = RequestLink.objects.create(request=request, digest=digest(token), expires_at=midnight)
    return link, token


def digest(token: str, secret: str | None = None) -> str:
    """64 hex digits that only this installation can compute."""
    return salted_hmac("plans.update_request", token, secret=secret, algorithm="sha256").hexdigest()


def link_of(token: str) -> RequestLink | None:
    """The link behind a token, under the present key or those before it; expired ones too."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    rows = RequestLink.objects.filter(digest__in=[digest(token, key) for key in keys])
    return rows.select_related("request__plan", "request__organisation").first()


def too_often(what: str, limit: int) -> bool:
    """Count one more of this within the hour; True when there were more than `limit`.

    The default cache is shared by all processes (Redis, else a table of the database): call it outside a transaction
    that a refusal rolls back.
    """
    key = f"plans.links:{what}"
    cache.add(key, 0, HOUR)
    return cache.incr(key) > limit
