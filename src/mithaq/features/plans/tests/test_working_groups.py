"""The working group of a commitment: nobody but its lead institution coordinates it."""

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.actor import system
from mithaq.kit.registry import records
from mithaq.kit.testing import flat, forget_everything_kept
from mithaq.registers.bodies.actions import (
    NewSeat,
    change_seat,
    end_seat,
    found_body,
    renew_term,
    replace_coordinator,
)
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.bodies.queries import body_for, coordinator_on, members_on
from mithaq.registers.bodies.tests.make import days, make_body, make_organisation, make_seat, words
from mithaq.registers.meetings.actions import decided
from mithaq.registers.meetings.models import Meeting, Minutes
from mithaq.registers.meetings.queries import meetings_about
from mithaq.registers.meetings.tests.make import at

from . import make as plans


@pytest.fixture
def by(town):
    return system(town)


@pytest.fixture
def lead(town):
    return make_organisation("roads", name=words("Roads department"))


@pytest.fixture
def commitment(town, lead):
    return plans.make_commitment(plans.make_plan("plan", commitments=0), milestones=0, lead=lead)


@pytest.fixture
def secretary(town, make_person):
    return make_person("Secretary", duties=("bodies.secretary",))


@pytest.mark.row("J06")
def test_found_when_a_group_has_no_coordinator_or_another_institution_leads_then_refused(
    by, commitment, lead
):
    other = make_organisation("finance")
    group = {"by": by, "name": words("Group"), "kind": "working_group", "subject": commitment}
    with pytest.raises(ValidationError) as refused:
        found_body(**group)
    assert list(refused.value.message_dict) == ["coordinator"]
    with pytest.raises(ValidationError) as refused:
        found_body(**group, coordinator=NewSeat(side="government", name="Sami", organisation=other))
    assert "Roads department" in refused.value.message_dict["coordinator"][0]
    with pytest.raises(ValidationError) as refused:
        found_body(by=by, name=words("Group"), kind="working_group")
    assert list(refused.value.message_dict) == ["subject"]
    assert Body.objects.count() == 0


@pytest.mark.row("J06")
def test_found_when_the_coordinator_leads_the_commitment_then_the_group_stands(by, commitment, lead):
    unit = make_organisation("street-lights", parent=lead)
    body = found_body(
        by=by,
        name=words("Group"),
        kind="working_group",
        subject=commitment,
        coordinator=NewSeat(side="government", role="coordinator", name="Sami", organisation=unit),
    )
    assert body_for(commitment) == body
    assert coordinator_on(body).shown_name == "Sami"


@pytest.mark.row("J06")
def test_coordinator_when_ended_then_refused_until_the_next_one_is_named(by, commitment, lead):
    first = NewSeat(side="government", role="coordinator", name="Sami", organisation=lead)
    body = found_body(by=by, name=words("Group"), kind="working_group", subject=commitment, coordinator=first)
    with pytest.raises(ValidationError):
        end_seat(by=by, seat=coordinator_on(body))
    with pytest.raises(ValidationError):
        change_seat(by=by, seat=coordinator_on(body), fields={"role": "member"})
    with pytest.raises(ValidationError):
        replace_coordinator(
            by=by,
            body=body,
            successor=NewSeat(side="civil_society", name="X", organisation=make_organisation()),
        )
    assert coordinator_on(body).shown_name == "Sami"
    Seat.objects.update(starts_on=days(-10))
    replace_coordinator(
        by=by, body=body, successor=NewSeat(side="government", name="Mouna", organisation=lead)
    )
    assert coordinator_on(body).shown_name == "Mouna"
    assert [seat.shown_name for seat in members_on(body, days(-1))] == ["Sami"]


@pytest.mark.row("J06")
def test_term_when_renewed_without_the_coordinator_then_refused_and_the_group_stands(by, commitment, lead):
    first = NewSeat(side="government", role="coordinator", name="Sami", organisation=lead)
    body = found_body(by=by, name=words("Group"), kind="working_group", subject=commitment, coordinator=first)
    Seat.objects.update(starts_on=days(-10))
    member = make_seat(body, name="Rim")
    with pytest.raises(ValidationError) as refused:
        renew_term(by=by, body=body, starts_on=days(5), stay=[member])
    assert list(refused.value.message_dict) == ["stay"]
    assert [seat.ends_on for seat in Seat.objects.all()] == [None, None]
    renew_term(by=by, body=body, starts_on=days(5), stay=[coordinator_on(body)])
    assert [seat.shown_name for seat in members_on(body, days(5))] == ["Sami"]


