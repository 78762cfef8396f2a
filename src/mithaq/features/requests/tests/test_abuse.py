"""Floods are stopped without shutting anybody out; words stay words in every exit."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from mithaq.commons.access.actor import anonymous
from mithaq.features.requests import actions, limits
from mithaq.features.requests.models import Request

from .make import file_one, make_category, make_unit, serve

BAD = '=HYPERLINK("http://x.example") <script>alert(1)</script> \' OR 1=1 -- ]]> &lol;'


def test_submit_when_one_person_floods_then_stopped_and_others_are_not(
    town, make_person, actor_of, monkeypatch
):
    monkeypatch.setattr(limits, "PERSON_PER_HOUR", 2)
    monkeypatch.setattr(limits, "MESSAGES_PER_HOUR", 1)
    category, member = make_category(), actor_of(make_person())
    for _number in range(2):
        file_one(town, category, by=member)
    with pytest.raises(ValidationError, match="break"):
        file_one(town, category, by=member)
    filed = file_one(town, category)
    common = {"by": anonymous(town), "request": filed.request, "receipt": filed.receipt}
    actions.write_back(**common, text="The third.")
    with pytest.raises(ValidationError, match="break"):
        actions.write_back(**common, text="Hello?")
    monkeypatch.setattr(limits, "UNPROVEN_PER_HOUR", 3)
    with pytest.raises(ValidationError, match="arrive here"):
        file_one(town, category)
    assert Request.objects.count() == 3


def test_words_when_they_look_like_code_then_only_words_in_page_table_and_xml(
    town, visit, make_person, actor_of
):
    officer = serve(make_person(), make_unit(), "requests.office_agent")
    row = actions.show(by=actor_of(officer), request=file_one(town, text=BAD, landmark="=1+1").request)
    client = visit(town)
    for path in ("/en/requests/", f"/en/requests/{row.pk}/", "/open311/v2/requests.xml"):
        assert "<script>alert" not in client.get(path).content.decode(), path
    table = b"".join(client.get("/data/requests.csv").streaming_content).decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(table)) for cell in line]
    assert [cell for cell in cells if cell.startswith("=")] == []
    desk = visit(town, officer).get("/en/desk/requests/", {"q": "' OR 1=1 --"})
    assert (desk.status_code, row.reference in desk.content.decode()) == (200, True)


def test_photo_when_it_is_none_then_refused_and_nothing_is_kept(town):
    page = SimpleUploadedFile("lamp.jpg", b"<svg onload=alert(1)>", content_type="image/jpeg")
    with pytest.raises(ValidationError):
        file_one(town, photos=[page])
    assert Request.objects.count() == 0
