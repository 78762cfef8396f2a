"""Numbers collected by form or file, exported with the indicator they belong to (row N07)."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mithaq.commons.access.policy import Denied
from mithaq.registers.places.models import Zone

from ...actions.following.indicators import add_indicator, import_measurements, measure
from ...models import Indicator, Measurement
from ...queries.following.public import readings_of
from ..make import days, words


@pytest.fixture
def indicator(by, commitment):
    fields = {
        "label": words("Stops built"),
        "unit": words("stops"),
        "baseline": Decimal(0),
        "target": Decimal(20),
    }
    return add_indicator(by=by, commitment=commitment, fields=fields)


@pytest.fixture
def zone(town):
    return Zone.objects.create(code="centre", name=words("Centre"))


@pytest.mark.row("N07")
def test_values_when_entered_by_form_and_file_then_exported_with_their_indicator(
    by, mel, plan, commitment, zone, town, visit
):
    desk = visit(town, mel)
    made = desk.post(
        reverse("desk_plan_indicator_new", args=[plan.pk]),
        {
            "commitment": commitment.pk,
            "label_ar": "محطات",
            "label_en": "Stops",
            "baseline": "0",
            "target": "20",
        },
    )
    assert made.status_code == 302
    indicator = Indicator.objects.get()
    at = reverse("desk_plan_indicator", args=[plan.pk, indicator.pk])
    sent = {"measured_on": days(-30).isoformat(), "value": "٤", "zone": "", "note": "Counted"}
    assert desk.post(at, sent).status_code == 302
    lines = f"date;value;zone;note\n{days(-3).isoformat()};9;;Counted\n{days(-2).isoformat()};2,5;centre;\n"
    upload = SimpleUploadedFile("values.csv", lines.encode("utf-8-sig"))
    assert desk.post(at, {"file-values": upload}).status_code == 302
    assert readings_of(commitment)[0].value == 9
    assert readings_of(commitment)[0].share == 0.45
    data = b"".join(visit(town).get("/data/measurements.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert [(row["indicator_id"], row["indicator_en"], row["zone"]) for row in rows] == [
        (str(indicator.pk), "Stops", ""),
        (str(indicator.pk), "Stops", ""),
        (str(indicator.pk), "Stops", "centre"),
    ]
    assert [Decimal(row["value"]) for row in rows] == [4, 9, Decimal("2.5")]
    assert "Stops" in visit(town).get(reverse("plan_commitment", args=[plan.pk, 1])).content.decode()


def test_file_when_a_line_is_wrong_then_every_line_named_and_nothing_taken(by, indicator, zone):
    bad = b"date,value,zone\n2026-01-05,3,\nyesterday,4,\n2026-01-06,many,\n2026-01-07,5,moon\n"
    with pytest.raises(ValidationError) as refused:
        import_measurements(by=by, indicator=indicator, data=bad)
    assert [one[:6] for one in refused.value.message_dict["values"]] == ["Line 3", "Line 4", "Line 5"]
    assert Measurement.objects.count() == 0
    for wrong in (b"day,number\n1,2\n", b"date,value\n", b"\xff\xfe\x00"):
        with pytest.raises(ValidationError):
            import_measurements(by=by, indicator=indicator, data=wrong)


def test_value_when_twice_on_a_day_or_to_come_then_refused(by, indicator, zone):
    measure(by=by, indicator=indicator, measured_on=days(-1), value=Decimal(3))
    measure(by=by, indicator=indicator, measured_on=days(-1), value=Decimal(1), zone=zone)
    for wrong in (
        {"measured_on": days(-1)},
        {"measured_on": days(-1), "zone": zone},
        {"measured_on": days(1)},
    ):
        with pytest.raises(ValidationError):
            measure(by=by, indicator=indicator, value=Decimal(4), **wrong)
    assert Measurement.objects.count() == 2


def test_value_when_monitor_or_stranger_writes_it_then_denied(monitor, nobody, indicator):
    for actor in (monitor, nobody):
        with pytest.raises(Denied):
            measure(by=actor, indicator=indicator, measured_on=days(-1), value=Decimal(3))