@pytest.mark.row("J06")
def test_group_when_its_commitment_changes_hands_then_its_pages_say_that_the_coordinator_is_elsewhere(
    by, town, commitment, lead, secretary, visit
):
    first = NewSeat(side="government", role="coordinator", name="Sami", organisation=lead)
    body = found_body(by=by, name=words("Group"), kind="working_group", subject=commitment, coordinator=first)
    told = "the coordinator comes from another institution"
    pages = (
        (visit(town), f"/en/bodies/{body.slug}/"),
        (visit(town, secretary), f"/en/desk/bodies/{body.pk}/"),
    )
    for client, address in pages:
        assert told not in flat(client.get(address).content.decode())
    finance = make_organisation("finance", name=words("Finance"))
    commitment.lead = finance
    commitment.save()
    forget_everything_kept()
    for client, address in pages:
        page = flat(client.get(address).content.decode())
        assert told in page
        assert "Now led by Finance" in page
    Seat.objects.update(starts_on=days(-10))
    replace_coordinator(
        by=by, body=body, successor=NewSeat(side="government", name="Mouna", organisation=finance)
    )
    assert told not in flat(pages[1][0].get(pages[1][1]).content.decode())


def test_panel_when_a_group_works_on_a_commitment_then_its_page_says_so(town, visit):
    commitment = plans.make_commitment(plans.make_plan("plan", commitments=0), milestones=0)
    group = make_body("Lights group", kind="working_group", slug="lights", subject=commitment)
    make_seat(group, name="Sami", role="coordinator")
    url = records.get("plans.commitment").url(commitment)
    page = visit(town).get(url).content.decode()
    assert "Lights group" in page
    assert "Sami" in page


@pytest.mark.row("J06")
def test_desk_when_a_group_is_founded_without_its_coordinator_then_the_form_says_so(town, visit, secretary):
    lead = make_organisation("roads", name=words("Roads department"))
    commitment = plans.make_commitment(plans.make_plan("plan", commitments=0), milestones=0, lead=lead)
    client = visit(town, secretary)
    typed = {
        "name_en": "Lights group",
        "name_ar": "مجموعة الإنارة",
        "kind": "working_group",
        "subject": f"plans.commitment:{commitment.pk}",
        "rule": "consensus",
        "quorum_percent": "50",
        "meets_every": "quarter",
        "minutes_days": "١٤",
        "invite_days": "14",
    }
    page = client.post("/en/desk/bodies/new/", typed)
    assert "cannot exist without its accountable coordinator" in page.content.decode()
    done = client.post(
        "/en/desk/bodies/new/",
        {**typed, "coordinator_name": "Sami", "coordinator_organisation": lead.pk},
    )
    assert done.status_code == 302
    group = Body.objects.get(kind="working_group")
    assert (group.subject, coordinator_on(group).shown_name) == (commitment, "Sami")


@pytest.mark.row("L09")
def test_meeting_when_convened_about_a_commitment_then_its_pages_link_to_it(
    town, commitment, visit, make_person
):
    body = make_body("Steering committee")
    officer = make_person("MEL", duties=("plans.mel_officer",))
    client = visit(town, officer)
    record = records.get("plans.commitment")
    address = f"/en/desk/meetings/new/?subject=plans.commitment:{commitment.pk}"
    assert address in client.get(record.desk_url(commitment)).content.decode()
    typed = {
        "body": body.pk,
        "subject": f"plans.commitment:{commitment.pk}",
        "title_en": "Why the lamps are late",
        "form": "online",
        "day": days(6).isoformat(),
        "begins": "10:00",
        "ends": "11:00",
    }
    assert client.post("/en/desk/meetings/new/", typed).status_code == 302
    page = visit(town).get(record.url(commitment)).content.decode()
    assert "Why the lamps are late" in page
    meeting = meetings_about(commitment).get()
    shown = visit(town).get(f"/en/meetings/{meeting.pk}/").content.decode()
    assert str(commitment.title) in shown
    # Held, and its minutes published: from the commitment, one step leads to what was decided.
    Meeting.objects.filter(pk=meeting.pk).update(status="held", starts_at=at(-2), ends_at=at(-2, 12))
    meeting.refresh_from_db()
    Minutes.objects.create(meeting=meeting, state="draft", text=words("We looked at the poles"))
    decided(by=system(town), meeting=meeting, title=words("Repair them in May"))
    Minutes.objects.update(state="published", published_at=at(-1))
    forget_everything_kept()
    page = visit(town).get(record.url(commitment)).content.decode()
    assert f'href="/en/meetings/{meeting.pk}/"' in page
    assert "Minutes published" in page
    shown = visit(town).get(f"/en/meetings/{meeting.pk}/").content.decode()
    assert "Repair them in May" in shown
    assert "We looked at the poles" in shown
