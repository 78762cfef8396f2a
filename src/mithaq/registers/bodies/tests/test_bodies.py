"""Founding bodies, giving seats, ending them, renewing terms."""

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.access.policy import Denied, allowed
from mithaq.commons.audit.queries import history_of
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Notification
from mithaq.commons.people.models import Appointment, Function
from mithaq.commons.people.personal import personal
from mithaq.kit.conflicts import EditConflict, stamp
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.actions import (
    NewSeat,
    add_seat,
    change_body,
    close_body,
    found_body,
    renew_term,
    warn_of_ends,
    write_rules,
)
from mithaq.registers.bodies.models import Body, BodyText, Seat
from mithaq.registers.bodies.queries import (
    bodies_of,
    composition,
    members_on,
    sits_on,
)

from .make import days, make_body, make_seat, words


@pytest.fixture
def by(town):
    return system(town)


# Founding


def test_found_when_plain_then_open_with_a_slug_and_a_history(by):
    body = found_body(by=by, name=words("Steering committee"), kind="steering_committee")
    assert (body.slug, body.is_open, body.rule) == ("steering-committee", True, "simple_majority")
    again = found_body(by=by, name=words("Steering committee"), kind="steering_committee")
    assert again.slug == "steering-committee-2"
    assert [entry.event for entry in history_of(body)] == ["bodies.founded"]


def test_found_when_shares_are_impossible_then_refused(by):
    with pytest.raises(ValidationError) as refused:
        found_body(
            by=by,
            name=words("X"),
            kind="forum",
            shares={"government": 60, "civil_society": 50},
        )
    assert list(refused.value.message_dict) == ["shares"]


def test_found_when_the_term_ends_before_it_starts_then_refused(by):
    with pytest.raises(ValidationError):
        found_body(by=by, name=words("X"), kind="forum", term_starts=days(10), term_ends=days(1))
    assert Body.objects.count() == 0


def test_found_when_no_grant_then_denied(make_person, actor_of, town):
    with pytest.raises(Denied):
        found_body(by=actor_of(make_person()), name=words("X"), kind="forum")


def test_change_when_somebody_was_faster_then_told_and_nothing_is_lost(by):
    body = make_body()
    seen = stamp(body)
    change_body(by=by, body=body, fields={"quorum_percent": 60}, seen=seen)
    with pytest.raises(EditConflict) as conflict:
        change_body(by=by, body=body, fields={"quorum_percent": 70}, seen=seen)
    assert conflict.value.theirs.quorum_percent == 60
    assert Body.objects.get().quorum_percent == 60


# Rules


def test_rules_when_changed_then_versions_stay_and_a_reason_is_needed(by):
    body = make_body()
    write_rules(by=by, body=body, text=words("First"), based_on=0)
    with pytest.raises(ValidationError):
        write_rules(by=by, body=body, text=words("Second"), based_on=1)
    with pytest.raises(ValidationError):
        write_rules(by=by, body=body, text=words("Second"), reason=words("Because"), based_on=0)
    write_rules(by=by, body=body, text=words("Second"), reason=words("Because"), based_on=1)
    texts = [(row.version, row.text["en"]) for row in BodyText.objects.filter(body=body)]
    assert texts == [(2, "Second"), (1, "First")]


# Composition


@pytest.mark.row("J04")
def test_composition_when_a_side_is_under_its_share_then_a_warning_names_it(by):
    body = make_body(shares={"civil_society": 40, "women": 30})
    for sex in ("man", "man", "man"):
        make_seat(body, sex=sex)
    make_seat(body, side="civil_society", sex="woman")
    make_seat(body, side="civil_society", role="observer", sex="woman")
    found = composition(body)
    assert (found.total, found.women, found.men) == (4, 1, 3)
    assert found.warnings == [
        "civil society: 25% of the members, at least 40% were promised.",
        "women: 25% of the members, at least 30% were promised.",
    ]
    make_seat(body, side="civil_society", sex="woman")
    assert composition(body).warnings == []


@pytest.mark.row("J04")
def test_composition_when_nobody_said_their_sex_then_no_warning_about_it(by):
    body = make_body(shares={"women": 50})
    make_seat(body)
    assert composition(body).warnings == []


# Seats


def test_seat_when_nobody_is_named_or_twice_then_refused(by, make_person):
    body, person = make_body(), make_person()
    with pytest.raises(ValidationError):
        add_seat(by=by, body=body, seat=NewSeat(side="citizen"))
    add_seat(by=by, body=body, seat=NewSeat(side="citizen", person=person))
    with pytest.raises(ValidationError):
        add_seat(by=by, body=body, seat=NewSeat(side="citizen", person=person))
    assert Seat.objects.count() == 1


