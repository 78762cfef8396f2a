"""Lists from a spreadsheet: all lines or none, every wrong line named, the same list never twice."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from mithaq.features.outreach import actions
from mithaq.features.outreach.models import Headcount, Import
from mithaq.features.outreach.reading import read
from mithaq.kit.lists import WrongLines, decode
from mithaq.kit.testing import flat

from .make import REGUEB, make_activity, make_zone

LIST = "number,category,sex,age\n11,cso,woman,youth\n٩٢,online_question,,\n"


def test_list_when_right_then_counted(by):
    activity = make_activity()
    done = actions.import_headcounts(by=by, activity=activity, text=LIST, filename="list.csv")
    assert (done.lines, done.people) == (2, 103)
    rows = Headcount.objects.order_by("pk").values_list("number", "category", "sex", "age")
    assert list(rows) == [(11, "cso", "woman", "youth"), (92, "online_question", "", "")]


def test_list_when_written_in_another_language_then_understood(town):
    zone = make_zone("Vieille ville")
    with translation.override("fr"):
        french = read("Nombre de personnes;Catégorie;Sexe;Zone\n12;société civile;femme;vieille ville\n")
    with translation.override("ar"):
        arabic = read("العدد,الفئة,الجنس\n١٢,المجتمع المدني,امرأة\n")
    assert french == [{"number": 12, "category": "cso", "sex": "woman", "zone": zone}]
    assert arabic == [{"number": 12, "category": "cso", "sex": "woman"}]


def test_list_when_lines_are_wrong_then_each_is_named_and_nothing_written(by):
    activity = make_activity()
    text = "number,sex\n5,woman\nmany,man\n0,man\n7,robot\n3,man\n"
    with pytest.raises(WrongLines) as wrong:
        actions.import_headcounts(by=by, activity=activity, text=text)
    assert [one.line for one in wrong.value.problems] == [3, 4, 5]
    assert "robot" in wrong.value.problems[2].problem
    assert (Headcount.objects.count(), Import.objects.count()) == (0, 0)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_list_when_wrong_then_said_in_the_officers_language(by, language):
    said = {"ar": "عددًا صحيحًا", "fr": "nombre entier", "en": "whole number"}
    with translation.override(language), pytest.raises(WrongLines) as wrong:
        read("number\n0\n")
    assert said[language] in wrong.value.problems[0].problem


def test_list_when_brought_twice_then_caught_whatever_its_name(by):
    activity = make_activity()
    actions.import_headcounts(by=by, activity=activity, text=LIST, filename="list.csv")
    with pytest.raises(ValidationError, match="already"):
        actions.import_headcounts(
            by=by, activity=activity, text=LIST.replace("\n", "\r\n"), filename="copy.csv"
        )
    assert Headcount.objects.count() == 2
    # For another activity it is another list.
    actions.import_headcounts(by=by, activity=make_activity(), text=LIST)
    assert Headcount.objects.count() == 4


def test_list_when_taken_out_then_its_lines_alone_go_and_it_may_come_again(by):
    activity = make_activity()
    actions.add_headcount(by=by, activity=activity, fields={"number": 4})
    actions.import_headcounts(by=by, activity=activity, text=LIST)
    assert actions.undo_import(by=by, source=Import.objects.get()) == 2
    assert [row.number for row in Headcount.objects.all()] == [4]
    assert actions.import_headcounts(by=by, activity=activity, text=LIST).people == 103


@pytest.mark.parametrize(
    "text",
    [
        "",
        "number\n",
        "people\n5\n",
        "sex\nwoman\n",
        "number,number\n5,5\n",
        "number,sex\n5,woman,extra\n",
        "number\n99999999999\n",
    ],
)
def test_list_when_no_list_then_refused(by, text):
    with pytest.raises(WrongLines):
        read(text)


@pytest.mark.parametrize("data", [b"PK\x03\x04 workbook", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"a\x00b\x00c"])
def test_file_when_not_what_it_says_then_refused(data):
    with pytest.raises(WrongLines):
        decode(data)


def test_file_when_utf16_or_marked_then_read():
    assert decode("عدد".encode("utf-16")) == "عدد"
    assert decode("عدد".encode("utf-8-sig")) == "عدد"


def test_desk_when_a_file_has_a_wrong_line_then_its_lines_stay_in_the_box(recorder, visit, town):
    activity = make_activity()
    client = visit(town, recorder)
    address = f"/en/desk/participation/{activity.pk}/list/"
    text = "number,sex\n12,woman\nfew,man\n"
    upload = SimpleUploadedFile("list.csv", text.encode())
    page = client.post(address, {"file": upload})
    assert "Line<bdi>3</bdi>:" in flat(page.content.decode())
    assert "few,man" in page.content.decode()
    assert Headcount.objects.count() == 0
    mended = client.post(address, {"text": text.replace("few", "7")})
    assert mended.status_code == 302
    assert sum(row.number for row in Headcount.objects.all()) == 19
    again = client.post(address, {"text": text.replace("few", "7")})
    assert "already" in again.content.decode()
    assert Headcount.objects.count() == 2


def test_desk_when_empty_list_is_asked_then_its_columns_come_in_again(recorder, visit, town):
    client = visit(town, recorder)
    heads = b"".join(client.get("/fr/desk/participation/list.csv")).decode("utf-8-sig").strip()
    with translation.override("en"):
        rows = read(f"{heads}\n{REGUEB['cso']},,,,,,,\n")
    assert [row["number"] for row in rows] == [11]
