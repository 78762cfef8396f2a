"""A request that another application sends in for somebody."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from mithaq.commons.access.request import TownRequest
from mithaq.registers.places.queries import open_zones

from .. import actions
from ..actions.keys import digest_of_key
from ..enums import Channel
from ..limits import sent_within_the_hour
from ..models import Key
from . import shapes
from .asking import Refused, category_of, nobody, posted

LONGEST_LINK = 300


def taken(request: TownRequest) -> shapes.Shape:
    """The request was kept; `service_notice` is where its sender follows it."""
    given = posted(request)
    key = _key(given.get("api_key", ""))
    if not given.get("service_code"):
        raise Refused(400, "service_code was not provided.")
    category = category_of(given.get("service_code", ""))
    actor = nobody(request)
    zone = open_zones(actor).filter(code=given["address_id"]).first() if given.get("address_id") else None
    name = " ".join(filter(None, (given.get("first_name", "").strip(), given.get("last_name", "").strip())))
    answers = {
        name.removeprefix("attribute[").removesuffix("]"): str(value)
        for name, value in given.items()
        if name.startswith("attribute[") and name.endswith("]")
    }
    try:
        filed = actions.submit(
            by=actor,
            category=category,
            text=_words_sent(given),
            zone=zone,
            landmark=given.get("address_string", ""),
            point=_point(given),
            answers=answers,
            name=name,
            email=given.get("email", ""),
            phone=given.get("phone", ""),
            channel=Channel.API,
            hold=True,
            sent_by=key,
            key=_once(request, key),
        )
    except ValidationError as problem:
        raise Refused(400, *_words(problem)) from problem
    receipt = request.build_absolute_uri(reverse("receipt_scanned", args=[filed.receipt.replace(" ", "")]))
    return {"service_request_id": str(filed.request.pk), "service_notice": receipt, "account_id": None}


def _key(typed: str) -> Key:
    found = (
        Key.objects.filter(digest=digest_of_key(typed), revoked_at__isnull=True).first() if typed else None
    )
    if found is None:
        raise Refused(403, "api_key is missing or not valid.")
    if sent_within_the_hour(found) >= found.per_hour:
        raise Refused(429, "This key has sent as many requests as it may within an hour.")
    return found


def _words_sent(given: QueryDict) -> str:
    """A picture that lies elsewhere stays a link for whoever reads it before it is shown: nothing is fetched."""
    words, link = given.get("description", ""), given.get("media_url", "").strip()
    if not link:
        return words
    if len(link) > LONGEST_LINK or not link.startswith(("https://", "http://")):
        raise Refused(400, "media_url is a web address.")
    return f"{words}\n\n{link}" if words.strip() else words


def _once(request: TownRequest, key: Key) -> str:
    """Idempotency-Key, as an extension: what a client sends again, unsure whether it arrived, is taken once."""
    said = request.headers.get("Idempotency-Key", "")[:200]
    return f"open311 {key.pk} {said}" if said else ""


def _point(given: QueryDict) -> tuple[float, float] | None:
    if not (given.get("lat") or given.get("long")):
        return None
    try:
        return float(given.get("lat", "")), float(given.get("long", ""))
    except ValueError as problem:
        raise Refused(400, "lat and long are decimal degrees, both of them.") from problem


def _words(problem: ValidationError) -> list[str]:
    """Which parameter, and what is wrong with it."""
    if not hasattr(problem, "error_dict"):
        return problem.messages
    names = {
        "text": "description",
        "zone": "lat, long, address_string or address_id",
        "point": "lat and long",
    }
    return [
        f"{names.get(field, field)}: {words}"
        for field, found in problem.message_dict.items()
        for words in found
    ]
