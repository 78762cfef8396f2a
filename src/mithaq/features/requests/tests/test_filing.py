"""Telling the municipality something: without an account, with a place and photos, once, read before it is shown."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied, visible
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.files.models import Attachment
from mithaq.commons.receipts.codes import digests_of
from mithaq.features.requests.actions import show, submit
from mithaq.features.requests.enums import Publicity, State
from mithaq.features.requests.models import Request, Route
from mithaq.features.requests.queries import by_digests, near

from .make import file_one, make_category, make_unit, make_zone, photo, serve


@pytest.mark.row("A14", "D06", "K11")
def test_submit_when_there_is_no_account_then_numbered_routed_promised_and_opened_by_its_receipt(town):
    zone, other = make_zone(), make_unit("north")
    category = make_category()
    Route.objects.create(category=category, zone=zone, unit=other)
    filed = file_one(town, category, zone=zone)
    row = filed.request
    assert (row.reference[-5:], row.state, row.publicity) == ("/0001", State.RECEIVED, Publicity.WAITING)
    assert (row.unit, row.author) == (other, None)
    assert file_one(town, category).request.unit == category.unit, "no zone: the subject's own unit"
    clock = clock_of("requests.answer", row)
    assert (clock.n, clock.unit, clock.served_by) == (10, "working", "north")
    assert by_digests(digests_of(filed.receipt)) == row
    assert list(visible(anonymous(town), Request.objects.all())) == [], "nobody has read it yet"


def test_submit_when_the_same_form_comes_twice_then_taken_once_with_one_receipt(town):
    category = make_category()
    first = file_one(town, category, key="a-random-key")
    second = file_one(town, category, key="a-random-key")
    assert (second.request, second.receipt, second.again) == (first.request, first.receipt, True)
    assert Request.objects.count() == 1
    assert file_one(town, category, key="another").receipt != first.receipt


@pytest.mark.row("D04")
def test_submit_when_a_photo_knows_its_place_then_used_and_taken_out_of_the_picture(town):
    zone = make_zone()
    row = file_one(town, landmark="", photos=[photo(at=(34.05, 9.05))]).request
    assert (row.latitude, row.longitude, row.zone) == (34.05, 9.05, zone)
    stored = Attachment.objects.get()
    with default_storage.open(stored.file.name) as file:
        picture = Image.open(io.BytesIO(file.read()))
    assert (dict(picture.getexif()), dict(picture.getexif().get_ifd(0x8825))) == ({}, {})
    assert stored.is_public is False


def test_submit_when_something_is_missing_or_stops_here_then_said_beside_it(town):
    stop = {"en": "Ask the water company: it has a number for leaks."}
    options = [
        {"code": "street", "label": {"en": "In the street"}},
        {"code": "home", "label": {"en": "In my house"}, "stop": stop},
    ]
    question = {"code": "where", "label": {"en": "Where does it leak?"}, "kind": "choice", "required": True}
    category = make_category("leak", questions=[question | {"options": options}])
    for fields, name in (
        ({"text": " ", "answers": {"where": "street"}}, "text"),
        ({"landmark": "", "answers": {"where": "street"}}, "zone"),
        ({}, "where"),
        ({"answers": {"where": "moon"}}, "where"),
        ({"answers": {"where": "home"}}, "where"),
        ({"answers": {"where": "street"}, "name": "a@b.example"}, "name"),
        ({"answers": {"where": "street"}, "photos": [photo(), photo(), photo(), photo()]}, "photos"),
    ):
        with pytest.raises(ValidationError) as refused:
            file_one(town, category, **fields)
        assert list(refused.value.error_dict) == [name]
    assert Request.objects.count() == 0
    assert file_one(town, category, answers={"where": "street"}).request.answers == {"where": "street"}


@pytest.mark.row("D01", "F06", "K11")
def test_submit_when_an_officer_writes_it_down_then_both_are_named_and_consent_is_kept(
    town, make_person, actor_of
):
    category = make_category()
    agent = actor_of(serve(make_person("Rim"), make_unit(), "requests.office_agent"))
    with pytest.raises(ValidationError, match="agree"):
        submit(by=agent, category=category, text="No light.", landmark="school", channel="desk")
    filed = submit(
        by=agent,
        category=category,
        text="No light.",
        landmark="x",
        channel="desk",
        consent=True,
        name="Salem",
    )
    row = filed.request
    assert (row.agent, row.name, row.author, row.channel) == (agent.person, "Salem", None, "desk")
    assert row.consent_at is not None
    assert by_digests(digests_of(filed.receipt)) == row, "followed without e-mail"
    with pytest.raises(Denied):
        submit(by=anonymous(town), category=category, text="x", landmark="x", channel="paper", consent=True)


def test_near_when_open_and_shown_within_reach_then_offered_and_others_not(town, make_person, actor_of):
    make_zone()
    category = make_category()
    officer = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    here = (34.05, 9.05)
    close = file_one(town, category, point=(34.0515, 9.05)).request
    file_one(town, category, point=(34.0505, 9.05))  # nobody has read it: it may name somebody
    far = file_one(town, category, point=(34.06, 9.05)).request
    for row in (close, far):
        show(by=officer, request=row)
    assert near(anonymous(town), category, zone=None, point=here) == [close]
    assert near(anonymous(town), category, zone=close.zone, point=None) == [far, close]
    assert near(anonymous(town), make_category("hole"), zone=None, point=here) == []
