"""Who came, as everybody may read it: nobody can be worked out of the numbers."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from mithaq.kit.testing import flat
from mithaq.registers.meetings.actions import Counts, record_attendance
from mithaq.registers.meetings.attendance import exact_attendance, public_attendance
from mithaq.registers.meetings.models import Meeting

from .make import make_held, words


def count(by, meeting, **counts):
    record_attendance(by=by, meeting=meeting, counts=counts, presence={})
    return Meeting.objects.get(pk=meeting.pk)


def shown(meeting):
    return {line.label: line.numbers for line in public_attendance(meeting).lines}


@pytest.fixture
def meeting(by):
    """3 women, 12 men: whoever knew one and the sum would know the other."""
    held = make_held(state="published", is_public=True, title=words("Forum"))
    return count(by, held, citizen=Counts(3, 12, 0))


@pytest.mark.row("L05")
def test_attendance_when_few_came_then_nothing_published_tells_how_many(town, meeting, visit):
    client = visit(town)
    page = client.get(f"/en/meetings/{meeting.pk}/")
    table = page.context["attendance"]
    assert table.heads == ("Women", "Men", "Not said")
    assert [line.words for line in table.lines] == [("hidden", "hidden", "0", "15")] * 2
    section = flat(page.content.decode()).split('id="attendance"')[1].split("</table>")[0]
    assert [number for number in ("3", "12") if f">{number}<" in section] == []
    assert "Numbers under five are hidden" in flat(page.content.decode())
    exported = b"".join(client.get("/data/meetings.csv").streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(exported))
    assert (row["present"], row["women"], row["men"], row["unknown"]) == ("15", "", "", "0")
    (entry,) = client.get("/api/v1/meetings/").json()["items"]
    assert (entry["present"], entry["women"], entry["men"], entry["unknown"]) == (15, None, None, 0)
    pdf = client.get(f"/en/meetings/{meeting.pk}/minutes.pdf").content
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages)
    attended = " ".join(text.split("Who was there")[1].split("Numbers under five")[0].split())
    assert attended.endswith("citizens hidden hidden 0 15 Everybody hidden hidden 0 15")


@pytest.mark.parametrize(("language", "hidden"), [("ar", "محجوب"), ("fr", "masqué")])
def test_attendance_when_few_came_then_said_in_every_language(town, meeting, visit, language, hidden):
    page = visit(town).get(f"/{language}/meetings/{meeting.pk}/").content.decode()
    assert page.count(f"<bdi>{hidden}</bdi>") == 4


def test_attendance_when_the_secretariat_reads_then_exact(town, meeting, visit, secretary):
    assert [line.numbers for line in exact_attendance(meeting).lines] == [(3, 12, 0, 15)] * 2
    page = visit(town, secretary).get(f"/en/desk/meetings/{meeting.pk}/").content.decode()
    assert "<bdi>3</bdi>" in page
    assert "<bdi>12</bdi>" in page


def test_attendance_when_under_five_in_all_then_not_even_the_sum(by, meeting):
    few = count(by, make_held(), citizen=Counts(1, 2, 1))
    assert shown(few) == {"Everybody": (None,)}


def test_attendance_when_sexes_were_not_counted_then_sums_alone(by, meeting):
    many = count(by, make_held(), citizen=Counts(0, 0, 20), cso=Counts(0, 0, 8))
    assert shown(many) == {"associations": (8,), "citizens": (20,), "Everybody": (28,)}


def test_attendance_when_all_are_many_then_all_are_shown(by):
    many = count(by, make_held(), citizen=Counts(20, 30), cso=Counts(7, 9))
    assert shown(many) == {
        "associations": (7, 9, 0, 16),
        "citizens": (20, 30, 0, 50),
        "Everybody": (27, 39, 0, 66),
    }
    assert public_attendance(many).hides is False


def test_attendance_when_corrected_by_a_few_then_the_difference_describes_nobody(by):
    held = count(by, make_held(), citizen=Counts(20, 30))
    held = count(by, held, citizen=Counts(21, 30))
    assert shown(held) == {"Everybody": (51,)}
    held = count(by, held, citizen=Counts(23, 30))
    assert shown(held) == {"Everybody": (53,)}
    held = count(by, held, citizen=Counts(26, 31))
    assert shown(held)["citizens"] == (26, 31, 0, 57)


def test_attendance_when_many_meetings_are_exported_then_asked_no_more(town, by, meeting, visit):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            list(visit(town).get("/data/meetings.csv").streaming_content)
        return len(seen)

    asked()
    for_one = asked()
    for _number in range(3):
        count(by, make_held(is_public=True), citizen=Counts(9, 12))
    assert asked() == for_one


def test_attendance_when_one_person_is_counted_elsewhere_then_no_table_tells_who(by):
    held = count(by, make_held(), citizen=Counts(20, 30), cso=Counts(7, 9))
    held = count(by, held, citizen=Counts(19, 30), cso=Counts(8, 9))
    assert shown(held) == {"Everybody": (66,)}
    held = count(by, held, citizen=Counts(14, 30), cso=Counts(13, 9))
    assert shown(held)["citizens"] == (14, 30, 0, 44)
