"""GeoReport v2: what the standard's own schemas say of our answers, and what it wants of errors, keys and limits."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from mithaq.features.requests import actions
from mithaq.features.requests.models import Key, Request
from mithaq.kit.i18n import Text

from .make import file_one, make_category, make_unit, make_zone, serve

SCHEMAS = Path(__file__).parent / "open311"
OPTIONS = [
    {"code": "street", "label": {"en": "In the street"}},
    {"code": "home", "label": {"en": "At home"}, "stop": {"en": "Ask the water company."}},
]
QUESTION = {
    "code": "where",
    "label": {"en": "Where?"},
    "kind": "choice",
    "required": True,
    "options": OPTIONS,
}
KINDS = {
    "string": str,
    "boolean": bool,
    "array": list,
    "null": type(None),
    "number": (int, float),
    "integer": int,
    "object": dict,
}


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value is not as a schema wants it: the words of JSON schema that these files use."""
    if "$ref" in schema:
        return faults(value, json.loads((SCHEMAS / schema["$ref"]).read_text()), at)
    if "anyOf" in schema:
        tried = [faults(value, one, at) for one in schema["anyOf"]]
        return [] if [] in tried else [f"{at}: none of {len(tried)}"]
    found = []
    if "type" in schema and not isinstance(value, KINDS[schema["type"]]):
        return [f"{at}: no {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value}")
    if schema.get("format") == "date-time" and parse_datetime(value) is None:
        found.append(f"{at}: no moment")
    if isinstance(value, dict):
        found += [f"{at}.{name} is missing" for name in schema.get("required", []) if name not in value]
        for name, part in schema.get("properties", {}).items():
            if name in value:
                found += faults(value[name], part, f"{at}.{name}")
    if isinstance(value, list) and "items" in schema:
        for number, one in enumerate(value):
            found += faults(one, schema["items"], f"{at}[{number}]")
    return found


def schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"{name}.json").read_text())


@pytest.fixture
def office(town, make_person, actor_of):
    return actor_of(serve(make_person(), make_unit(), "requests.office_agent", "requests.manager"))


@pytest.mark.row("D04")
def test_answers_when_held_against_the_standards_schemas_then_no_fault(town, visit, office):
    category, zone = make_category("leak", questions=[QUESTION]), make_zone()
    filed = file_one(
        town, category, zone=zone, answers={"where": "street"}, text="Water & <mud>\x0b everywhere"
    )
    actions.show(by=office, request=filed.request)
    actions.move(by=office, request=filed.request, state="resolved", words=Text(en="Repaired."))
    hidden = file_one(
        town, category, zone=zone, answers={"where": "street"}, text="Nobody has read this"
    ).request
    client, base = visit(town), "/open311/v2/"
    for path, name in (
        ("services.json", "services"),
        ("services/leak.json", "service-definition"),
        ("requests.json", "requests"),
        (f"requests/{filed.request.pk}.json", "requests"),
    ):
        answer = client.get(base + path)
        assert faults(json.loads(answer.content), schema(name)) == [], path
        assert answer["Content-Type"] == "application/json; charset=utf-8"
    [shown] = json.loads(client.get(f"{base}requests.json").content)
    assert (shown["status"], shown["status_notes"], shown["address_id"]) == ("closed", "Repaired.", "nour")
    assert parse_datetime(shown["expected_datetime"]) is not None
    xml = ET.fromstring(client.get(f"{base}requests.xml").content)  # noqa: S314 our own
    assert (xml.tag, [one.tag for one in xml]) == ("service_requests", ["request"])
    assert xml.findtext("request/description") == "Water & <mud> everywhere"
    leak = ET.fromstring(client.get(f"{base}services/leak.xml").content)  # noqa: S314 our own
    values = leak.findall("attributes/attribute/values/value")
    assert [one.findtext("key") for one in values] == ["street", "home"]
    assert client.get(f"{base}requests/{hidden.pk}.json").status_code == 404
    assert client.get(f"{base}discovery.xml").status_code == 200


def test_send_when_the_key_is_valid_then_taken_and_followed_by_its_receipt(town, visit, office):
    make_category("leak", questions=[QUESTION])
    _row, key = actions.issue_key(by=office, name="Town app", per_hour=1)
    client, url = visit(town, enforce_csrf_checks=True), "/open311/v2/requests.json"
    given = {"api_key": key, "service_code": "leak", "description": "Water", "attribute[where]": "street"}
    given |= {"lat": "34.05", "long": "9.05", "email": "salem@visitor.example"}
    answer = client.post(url, given)
    [made] = json.loads(answer.content)
    row = Request.objects.get()
    assert (answer.status_code, made["service_request_id"]) == (201, str(row.pk))
    assert (row.channel, row.publicity, row.latitude, row.key.name) == ("api", "waiting", 34.05, "Town app")
    token = json.loads(client.get(f"/open311/v2/tokens/{row.pk}.json").content)
    assert token == [{"token": str(row.pk), "service_request_id": str(row.pk)}]
    receipt = made["service_notice"].removeprefix(f"http://{client.defaults['HTTP_HOST']}")
    assert client.get(receipt).url.endswith(f"/requests/mine/{row.pk}/")
    assert client.post(url, given).status_code == 429, "as many as it may within an hour"
    actions.revoke_key(by=office, key=Key.objects.get())
    assert client.post(url, given).status_code == 403


