"""Acting as a citizen or for an organisation, and who says so."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.policy import Denied, allowed
from mithaq.commons.audit.models import Entry
from mithaq.commons.membership.actions.interests import declare_interest
from mithaq.commons.membership.actions.organisations import (
    affiliate,
    ask_affiliation,
    change_organisation,
    close_organisation,
    confirm_affiliation,
    create_organisation,
    end_affiliation,
    refuse_affiliation,
)
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Affiliation, Organisation
from mithaq.commons.people.queries import organisations_of
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text

YOUTH = Text(ar="جمعية الشباب", fr="Association des jeunes", en="Youth association")


@pytest.fixture
def officer(town, make_person):
    return make_person("Hela", duties=("town.administrator",))


@pytest.fixture
def association(officer, actor_of) -> Organisation:
    return create_organisation(by=actor_of(officer), code="youth", name=YOUTH, kind="civil_society")


def may_speak_for(person) -> list[str]:
    return [organisation.code for organisation in organisations_of(person, timezone.localdate())]


def test_organisation_when_made_by_a_citizen_then_refused(town, make_person, actor_of):
    with pytest.raises(Denied):
        create_organisation(by=actor_of(make_person()), code="x", name=YOUTH, kind="media")
    assert Organisation.objects.count() == 0


@pytest.mark.row("T08")
def test_affiliation_when_asked_then_it_counts_only_after_somebody_else_confirmed(
    association, officer, make_person, actor_of
):
    amal = make_person("Amal")
    asked = ask_affiliation(by=actor_of(amal), organisation=association, role="Treasurer")
    assert may_speak_for(amal) == []
    with pytest.raises(Denied):
        confirm_affiliation(by=actor_of(amal), affiliation=asked)
    confirm_affiliation(by=actor_of(officer), affiliation=asked)
    assert may_speak_for(amal) == ["youth"]
    assert [entry.event for entry in Entry.objects.order_by("number")] == [
        "people.organisation_created",
        "people.affiliation_asked",
        "people.affiliation_confirmed",
    ]


def test_affiliation_when_confirmed_by_a_member_then_it_counts(association, officer, make_person, actor_of):
    member, newcomer, stranger = make_person("Member"), make_person("Newcomer"), make_person("Stranger")
    affiliate(by=actor_of(officer), person=member, organisation=association)
    asked = ask_affiliation(by=actor_of(newcomer), organisation=association)
    with pytest.raises(Http404):
        confirm_affiliation(by=actor_of(stranger), affiliation=asked)
    confirm_affiliation(by=actor_of(member), affiliation=asked)
    assert may_speak_for(newcomer) == ["youth"]
    assert Affiliation.objects.get(pk=asked.pk).confirmed_by == member


def test_affiliation_when_an_officer_asks_for_themselves_then_somebody_else_must_confirm(
    association, officer, actor_of
):
    asked = ask_affiliation(by=actor_of(officer), organisation=association)
    with pytest.raises(Denied):
        confirm_affiliation(by=actor_of(officer), affiliation=asked)
    with pytest.raises(ValidationError):
        affiliate(by=actor_of(officer), person=officer, organisation=association)
    assert may_speak_for(officer) == []


def test_affiliation_when_refused_then_it_never_counted_and_may_be_asked_again(
    association, officer, make_person, actor_of
):
    amal = make_person("Amal")
    refuse_affiliation(
        by=actor_of(officer), affiliation=ask_affiliation(by=actor_of(amal), organisation=association)
    )
    assert may_speak_for(amal) == []
    ask_affiliation(by=actor_of(amal), organisation=association)
    with pytest.raises(ValidationError):
        ask_affiliation(by=actor_of(amal), organisation=association)


def test_affiliation_when_ended_then_the_person_speaks_for_it_no_more(
    association, officer, make_person, actor_of
):
    amal = make_person("Amal")
    held = affiliate(by=actor_of(officer), person=amal, organisation=association)
    assert may_speak_for(amal) == ["youth"]
    end_affiliation(by=actor_of(amal), affiliation=held)
    assert may_speak_for(amal) == []
    assert Affiliation.objects.count() == 1


def test_organisation_when_closed_then_nobody_speaks_for_it_and_it_stays(
    association, officer, make_person, actor_of
):
    amal = make_person("Amal")
    affiliate(by=actor_of(officer), person=amal, organisation=association)
    close_organisation(by=actor_of(officer), organisation=association, on=timezone.localdate())
    assert may_speak_for(amal) == []
    assert Organisation.objects.get().name == YOUTH
    with pytest.raises(Denied):
        change_organisation(by=actor_of(officer), organisation=association, changes={"kind": "media"})


def test_organisation_when_made_part_of_itself_then_refused(association, officer, actor_of):
    unit = create_organisation(
        by=actor_of(officer), code="unit", name=YOUTH, kind="civil_society", parent=association
    )
    with pytest.raises(ValidationError) as problem:
        change_organisation(by=actor_of(officer), organisation=association, changes={"parent": unit})
    assert problem.value.message_dict == {"parent": ["An organisation cannot be part of itself."]}


@pytest.mark.row("T08")
def test_acting_when_switched_then_the_screen_says_for_whom(regueb, make_person, actor_of, visit):
    with inside(regueb, "en"):
        officer, amal = make_person("Hela", duties=("town.administrator",)), make_person("Amal")
        youth = create_organisation(by=actor_of(officer), code="youth", name=YOUTH, kind="civil_society")
        other = create_organisation(by=actor_of(officer), code="other", name=YOUTH, kind="media")
        affiliate(by=actor_of(officer), person=amal, organisation=youth)
    client = visit(regueb, amal)
    assert "for yourself" in client.get("/en/account/").content.decode()
    assert client.post("/en/account/act/", {"organisation": other.pk}).status_code == 404
    client.post("/en/account/act/", {"organisation": youth.pk})
    page = client.get("/en/account/")
    assert page.context["actor"].organisation == youth
    assert "You act for <strong><bdi>Youth association</bdi></strong>" in page.content.decode()
    arabic = client.get("/ar/account/")
    assert "جمعية الشباب" in arabic.content.decode()
    client.post("/en/account/act/", {"organisation": ""})
    assert client.get("/en/account/").context["actor"].organisation is None


# What each kind of actor may do to the commons of people. Features add their own rows in their tests.
SPEAKERS = {
    "citizen": None,
    "association": OrganisationKind.CIVIL_SOCIETY,
    "specialist": OrganisationKind.SPECIALIST,
    "media": OrganisationKind.MEDIA,
    "business": OrganisationKind.PRIVATE,
}
OFFICIALS = {"official": ("town.administrator",), "monitor": ("town.auditor",)}
#             sees organisation, edits it, asks for it, sees a stranger, sees their interest, decides who speaks
MATRIX = {
    "citizen": (True, False, True, False, False, False),
    "association": (True, False, True, False, False, True),
    "specialist": (True, False, True, False, False, True),
    "media": (True, False, True, False, False, True),
    "business": (True, False, True, False, False, True),
    "official": (True, True, True, True, True, True),
    "monitor": (True, False, True, False, True, False),
}


@pytest.mark.row("T07")
@pytest.mark.parametrize("kind", MATRIX)
def test_permission_when_asked_for_each_kind_of_actor_then_the_matrix_holds(
    kind, town, officer, make_person, actor_of
):
    person = make_person("Actor", duties=OFFICIALS.get(kind, ()))
    organisation = create_organisation(
        by=actor_of(officer), code="theirs", name=YOUTH, kind=SPEAKERS.get(kind) or "citizens"
    )
    if SPEAKERS.get(kind):
        affiliate(by=actor_of(officer), person=person, organisation=organisation)
    stranger = make_person("Stranger")
    asked = ask_affiliation(by=actor_of(stranger), organisation=organisation)
    interest = declare_interest(by=actor_of(stranger), organisation=organisation, statement="A cousin.")
    spoken_for = organisation if SPEAKERS.get(kind) else None
    actor = actor_of(person, organisation=spoken_for)
    assert (
        allowed(actor, "view", organisation),
        allowed(actor, "edit", organisation),
        allowed(actor, "ask", organisation),
        allowed(actor, "view", stranger),
        allowed(actor, "view", interest),
        allowed(actor, "decide", asked),
    ) == MATRIX[kind]


@pytest.mark.row("T08")
def test_identity_when_the_person_speaks_for_several_then_it_is_one_person(
    association, officer, make_person, actor_of
):
    amal = make_person("Amal")
    by = actor_of(officer)
    radio = create_organisation(by=by, code="radio", name=YOUTH, kind="media")
    for organisation in (association, radio):
        affiliate(by=by, person=amal, organisation=organisation)
        further = create_organisation(by=by, code=f"of-{organisation.code}", name=YOUTH, kind="citizens")
        ask_affiliation(by=actor_of(amal, organisation=organisation), organisation=further)
    asked = Entry.objects.filter(event="people.affiliation_asked").order_by("number")
    assert [(entry.person, entry.organisation) for entry in asked] == [(amal, association), (amal, radio)]
    assert sorted(may_speak_for(amal)) == ["radio", "youth"]


def test_affiliation_when_its_last_day_is_past_then_it_does_not_count(association, make_person):
    amal = make_person("Amal")
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Affiliation.objects.create(
        person=amal,
        organisation=association,
        starts_on=yesterday,
        ends_on=yesterday,
        confirmed_at=timezone.now(),
    )
    assert may_speak_for(amal) == []
