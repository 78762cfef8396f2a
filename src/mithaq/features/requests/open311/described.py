"""What we answer under /open311/v2, as OpenAPI: for programmers, and for machines that try every corner of it."""

from __future__ import annotations

from typing import Any

Part = dict[str, Any]

TEXT: Part = {"type": "string"}
MAYBE: Part = {"type": ["string", "null"]}
MOMENT: Part = {"type": "string", "format": "date-time"}
DEGREES: Part = {"type": ["number", "null"]}


def table(needed: list[str], **more: Part) -> Part:
    return {"type": "object", "required": [*needed], "properties": {**dict.fromkeys(needed, TEXT), **more}}


def rows(of: Part) -> Part:
    return {"type": "array", "items": of}


ERROR = table(["description"], code={"type": "integer"})
SERVICE = table(
    ["service_code", "service_name", "description", "type", "keywords", "group"], metadata={"type": "boolean"}
)
ATTRIBUTE = table(
    ["code", "datatype", "description"],
    variable={"type": "boolean"},
    required={"type": "boolean"},
    order={"type": "integer"},
    datatype_description=MAYBE,
    values=rows(table(["key", "name"])),
)
REQUEST = table(
    ["service_request_id", "status_notes", "service_name", "service_code", "description"],
    status={"type": "string", "enum": ["open", "closed"]},
    agency_responsible=TEXT,
    service_notice=TEXT,
    requested_datetime=MOMENT,
    updated_datetime=MOMENT,
    expected_datetime={"type": ["string", "null"], "format": "date-time"},
    address=MAYBE,
    address_id=MAYBE,
    zipcode=MAYBE,
    lat=DEGREES,
    long=DEGREES,
    media_url=MAYBE,
    notes=rows({"type": "object"}),
)
MADE = rows(table(["service_request_id"], token=TEXT, service_notice=TEXT, account_id=MAYBE))


def asked(name: str, where: str = "query", **schema: Any) -> Part:
    return {"name": name, "in": where, "required": where == "path", "schema": {**TEXT, **schema}}


# An address with a zero byte in it reaches no page: the server refuses it in one word.
NO_ADDRESS: Part = {"text/plain": {"schema": {"type": "string"}}}


def answers(found: Part, *statuses: int, good: int = 200) -> Part:
    refused: Part = {"description": "Refused", "content": {"application/json": {"schema": rows(ERROR)}}}
    return {
        str(good): {"description": "Found", "content": {"application/json": {"schema": found}}},
        **{str(status): refused for status in statuses},
        "400": {**refused, "content": {**refused["content"], **NO_ADDRESS}},
    }


def read(found: Part, *statuses: int, parameters: list[Part] | None = None) -> Part:
    town = asked("jurisdiction_id")
    return {"parameters": [town, *(parameters or [])], "responses": answers(found, 404, *statuses)}


SENT = {
    **dict.fromkeys(
        (
            "api_key",
            "service_code",
            "description",
            "jurisdiction_id",
            "lat",
            "long",
            "address_string",
            "address_id",
            "first_name",
            "last_name",
            "email",
            "phone",
            "media_url",
        ),
        TEXT,
    )
}
SEND = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": SENT,
                    "required": ["api_key", "service_code", "description"],
                }
            }
        },
    },
    "parameters": [asked("Idempotency-Key", "header")],
    "responses": answers(MADE, 400, 403, 404, 429, good=201),
}
CODE = asked("service_code", "path", pattern="^[a-z0-9-]+$")
NUMBER = asked("service_request_id", "path", pattern="^[0-9]{1,12}$")
TOKEN = asked("token", "path", pattern="^[0-9]{1,12}$")
WHICH = [
    asked("service_request_id"),
    asked("service_code"),
    asked("start_date", format="date-time"),
    asked("end_date", format="date-time"),
    asked("status"),
    asked("page"),
    asked("page_size"),
    asked("extensions", enum=["true", "false"]),
]


def described(base: str, title: str) -> Part:
    """The document for the town at `base`."""
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Open311 GeoReport v2: {title}", "version": "2"},
        "servers": [{"url": base}],
        "paths": {
            "/discovery.json": {"get": read({"type": "object"})},
            "/services.json": {"get": read(rows(SERVICE))},
            "/services/{service_code}.json": {
                "get": read(
                    table(["service_code"], attributes=rows(ATTRIBUTE)),
                    parameters=[CODE],
                )
            },
            "/requests.json": {"get": read(rows(REQUEST), 400, parameters=WHICH), "post": SEND},
            "/requests/{service_request_id}.json": {
                "get": read(
                    rows(REQUEST),
                    parameters=[NUMBER],
                )
            },
            "/tokens/{token}.json": {"get": read(MADE, parameters=[TOKEN])},
        },
    }
