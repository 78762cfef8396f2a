"""What GeoReport v2 says of services and requests, as plain values in the order of the standard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from mithaq.commons.clocks.models import Clock

from ..enums import OPEN, WITH_OPTIONS, QuestionKind, State
from ..models import Category, Request, text_of
from ..showing import last_answer, place_of

Shape = dict[str, Any]
DATATYPES = {
    QuestionKind.TEXT: "string",
    QuestionKind.NUMBER: "number",
    QuestionKind.CHOICE: "singlevaluelist",
    QuestionKind.YES_NO: "singlevaluelist",
}


def when(moment: dt.datetime | None) -> str | None:
    """W3C, in the town's own zone."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment is not None else None


def service(category: Category) -> Shape:
    return {
        "service_code": category.code,
        "service_name": str(category.name),
        "description": str(category.help),
        "metadata": bool(category.asked),
        "type": "realtime",
        "keywords": category.kind,
        "group": str(category.get_field_display()),
    }


def definition(category: Category) -> Shape:
    return {
        "service_code": category.code,
        "attributes": [attribute(one, order) for order, one in enumerate(category.asked, start=1)],
    }


def attribute(question: Mapping[str, Any], order: int) -> Shape:
    """An option that ends the matter here is offered too: its answer says whom to ask."""
    is_choice = question["kind"] in WITH_OPTIONS
    found: Shape = {
        "variable": True,
        "code": question["code"],
        "datatype": DATATYPES[QuestionKind(question["kind"])],
        "required": bool(question.get("required")),
        "datatype_description": None,
        "order": order,
        "description": str(text_of(question["label"])),
    }
    if is_choice:
        found["values"] = [
            {"key": one["code"], "name": str(text_of(one["label"]))} for one in question["options"]
        ]
    return found


def service_request(row: Request, clock: Clock | None, url: str, media: str | None) -> Shape:
    """A request that everybody reads."""
    is_open = row.state in OPEN
    return {
        "service_request_id": str(row.pk),
        "status": "open" if is_open else "closed",
        "status_notes": str(last_answer(list(row.steps.all())) or row.get_state_display()),
        "service_name": str(row.category.name),
        "service_code": row.category.code,
        "description": "" if row.erased_at else row.text,
        "agency_responsible": str((row.partner or row.unit).name),
        "service_notice": url,
        "requested_datetime": when(row.received_at),
        "updated_datetime": when(row.moved_at),
        "expected_datetime": when(clock.due_at) if clock is not None else None,
        "address": place_of(row) or None,
        "address_id": row.zone.code if row.zone is not None else None,
        "zipcode": None,
        "lat": row.latitude,
        "long": row.longitude,
        "media_url": media,
    }


def notes(row: Request) -> list[Shape]:
    """What happened, the oldest first, as an extension that other servers offer under this name."""
    return [
        {"datetime": when(one.at), "summary": str(State(one.state).label), "description": str(one.words)}
        for one in row.steps.all()
    ]


def discovery(base: str, contact: str) -> Shape:
    return {
        "changeset": "2026-11-22T00:00:00Z",
        "contact": contact,
        "key_service": "An officer of the municipality gives keys.",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": base,
                "changeset": "2026-11-22T00:00:00Z",
                "type": "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }


def errors(found: Sequence[tuple[int, str]]) -> list[Shape]:
    return [{"code": code, "description": words} for code, words in found]
