"""Where a mail provider hands over what came for us."""

from __future__ import annotations

import hashlib
import hmac
import time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import public

from ..incoming import LARGEST, take_mail

# How old a delivery may be: a signature seen on its way opens nothing later.
FRESH_SECONDS = 300


@csrf_exempt  # a program with a signature, no browser with a session
@public
@require_POST
def incoming(request: HttpRequest) -> HttpResponse:
    """The message as it came (RFC 5322) as body.

    `X-Mithaq-Timestamp`: seconds; `X-Mithaq-Signature`: HMAC-SHA256 of "timestamp.body" with MITHAQ_REPLY_SECRET, in
    hex. 204 whatever became of the message: who sends learns nothing of who reads.
    """
    secret = settings.MITHAQ_REPLY_SECRET
    if not secret:
        raise Http404
    raw = request.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return HttpResponse(status=413)
    if not _is_signed(request, raw, secret):
        return HttpResponse(status=403)
    take_mail(raw)
    return HttpResponse(status=204)


def _is_signed(request: HttpRequest, raw: bytes, secret: str) -> bool:
    moment = request.headers.get("X-Mithaq-Timestamp", "")
    if not (moment.isascii() and moment.isdigit() and len(moment) < 12):
        return False
    if abs(time.time() - int(moment)) > FRESH_SECONDS:
        return False
    wanted = hmac.new(secret.encode(), moment.encode() + b"." + raw, hashlib.sha256).hexdigest()
    return constant_time_compare(wanted, request.headers.get("X-Mithaq-Signature", ""))