def test_seat_when_an_address_is_given_then_a_guest_who_can_be_invited(by):
    seat = add_seat(
        by=by, body=make_body(), seat=NewSeat(side="citizen", name="Noura", email="noura@mail.example")
    )
    assert (seat.shown_name, seat.person.email, seat.person.user) == ("Noura", "noura@mail.example", None)


def test_sits_on_when_seat_ended_or_elsewhere_then_not_found(by, make_person):
    person, other = make_person("A"), make_person("B")
    body = make_body()
    make_seat(body, person=person)
    make_seat(make_body("Forum", kind="forum"), person=other)
    assert [seat.body for seat in sits_on(person, "steering_committee")] == [body]
    assert list(sits_on(other, "steering_committee")) == []
    assert list(sits_on(person, "steering_committee", days(-500))) == []


def test_hidden_body_when_seen_then_by_its_members_and_officers_only(town, make_person, actor_of):
    body = make_body(is_public=False)
    member, stranger = make_person("Member"), make_person("Stranger")
    make_seat(body, person=member)
    assert list(bodies_of(anonymous(town))) == []
    assert list(bodies_of(actor_of(stranger))) == []
    assert list(bodies_of(actor_of(member))) == [body]


def test_secretariat_when_function_is_held_then_may_edit_without_a_grant(town, make_person, actor_of):
    function = Function.objects.create(title=words("Secretariat"), opened_on=days(-100))
    body, other = make_body(secretariat=function), make_body("Other")
    person = make_person()
    Appointment.objects.create(function=function, person=person, starts_on=days(-100))
    assert allowed(actor_of(person), "edit", body)
    assert not allowed(actor_of(person), "edit", other)


# Terms


@pytest.mark.row("J12")
def test_term_when_renewed_then_the_past_composition_stays_readable(by):
    body = make_body(kind="standing_committee", term_starts=days(-400), term_ends=days(10))
    stays, leaves = make_seat(body, name="Stays"), make_seat(body, name="Leaves")
    renew_term(by=by, body=body, starts_on=days(11), ends_on=days(376), stay=[stays])
    assert [seat.shown_name for seat in members_on(body)] == ["Stays", "Leaves"]
    assert [seat.shown_name for seat in members_on(body, days(11))] == ["Stays"]
    leaves.refresh_from_db()
    assert (leaves.ends_on, body.term_ends) == (days(10), days(376))


@pytest.mark.row("J12", "J13")
def test_alert_when_a_term_ends_soon_then_once_to_who_holds_the_secretariat_today(
    town, by, make_person, settings
):
    function = Function.objects.create(title=words("Secretariat"), opened_on=days(-300))
    gone, present = make_person("Gone"), make_person("Present")
    Appointment.objects.create(function=function, person=gone, starts_on=days(-300), ends_on=days(-30))
    Appointment.objects.create(function=function, person=present, starts_on=days(-29))
    body = make_body(secretariat=function, term_ends=days(30))
    make_body("Far", secretariat=function, term_ends=days(90))
    assert warn_of_ends(by=by) == 1
    assert warn_of_ends(by=by) == 0
    run_pending()
    told = Notification.objects.filter(event="bodies.term_ending")
    assert [(one.person, one.entry.subject) for one in told] == [(present, body)]


@pytest.mark.row("J12")
def test_alert_when_one_seat_ends_before_the_term_then_announced_too(by):
    body = make_body(term_ends=days(300))
    make_seat(body, ends_on=days(20))
    make_seat(body, ends_on=days(300))
    assert warn_of_ends(by=by) == 1
    assert warn_of_ends(by=by) == 0


def test_close_when_done_then_nothing_more_is_written(town, by, make_person, actor_of):
    body = close_body(by=by, body=make_body())
    assert not body.is_open
    with pytest.raises(Denied):
        add_seat(by=by, body=body, seat=NewSeat(side="citizen", name="Late"))


# Personal data


def test_personal_data_when_erased_then_the_seat_stands_without_what_is_private(by, make_person):
    person = make_person("Amal")
    make_seat(make_body(), person=person, sex="woman", age_band="youth", disability=True)
    rows = personal.get("bodies.seats").export(person)
    assert rows[0]["Sex"] == "woman"
    personal.get("bodies.seats").erase(person)
    seat = Seat.objects.get()
    assert (seat.sex, seat.age_band, seat.disability) == ("", "", None)
    assert seat.ends_on == days(0)


def test_rules_when_text_is_empty_then_refused(by):
    with pytest.raises(ValidationError):
        write_rules(by=by, body=make_body(), text=Text())
