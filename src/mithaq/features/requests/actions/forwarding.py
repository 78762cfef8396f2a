"""Sending requests on to another body's Open311 server, and hearing what it says of them.

Nothing here stands between a citizen and their receipt: the request is kept first, a job sends it on. Neither name
nor address of the sender leaves the house.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.jobs.actions import enqueue
from mithaq.kit import outside
from mithaq.kit.conflicts import unchanged
from mithaq.kit.sealed import seal

from .. import partner_server as client
from ..access import SETTINGS
from ..enums import Channel, Stage
from ..models import Category, Endpoint, Forward, Handover, Message, Request
from ..showing import place_of

MOST_ASKED = 50
LONGEST_SENT = 4000


@transaction.atomic
def save_endpoint(
    *,
    by: Actor,
    endpoint: Endpoint | None = None,
    name: str,
    url: str,
    jurisdiction: str = "",
    key: str = "",
    codes: Mapping[Category, str] | None = None,
) -> Endpoint:
    """key: "" keeps the one that stands. codes: {category: the body's own code}; "" sends it on no more.

    Raises ValidationError by field name.
    """
    if endpoint is None:
        require_grant(by, SETTINGS)
        row = Endpoint(municipality=by.municipality)
    else:
        require(by, "edit", endpoint)
        row = unchanged(endpoint)
    row.name, row.url, row.jurisdiction = " ".join(name.split()), url.strip(), jurisdiction.strip()
    _check_url(row.url)
    if key.strip():
        row.key_sealed = seal(key.strip(), purpose=client.PURPOSE)
    row.full_clean(exclude=["municipality"])
    row.save()
    for category, code in (codes or {}).items():
        _map(row, category, code.strip())
    facts = {
        "name": row.name,
        "url": row.url,
        "codes": {one.code: said for one, said in (codes or {}).items()},
    }
    record("requests.endpoint_saved", by=by, on=row, data=facts)
    return row


def _check_url(url: str) -> None:
    try:
        outside.check_address(url, private=client.private_partners())
    except outside.Unreachable as problem:
        raise ValidationError({"url": _("Write the whole address, with https:// in front.")}) from problem


def _map(endpoint: Endpoint, category: Category, code: str) -> None:
    mine = Forward.objects.filter(category=category)
    if code:
        Forward.objects.update_or_create(
            category=category, defaults={"endpoint": endpoint, "service_code": code[:120]}
        )
    else:
        mine.filter(endpoint=endpoint).delete()


@transaction.atomic
def close_endpoint(*, by: Actor, endpoint: Endpoint) -> Endpoint:
    """Nothing more is sent there; what was sent is still asked about."""
    require(by, "edit", endpoint)
    row = unchanged(endpoint)
    if row.closed_at is None:
        row.closed_at = timezone.now()
        row.save(update_fields=["closed_at"])
        row.forwards.all().delete()
        record("requests.endpoint_closed", by=by, on=row, data={"name": row.name})
    return row


def forward_later(row: Request) -> None:
    """In the transaction that keeps the request: a job sends it on, if its subject is another body's to serve."""
    rule = Forward.objects.filter(category=row.category, endpoint__closed_at__isnull=True).first()
    if rule is None:
        return
    found = Handover.objects.create(
        municipality_id=row.municipality_id,
        request=row,
        endpoint=rule.endpoint,
        service_code=rule.service_code,
        once=secrets.token_hex(16),
    )
    enqueue("requests.forward", handover_id=found.pk)


@transaction.atomic
def send_again(*, by: Actor, handover: Handover) -> None:
    """After somebody mended what was wrong."""
    require(by, "edit", handover.endpoint)
    row = Handover.objects.select_for_update().get(pk=handover.pk)
    if row.stage != Stage.FAILED:
        return
    row.stage, row.problem = Stage.WAITING, ""
    row.save(update_fields=["stage", "problem"])
    enqueue("requests.forward", handover_id=row.pk)


def forward(handover: Handover, *, last: bool = False) -> None:
    """One try. Raises OSError when another is worth it, unless it was the last.

    The same word goes with every try, so that a body that listens to it takes the request once; for the others, our
    number stands in the words.
    """
    if handover.stage != Stage.WAITING:
        return
    try:
        taken = client.send(handover.endpoint, _fields(handover), once=handover.once)
    except client.Refused as refused:
        _failed(handover, f"refused {refused.status}")
        return
    except (OSError, client.Unreadable) as problem:
        kind = getattr(problem, "kind", "") or type(problem).__name__.lower()
        if last or isinstance(problem, client.Unreadable):
            _failed(handover, kind)
            return
        handover.problem, handover.attempts = kind, handover.attempts + 1
        handover.save(update_fields=["problem", "attempts"])
        raise
    with transaction.atomic():
        handover.stage, handover.problem, handover.sent_at = Stage.SENT, "", timezone.now()
        handover.token, handover.remote_id = taken.token, taken.remote_id
        handover.save()
        facts = {"name": handover.endpoint.name, "number": taken.remote_id}
        record("requests.forwarded", by=_house(handover), on=handover.request, data=facts)


def _house(handover: Handover) -> Actor:
    return system(handover.request.municipality, Channel.API)


def _failed(handover: Handover, problem: str) -> None:
    with transaction.atomic():
        handover.stage, handover.problem = Stage.FAILED, problem[:40]
        handover.attempts += 1
        handover.save(update_fields=["stage", "problem", "attempts"])
        facts = {"name": handover.endpoint.name, "problem": handover.problem}
        record("requests.forward_failed", by=_house(handover), on=handover.request, data=facts)


def _fields(handover: Handover) -> dict[str, str]:
    row = handover.request
    found = {
        "service_code": handover.service_code,
        "description": f"[{row.reference}] {row.text}"[:LONGEST_SENT],
        "address_string": place_of(row),
    }
    if row.latitude is not None:
        found |= {"lat": str(row.latitude), "long": str(row.longitude)}
    return found | {f"attribute[{code}]": said for code, said in row.answers.items()}


def ask_about(endpoint: Endpoint, waiting: Sequence[Handover]) -> None:
    """What the body says by now of at most `MOST_ASKED` requests. Raises OSError; the next round asks again."""
    rows = list(waiting[:MOST_ASKED])
    now = timezone.now()
    for one in rows:
        one.asked_at = now
        if not one.remote_id and one.token:
            one.remote_id = client.number_behind(endpoint, one.token)
    Handover.objects.bulk_update(rows, ["asked_at", "remote_id"])
    numbered = {one.remote_id: one for one in rows if one.remote_id}
    for said in client.said_of(endpoint, sorted(numbered)) if numbered else ():
        if said.remote_id in numbered:
            _heard(numbered[said.remote_id], said)


@transaction.atomic
def _heard(handover: Handover, said: client.Said) -> None:
    """Their words become part of the conversation, once; an officer decides what follows from them."""
    ended = said.status == "closed"
    words_are_new = bool(said.words) and said.words != handover.remote_words
    if said.status == handover.remote_status and not words_are_new:
        return
    handover.remote_status, handover.stage = said.status[:20], Stage.ENDED if ended else Stage.SENT
    house, name = _house(handover), handover.endpoint.name
    if words_are_new:
        handover.remote_words = said.words
        text = f"{name}: {said.words}"
        Message.objects.create(
            municipality=house.municipality,
            request=handover.request,
            text=text,
            from_officer=True,
            channel=Channel.API,
        )
        record("requests.written_to", by=house, on=handover.request, personal={"text": text})
    handover.save()
    facts = {"name": name, "status": handover.remote_status}
    record("requests.partner_heard", by=house, on=handover.request, data=facts)
