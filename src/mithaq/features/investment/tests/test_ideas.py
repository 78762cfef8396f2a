"""Ideas: sent without an account, written down for others, joined, supported, examined."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.notify.models import Follow
from mithaq.commons.people.personal import personal
from mithaq.commons.receipts.openers import mine_of
from mithaq.features.investment import actions
from mithaq.features.investment.models import Cycle, Idea, Liaison
from mithaq.features.investment.queries.ideas import by_channel, liaisons_of, resembling
from mithaq.kit.testing import flat
from mithaq.registers.bodies.tests.make import make_body, make_organisation

from .make import make_cycle, make_feasible, make_idea, make_zones, words


@pytest.fixture
def cycle(by):
    return make_cycle(by)


@pytest.fixture
def zone():
    return make_zones(100)[0]


@pytest.fixture
def technician(town, make_person, actor_of):
    return actor_of(make_person("Technician", duties=("investment.technician",)))


@pytest.fixture
def animator(town, make_person, actor_of):
    return actor_of(make_person("Animator", duties=("investment.animator",)), channel="desk")


@pytest.mark.row("K11", "A04")
def test_form_when_nobody_is_signed_in_then_a_receipt_leads_back_to_the_idea(
    town, cycle, zone, visit, picture_file
):
    client = visit(town)
    address = "/ar/investment/2026/ideas/new/"
    page = client.get(address).content.decode()
    stamp = page.split('name="stamp" value="')[1].split('"')[0]
    words_ = {"stamp": stamp, "zone": zone.pk, "title": "مظلة في محطة المدرسة", "name": "أمل"}
    sent = client.post(address, {**words_, "photos": picture_file}, headers={"sec-fetch-site": "same-origin"})
    idea = Idea.objects.get()
    assert (sent.status_code, sent.headers["Location"]) == (302, f"/ar/investment/ideas/{idea.pk}/mine/")
    mine = client.get(sent.headers["Location"]).content.decode()
    assert ("مظلة في محطة المدرسة" in mine, 'dir="ltr"' in mine) == (True, True)
    stranger = visit(town).get(sent.headers["Location"])
    assert (stranger.status_code, visit(town).get(f"/ar/investment/ideas/{idea.pk}/").status_code) == (
        302,
        404,
    )
    assert (idea.state, idea.channel, idea.zone) == ("waiting", "web", zone)
    assert attachments_of(system(town), idea).count() == 1


@pytest.mark.row("A04")
def test_ideas_when_they_come_by_many_ways_then_each_shows_its_way_and_the_ways_are_counted(
    town, cycle, zone, animator, visit
):
    said = timezone.localdate() - dt.timedelta(days=3)
    for channel, title in (("assembly", "Shade in the market"), ("paper", "A bench by the spring")):
        actions.send_idea(
            by=animator, cycle=cycle, zone=zone, title=title, name="Salma", channel=channel, said_on=said
        )
    remark = actions.send_idea(
        by=animator, cycle=cycle, zone=zone, title="Dust everywhere", channel="visit", is_informal=True
    ).idea
    ways = {label: (formal, informal) for label, formal, informal in by_channel(cycle)}
    assert ways == {"assembly of the zone": (1, 0), "letter or paper form": (1, 0), "visit on site": (0, 1)}
    page = flat(visit(town).get("/en/investment/2026/ideas/").content.decode())
    cell = r'<td class="num"><bdi><bdi>(\d+)</bdi></bdi></td>'
    counts = {label: re.search(f'<th scope="row">{label}</th>{cell}{cell}', page) for label in ways}
    assert {label: tuple(map(int, row.groups())) for label, row in counts.items()} == ways
    assert [one in page for one in ("Shade in the market", "assembly of the zone", "Dust everywhere")] == [
        True,
        True,
        False,
    ]
    assert "Dust everywhere" in visit(town).get("/en/investment/2026/ideas/?informal=1").content.decode()
    actions.take_up(by=animator, idea=remark)
    narrowed = visit(town).get("/en/investment/2026/ideas/?channel=visit").content.decode()
    assert ("Dust everywhere" in narrowed, "Shade in the market" in narrowed) == (True, False)


def test_write_down_when_nobody_may_then_it_is_refused(town, cycle, zone, make_person, actor_of):
    citizen = actor_of(make_person("Citizen"))
    with pytest.raises(Denied):
        actions.send_idea(by=citizen, cycle=cycle, zone=zone, title="Mine", name="X", channel="assembly")
    with pytest.raises(ValidationError, match="e-mail"):
        actions.send_idea(by=citizen, cycle=cycle, zone=zone, title="Write to me at a@b.example")
    Cycle.objects.update(state="voting")
    with pytest.raises(Denied):
        actions.send_idea(by=citizen, cycle=cycle, zone=zone, title="Too late")


def test_resembling_when_spelt_otherwise_then_found_and_joined_with_its_author(
    town, by, cycle, zone, make_person, actor_of, visit
):
    author, backer = make_person("Amal"), make_person("Bilal")
    idea = make_idea(by, cycle, zone, "إنارة الطريق المؤدية إلى المدرسة")
    make_idea(by, cycle, zone, "حديقة للأطفال قرب السوق")
    twin = actions.send_idea(
        by=actor_of(author), cycle=cycle, zone=zone, title="اناره طريق المدرسه", text="ليلًا"
    ).idea
    found = resembling(by, cycle, title="اناره طريق المدرسه", zone=zone.pk, but=twin.pk)
    assert [one.idea for one in found] == [idea]
    actions.read_ideas(by=by, ideas=[twin], publish=True)
    actions.support(by=actor_of(backer), idea=twin)
    actions.merge(by=by, idea=twin, into=idea)
    assert list(idea.supports.values_list("person", flat=True)) == [backer.pk]
    followers = Follow.objects.filter(subject_id=idea.pk).values_list("person", flat=True)
    assert set(followers) == {author.pk, backer.pk}
    page = visit(town).get(f"/ar/investment/ideas/{idea.pk}/").content.decode()
    assert "<bdi>Amal</bdi>" in page
    with pytest.raises(ValidationError):
        actions.merge(by=by, idea=idea, into=twin)


def test_form_when_another_idea_says_the_same_then_it_is_shown_before_sending(town, by, cycle, zone, visit):
    make_idea(by, cycle, zone, "Lamps on the road to the school")
    client, address = visit(town), "/en/investment/2026/ideas/new/"
    stamp = client.get(address).content.decode().split('name="stamp" value="')[1].split('"')[0]
    given = {"stamp": stamp, "zone": zone.pk, "title": "lamps on the school road", "name": "Sami"}
    own = {"sec-fetch-site": "same-origin"}
    asked = client.post(address, given, headers=own)
    assert (asked.status_code, Idea.objects.count()) == (422, 1)
    assert "Lamps on the road to the school" in asked.content.decode()
    assert client.post(address, given | {"seen_alike": "on"}, headers=own).status_code == 302
    assert Idea.objects.count() == 2


@pytest.mark.row("B05")
def test_sheet_when_refused_then_only_with_a_published_reason_and_the_authors_role(
    town, by, cycle, zone, technician, visit
):
    idea = make_idea(by, cycle, zone, "A bridge over the wadi")
    with pytest.raises(ValidationError, match="technical reason"):
        actions.write_sheet(by=technician, idea=idea, verdict="refused")
    actions.write_sheet(
        by=technician,
        idea=idea,
        verdict="refused",
        cost=Decimal("250000.125"),
        land="obstacle",
        reason=words("The bank belongs to the forest."),
    )
    page = visit(town).get(f"/en/investment/ideas/{idea.pk}/").content.decode()
    wanted = ("The bank belongs to the forest.", "250,000.125", "Officer", "not feasible")
    assert [one for one in wanted if one not in page] == []
    assert technician.person.name not in page


@pytest.mark.row("B05")
def test_sheet_when_a_council_must_be_heard_then_feasible_waits_for_its_opinion(by, cycle, zone, technician):
    idea = make_idea(by, cycle, zone, "A youth house")
    council = make_body(kind="advisory_council")
    actions.require_opinion(by=by, idea=idea, body=council)
    with pytest.raises(ValidationError, match="council"):
        actions.write_sheet(by=technician, idea=idea, cost=Decimal(5), verdict="feasible")
    actions.give_opinion(by=by, idea=idea, body=council, in_favour=True, text=words("Yes."))
    actions.write_sheet(by=technician, idea=idea, cost=Decimal(5), verdict="feasible")
    assert Idea.objects.get().state == "feasible"
    with pytest.raises(ValidationError, match="cost"):
        actions.write_sheet(by=technician, idea=idea, verdict="feasible")
    Cycle.objects.update(state="frozen")
    with pytest.raises(ValidationError, match="frozen"):
        actions.write_sheet(by=technician, idea=idea, cost=Decimal(6), verdict="feasible")


@pytest.mark.row("B06")
def test_agencies_when_an_association_supervises_then_it_sees_ages_and_what_is_overdue(
    town, by, cycle, zone, technician, make_person, actor_of, visit
):
    idea = make_idea(by, cycle, zone, "Water for the upper street")
    agency, watching = make_organisation("water"), make_organisation("league", kind="civil_society")
    asked = actions.ask_agency(by=technician, idea=idea, agency=agency, question=words("Is there a pipe?"))
    Liaison.objects.filter(pk=asked.pk).update(asked_on=timezone.localdate() - dt.timedelta(days=40))
    member, stranger = make_person("Watcher"), make_person("Stranger")
    member.affiliations.create(
        organisation=watching,
        starts_on=timezone.localdate() - dt.timedelta(days=9),
        confirmed_at=timezone.now(),
    )
    actions.add_member(by=by, cycle=cycle, category="cso", organisation=watching)
    page = flat(visit(town, member).get("/en/investment/2026/agencies/").content.decode())
    assert [one for one in ("Is there a pipe?", "40</bdi>days", "overdue") if one not in page] == []
    assert (
        "Is there a pipe?" not in visit(town, stranger).get("/en/investment/2026/agencies/").content.decode()
    )
    assert visit(town).get("/en/investment/2026/agencies/").status_code in (302, 403)
    actions.write_answer(by=technician, liaison=asked, answer=words("There is."))
    assert [one.is_overdue for one in liaisons_of(actor_of(member), cycle)] == [False]


@pytest.mark.row("K11")
def test_mine_when_something_became_of_it_then_the_account_shows_it(
    by, town, cycle, zone, make_person, actor_of
):
    author = make_person("Amal")
    idea = actions.send_idea(by=actor_of(author), cycle=cycle, zone=zone, title="A library van").idea
    assert [(one.title, one.state[0]) for one in mine_of(author)] == [(idea.title, "waiting to be read")]
    withdrawn = actions.withdraw(by=actor_of(author), idea=idea)
    assert withdrawn.state == "withdrawn"
    for kind in personal:
        if kind.code == "investment.ideas":
            assert kind.export(author)[0]["Idea"] == "A library van"
            kind.erase(author)
    gone = Idea.objects.get()
    assert (gone.text, gone.author, gone.shown_name) == ("", None, "a person who left")


def test_history_when_an_idea_is_examined_then_followers_have_a_notice(by, cycle, zone):
    idea = make_feasible(by, cycle, zone, "Shade", "10")
    codes = Entry.objects.filter(subject_id=idea.pk, event__startswith="investment.idea")
    assert list(codes.order_by("number").values_list("event", flat=True)) == [
        "investment.idea_received",
        "investment.idea_published",
        "investment.idea_examined",
    ]


def test_desk_when_an_officer_works_then_ideas_are_read_and_examined(
    town, cycle, zone, by, make_person, visit
):
    idea = actions.send_idea(by=by, cycle=cycle, zone=zone, title="A fountain", name="Noor").idea
    Idea.objects.update(state="waiting")
    duties = ("investment.animator", "investment.technician")
    client = visit(town, make_person("Officer", duties=duties))
    lists = [
        client.get(f"/en/desk/investment/ideas/?q={one}").content.decode() for one in ("fountain", "well")
    ]
    assert ["A fountain" in one for one in lists] == [True, False]
    client.post(f"/en/desk/investment/ideas/{idea.pk}/act/", {"act": "publish"})
    sent = client.post(
        f"/en/desk/investment/ideas/{idea.pk}/sheet/",
        {"cost": "1 200,500", "land": "clear", "law": "clear", "verdict": "feasible"},
    )
    assert sent.status_code == 302
    idea.refresh_from_db()
    assert (idea.state, idea.sheet.cost) == ("feasible", Decimal("1200.500"))
    page = flat(client.get(f"/en/desk/investment/ideas/{idea.pk}/").content.decode())
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["A fountain"]
    menu = page.partition('id="desk-menu"')[2].partition("</nav>")[0]
    assert re.findall(r'aria-current="page"\s*>([^<]*)<', menu) == ["Ideas"]


def test_support_when_nobody_is_signed_in_then_counted_once_for_each_browser_and_moved_along(town, by, visit):
    (zone,) = make_zones(100)
    cycle = make_cycle(by)
    idea, twin = make_idea(by, cycle, zone), make_idea(by, cycle, zone, "The same lamps")
    first, second = visit(town), visit(town)
    for client in (first, first, second):
        sent = client.post(
            f"/en/investment/ideas/{twin.pk}/support/", headers={"sec-fetch-site": "same-origin"}
        )
        assert sent.status_code == 302
    first.post(f"/en/investment/ideas/{idea.pk}/support/", headers={"sec-fetch-site": "same-origin"})
    assert twin.supports.count() == 2
    assert set(idea.supports.values_list("browser")) < set(twin.supports.values_list("browser"))
    assert "I support this idea" in visit(town).get(f"/en/investment/ideas/{twin.pk}/").content.decode()
    actions.merge(by=by, idea=twin, into=idea)
    assert idea.supports.count() == 2
    foreign = second.post(
        f"/en/investment/ideas/{idea.pk}/support/", headers={"sec-fetch-site": "cross-site"}
    )
    assert (foreign.status_code, idea.supports.count()) == (403, 2)
