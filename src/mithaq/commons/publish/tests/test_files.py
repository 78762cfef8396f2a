"""Files of a dataset: the public log, with acts that must not be in it."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.tenancy.context import inside

SHOWN, HIDDEN = "test.file_shown", "test.file_hidden"


@pytest.fixture
def log(regueb, salt, make_person):
    """Two public acts and a private one in Regueb, a public one in Salt."""
    for code, is_public in ((SHOWN, True), (HIDDEN, False)):
        if code not in events:
            events.add(Event(code=code, label=f"=label of {code}", public=is_public))
    with inside(salt):
        record(SHOWN, by=system(salt), on=make_person("Salem"))
    with inside(regueb):
        person = make_person("Amal")
        for code in (SHOWN, HIDDEN, SHOWN):
            record(code, by=system(regueb), on=person)
    regueb.refresh_from_db()
    return regueb


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_csv_when_asked_then_public_rows_of_this_town_in_rfc_4180(log, visit):
    response = visit(log).get("/data/log.csv")
    data = body(response)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 3
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["number"] for row in rows] == ["1", "3"]
    assert list(rows[0]) == [
        "number", "at", "event", "act_ar", "act_fr", "act_en", "subject", "subject_id", "content", "previous", "hash",
    ]  # fmt: skip
    # A text that a spreadsheet would run is made plain.
    assert rows[0]["act_fr"] == "'=label of test.file_shown"


def test_json_when_asked_then_metadata_and_rows(log, visit):
    found = json.loads(body(visit(log).get("/data/log.json")))
    assert found["dataset"]["code"] == "log"
    assert set(found["dataset"]["title"]) == {"ar", "fr", "en"}
    assert [row["number"] for row in found["rows"]] == [1, 3]
    assert found["rows"][0]["act"]["en"] == "=label of test.file_shown"


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("fr", None)])
def test_xlsx_when_asked_then_sheet_in_its_direction_and_dictionary(log, visit, language, rtl):
    book = load_workbook(io.BytesIO(body(visit(log).get(f"/data/log.xlsx?lang={language}"))))
    assert len(book.sheetnames) == 2
    assert [bool(sheet.sheet_view.rightToLeft) for sheet in book] == [bool(rtl)] * 2
    rows = list(book.worksheets[0].values)
    assert [row[0] for row in rows[1:]] == [1, 3]
    assert rows[1][3] == "=label of test.file_shown"
    assert book.worksheets[0]["D2"].data_type == "s"
    assert [row[0] for row in book.worksheets[1].values][1:4] == ["number", "at", "event"]


def test_dictionary_when_asked_in_french_then_meanings_in_french(log, visit):
    columns = visit(log).get("/data/log/dictionary.json?lang=fr").json()["columns"]
    assert columns[0]["column"] == "number"
    assert columns[0]["meaning"] == "Numéro"
    assert [one["language"] for one in columns[3:6]] == ["ar", "fr", "en"]


def test_file_when_nothing_changed_then_304_and_after_a_public_act_200(log, visit, make_person):
    client = visit(log)
    first = client.get("/data/log.csv")
    body(first)
    again = client.get("/data/log.csv", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    with inside(log):
        record(SHOWN, by=system(log), on=make_person())
    from mithaq.commons.tenancy.queries import forget_hosts

    forget_hosts()
    changed = client.get("/data/log.csv", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert body(changed).count(b"\r\n") == 4


def test_file_when_head_or_other_method_then_headers_or_405(log, visit):
    client = visit(log)
    head = client.head("/data/log.csv")
    assert head.status_code == 200
    assert head.content == b""
    assert head["ETag"]
    assert head["Access-Control-Allow-Origin"] == "*"
    assert client.post("/data/log.csv").status_code == 405
    assert client.options("/data/log.csv").status_code == 204


@pytest.mark.parametrize("path", ["/data/nothing.csv", "/data/log.pdf", "/data/nothing/dictionary.json"])
def test_file_when_unknown_then_404(log, visit, path):
    assert visit(log).get(path).status_code == 404


def test_file_when_many_rows_then_the_same_number_of_queries(
    log, visit, make_person, django_assert_num_queries
):
    with inside(log):
        person = make_person()
        for _count in range(40):
            record(SHOWN, by=system(log), on=person)
    client = visit(log)
    # The town by its host, then the rows.
    client.get("/data/log.csv")
    for ending in ("csv", "json", "xlsx"):
        with django_assert_num_queries(1):
            body(client.get(f"/data/log.{ending}"))


def test_dcat_when_asked_then_every_dataset_with_absolute_addresses(log, visit):
    found = visit(log).get("/data/catalog.jsonld").json()
    entry = next(one for one in found["dcat:dataset"] if one["dct:identifier"] == "log")
    assert {part["dct:title"] for part in entry["dcat:distribution"]} == {"CSV", "XLSX", "JSON"}
    assert entry["dcat:distribution"][0]["dcat:downloadURL"]["@id"].startswith("http://regueb.")
    assert entry["dct:modified"]["@type"] == "xsd:dateTime"