def test_errors_when_something_is_wrong_then_code_and_description_with_the_status_of_the_standard(
    town, visit, office
):
    make_category("leak", questions=[QUESTION])
    _row, key = actions.issue_key(by=office, name="Town app")
    client, base = visit(town), "/open311/v2/"
    sound = {"api_key": key, "service_code": "leak", "description": "Water", "attribute[where]": "street"}
    sound |= {"address_string": "school"}
    for fields, status in (
        ({"api_key": "wrong"}, 403),
        ({"api_key": ""}, 403),
        ({"service_code": ""}, 400),
        ({"service_code": "moon"}, 404),
        ({"description": ""}, 400),
        ({"attribute[where]": ""}, 400),
        ({"attribute[where]": "home"}, 400),
        ({"lat": "nan", "long": "1"}, 400),
        ({"lat": "1"}, 400),
        ({"jurisdiction_id": "elsewhere"}, 404),
        ({"media_url": "javascript:alert(1)"}, 400),
        ({"address_id": "x\x00"}, 400),
    ):
        answer = client.post(f"{base}requests.json", sound | fields)
        [error] = json.loads(answer.content)
        assert (answer.status_code, error["code"], bool(error["description"])) == (status, status, True), (
            fields
        )
    for query, status in (
        ("start_date=yesterday", 400),
        ("status=late", 400),
        ("page=0", 400),
        ("service_request_id=x", 404),
        ("page=9", 200),
        ("start_date=2020-01-01&end_date=2026-01-01T00:00:00Z", 400),
        ("start_date=0001-01-01", 400),
        ("end_date=9999-12-31T23:59:59Z", 400),
        ("start_date=2026-01-01T00:00:00+01:00", 200),
    ):
        assert client.get(f"{base}requests.xml?{query}").status_code == status, query
    assert client.get(f"{base}requests.yaml").status_code == 404
    assert client.delete(f"{base}requests.xml").status_code == 405
    assert Request.objects.count() == 0


def test_requests_when_older_than_ninety_days_then_asked_for_by_their_own_span(town, visit, office):
    row = actions.show(by=office, request=file_one(town).request)
    long_ago = timezone.now() - dt.timedelta(days=200)
    Request.objects.update(received_at=long_ago)
    url = "/open311/v2/requests.json"
    day = long_ago.date()
    asked = {"start_date": f"{day - dt.timedelta(days=1)}", "end_date": f"{day + dt.timedelta(days=1)}"}
    assert json.loads(visit(town).get(url).content) == []
    assert [one["service_request_id"] for one in json.loads(visit(town).get(url, asked).content)] == [
        str(row.pk)
    ]


def test_table_when_a_span_of_years_is_asked_then_every_shown_row_tame_and_with_its_notes_in_json(
    town, visit, office
):
    category = make_category()
    for number in range(3):
        row = actions.show(by=office, request=file_one(town, category, text=f"=1+{number}").request)
    file_one(town, category, text="Nobody has read this")
    client, base = visit(town), "/open311/v2/"
    answer = client.get(f"{base}requests.csv", {"start_date": "1990-01-01T00:00:00Z"})
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [line["description"] for line in lines] == ["'=1+0", "'=1+1", "'=1+2"]
    assert lines[-1]["service_request_id"] == str(row.pk)
    assert client.get(f"{base}requests.csv", {"status": "late"}).status_code == 400
    [_two, one] = [client.get(f"{base}requests.json?page_size=2&page={number}").json() for number in (1, 2)]
    assert [found["description"] for found in one] == ["=1+0"]
    [shown] = client.get(f"{base}requests/{row.pk}.json?extensions=true").json()
    [note] = shown["notes"]
    assert (note["datetime"], note["description"]) == (shown["requested_datetime"], "")


def test_send_when_the_same_is_sent_again_then_taken_once_and_pictures_stay_links(town, visit, office):
    make_category("leak")
    _row, key = actions.issue_key(by=office, name="Town app")
    given = {"api_key": key, "service_code": "leak", "description": "Water", "address_string": "school"}
    given |= {"media_url": "https://pictures.example/1.jpg"}
    client, url = visit(town), "/open311/v2/requests.json"
    first, second, other = (
        client.post(url, given, headers={"Idempotency-Key": word}).json() for word in ("a", "a", "b")
    )
    assert first == second
    assert first != other
    assert {row.text for row in Request.objects.all()} == {"Water\n\nhttps://pictures.example/1.jpg"}
    assert Request.objects.count() == 2
