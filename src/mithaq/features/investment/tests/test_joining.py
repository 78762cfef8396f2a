"""The call, applications without an account, the register of members, facilitators at work."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.access.policy import Denied
from mithaq.features.investment import actions
from mithaq.features.investment.models import Application, Idea, Member
from mithaq.kit.formats import day
from mithaq.kit.testing import flat
from mithaq.registers.bodies.tests.make import make_organisation

from .make import make_cycle, make_zones, words

OWN = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def call(by):
    today = timezone.localdate()
    row = actions.draft_call(
        by=by,
        cycle=make_cycle(by, state="call"),
        title=words("Join the programme"),
        text=words("Six evenings."),
        criteria=words("Lives here."),
        seats=1,
        opens_on=today,
        closes_on=today + dt.timedelta(days=10),
    )
    return actions.publish_call(by=by, call=row)


@pytest.mark.row("B09", "K11")
def test_call_when_somebody_applies_without_account_then_a_receipt_gives_the_outcome(town, by, call, visit):
    page = flat(visit(town).get(f"/en/investment/calls/{call.pk}/").content.decode())
    wanted = ("Join the programme", "Lives here.", "<dt>Seats</dt><dd><bdi><bdi>1<", "Take part")
    assert [one for one in (*wanted, day(call.closes_on)) if one not in page] == []
    client, address = visit(town), f"/en/investment/calls/{call.pk}/apply/"
    stamp = client.get(address).content.decode().split('name="stamp" value="')[1].split('"')[0]
    given = {"stamp": stamp, "category": "cso", "name": "Huda", "statement": "We know the valley."}
    refused = client.post(address, given, headers=OWN)
    assert (refused.status_code, "We know the valley." in refused.content.decode()) == (422, True)
    sent = client.post(address, given | {"institution": "League of the valley"}, headers=OWN)
    row = Application.objects.get()
    assert sent.headers["Location"] == f"/en/investment/applications/{row.pk}/"
    actions.decide_application(by=by, application=row, accept=True, reason=words("Welcome."))
    mine = client.get(sent.headers["Location"]).content.decode()
    assert [one for one in ("accepted", "Welcome.") if one not in mine] == []
    assert visit(town).get(sent.headers["Location"]).status_code == 302
    other = visit(town)
    given = {"stamp": stamp, "category": "citizen", "name": "Sami", "statement": "Me too."}
    theirs = other.post(address, given, headers=OWN).headers["Location"]
    second = Application.objects.get(name="Sami")
    with pytest.raises(ValidationError, match="seats"):
        actions.decide_application(by=by, application=second, accept=True, reason=words("Welcome."))
    actions.decide_application(by=by, application=second, accept=False, reason=words("One seat, many hands."))
    told = other.get(theirs).content.decode()
    assert ("not accepted" in told, "One seat, many hands." in told) == (True, True)


@pytest.mark.row("B04")
def test_members_when_shown_then_categories_are_counted_and_institutions_alone_are_named(
    town, by, make_person, visit
):
    cycle = make_cycle(by)
    actions.add_member(by=by, cycle=cycle, category="government", institution="Regional works office")
    actions.add_member(
        by=by, cycle=cycle, category="cso", organisation=make_organisation("Women of the wadi")
    )
    left = actions.add_member(by=by, cycle=cycle, category="media", institution="Radio that left")
    for name in ("Private Person", "Other Person"):
        actions.add_member(by=by, cycle=cycle, category="citizen", person_name=name)
    actions.end_membership(by=by, member=left)
    page = visit(town).get("/en/investment/2026/members/").content.decode()
    shown = ("Regional works office", "Women of the wadi", "<svg")
    hidden = ("Private Person", "Other Person", "Radio that left")
    assert ([one for one in shown if one not in page], [one for one in hidden if one in page]) == ([], [])
    # Beside the drawing the numbers themselves.
    rows = re.findall(r'<th scope="row">([^<]+)</th><td class="num"><bdi>(\d+)</bdi>', flat(page))
    assert {name: many for name, many in rows if many != "0"} == {
        "public bodies": "1",
        "associations": "1",
        "citizens": "2",
    }
    assert Member.objects.count() == 5
    officer = make_person("Secretary", duties=("investment.secretary_general",))
    assert "Private Person" in visit(town, officer).get(f"/en/desk/investment/{cycle.pk}/").content.decode()
    with pytest.raises(ValidationError):
        actions.add_member(by=by, cycle=cycle, category="private", person_name="Nobody's shop")


@pytest.mark.row("B03", "A04")
def test_workspace_when_a_facilitator_works_then_only_for_their_zone(town, by, make_person, actor_of, visit):
    first, second = make_zones(10, 20)
    cycle = make_cycle(by)
    person = make_person("Helper")
    with pytest.raises(ValidationError, match="association"):
        actions.assign_facilitator(
            by=by, cycle=cycle, zone=first, person=person, organisation=make_organisation("ministry")
        )
    league = make_organisation("league", kind="civil_society")
    actions.assign_facilitator(by=by, cycle=cycle, zone=first, person=person, organisation=league)
    client = visit(town, person)
    assert "Zone 1" in client.get("/en/investment/workspace/").content.decode()
    address = "/en/investment/2026/ideas/write-down/"
    given = {"channel": "assembly", "zone": first.pk, "title": "A well", "name": "Salma"}
    sent = client.post(address, given)
    idea = Idea.objects.get()
    assert (sent.status_code, idea.channel, idea.agent, idea.state) == (200, "assembly", person, "published")
    assert client.post(address, given | {"zone": second.pk}).status_code == 422
    with pytest.raises(Denied):
        actions.send_idea(
            by=actor_of(person), cycle=cycle, zone=second, title="A road", name="Salma", channel="assembly"
        )
    stranger = visit(town, make_person("Stranger"))
    assert stranger.get(address).status_code == 403
    page = visit(town).get("/en/investment/2026/zones/z1/").content.decode()
    assert ("league" in page, "Helper" in page) == (True, False)


def test_desk_when_the_secretary_works_then_every_page_of_the_year_opens(town, by, call, make_person, visit):
    make_zones(10, 20)
    client = visit(town, make_person("Secretary", duties=("investment.secretary_general",)))
    pk = call.cycle_id
    for name in ("edit", "calendar", "call", "member", "facilitator", "missing", "session", "vote", "adopt"):
        assert (name, client.get(f"/en/desk/investment/{pk}/{name}/").status_code) == (name, 200)
    for address in ("", "new/", "archive/", f"{pk}/", f"{pk}/history/"):
        assert (address, client.get(f"/en/desk/investment/{address}").status_code) == (address, 200)
    made = client.post(
        "/en/desk/investment/new/",
        {"year": "2027", "kind": "investment", "title_ar": "برنامج", "title_en": "Next", "copy": pk},
    )
    assert made.status_code == 302
    shared = client.post(f"/en/desk/investment/{pk}/act/", {"act": "share"})
    assert (shared.status_code, call.cycle.envelopes.count()) == (302, 2)
    brought = client.post(
        "/en/desk/investment/archive/", {"text": "year;zone;title;voted;works\n2016;z9;A;1;done\n"}
    )
    assert (brought.status_code, "z9" in brought.content.decode()) == (422, True)
    assert visit(town).get(f"/en/desk/investment/{pk}/").status_code in (302, 403)
