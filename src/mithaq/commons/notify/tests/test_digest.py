"""Followers, with an account or without: a weekly letter in one's language, stopped without signing in (E06)."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine

from mithaq.commons.access.policy import Denied
from mithaq.commons.jobs.models import Job
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.actions import confirm_follow, follow, follow_as_guest, following, set_preferences
from mithaq.commons.notify.actions.following import forget_unconfirmed
from mithaq.commons.notify.enums import Channel, Frequency, Kind
from mithaq.commons.notify.models import Follow, Notification, OutboxMessage
from mithaq.commons.notify.queries import next_digest
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit.i18n import Text

# A Wednesday; the next working week begins on Monday 9 in Tunisia, on Sunday 8 in Jordan.
WEDNESDAY = dt.datetime(2026, 11, 4, 12, 0, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 11, 9, 7, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "mithaq.commons.notify.mail.OutboxBackend"


def sent() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.order_by("pk"))


def link_in(message: OutboxMessage, word: str) -> str:
    """The path of the link to a page of notify."""
    found = re.search(rf"http://[^/\s]+(/\w\w/notify/{word}/[^\s]+)", message.body)
    assert found
    return found[1]


def test_next_digest_when_towns_differ_then_their_own_week_and_clock(regueb, salt):
    with inside(regueb):
        assert next_digest(Frequency.WEEKLY, WEDNESDAY) == MONDAY
        assert next_digest(Frequency.DAILY, WEDNESDAY) == dt.datetime(2026, 11, 5, 7, tzinfo=dt.UTC)
        assert next_digest(Frequency.WEEKLY, MONDAY) == MONDAY + dt.timedelta(days=7)
    with inside(salt):
        assert next_digest(Frequency.WEEKLY, WEDNESDAY) == dt.datetime(2026, 11, 8, 5, tzinfo=dt.UTC)


@pytest.mark.row("E06")
def test_digest_when_a_zone_is_followed_then_weekly_in_ones_language_and_stopped_without_login(
    town, zone, happen, make_person, actor_of, visit
):
    amal = make_person("Amal", language="ar")
    other_zone = GlossaryTerm.objects.create(term=Text(en="Elsewhere"))
    with time_machine.travel(WEDNESDAY, tick=False):
        follow(by=actor_of(amal), obj=zone)
        happen("test.moved", zone)
        happen("test.moved", zone)
        happen("test.moved", other_zone)
        run_pending()
    assert sent() == []
    with time_machine.travel(MONDAY, tick=False):
        run_pending()
        [letter] = sent()
        assert letter.recipient == amal.email
        assert "\n* حي النور\n" in letter.body
        assert letter.body.count("فتح الصفحة: حي النور") == 2
        assert "Elsewhere" not in letter.body
        assert 'lang="ar" dir="rtl"' in letter.html
        # Nothing more happened: no letter the week after.
        run_pending()
    with time_machine.travel(MONDAY + dt.timedelta(days=7), tick=False):
        run_pending()
        assert len(sent()) == 1
        # Without signing in: the page says what it stops, a POST without any token of ours stops it.
        client, path = visit(town, enforce_csrf_checks=True), link_in(letter, "stop")
        assert "ما أتابعه" in client.get(path).content.decode()
        happen("test.moved", zone)
        run_pending()
        assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    with time_machine.travel(MONDAY + dt.timedelta(days=14), tick=False):
        run_pending()
        assert len(sent()) == 1


@pytest.mark.row("E06")
def test_digest_when_a_guest_follows_then_only_after_they_confirm(town, zone, happen, visit):
    client = visit(town)
    with time_machine.travel(WEDNESDAY, tick=False):
        wish = {"email": "Guest@Mail.example", "language": "fr"}
        here = {"Sec-Fetch-Site": "same-origin"}
        assert client.post(f"/en/notify/follow/test.zone/{zone.pk}/", wish, headers=here).status_code == 302
        happen("test.moved", zone)
        run_pending()
        [question] = sent()
        assert (question.recipient, question.subject) == (
            "guest@mail.example",
            "Suivre « Cité Ennour » : merci de confirmer",
        )
        path = link_in(question, "confirm")
        # Programs that look at links say nothing.
        client.get(path)
        assert Follow.objects.get().confirmed_at is None
        assert client.post(path).status_code == 200
        happen("test.moved", zone)
        run_pending()
    with time_machine.travel(MONDAY, tick=False):
        run_pending()
        [letter] = sent()[1:]
        assert letter.body.count("Ouvrir la page: Cité Ennour") == 1
        # Leaving that one thing, from the letter's own page.
        client.post(link_in(letter, "stop"), {"follow": Follow.objects.get().pk})
    assert Follow.objects.count() == 0


def test_follow_as_guest_when_asked_again_and_again_then_one_letter_and_few_questions(town, zone):
    terms = [GlossaryTerm.objects.create(term=Text(en=str(number))) for number in range(8)]
    for term in [zone, zone, *terms]:
        follow_as_guest(municipality=town, obj=term, email="g@mail.example", language="en")
    run_pending()
    assert len(sent()) == 5
    assert Person.objects.filter(guest_email="g@mail.example").count() == 1


def test_follow_as_guest_when_a_commenter_has_that_address_then_their_name_stays_apart(town, zone):
    Person.objects.create(name="Ali", language="ar", guest_email="g@mail.example")
    follow_as_guest(municipality=town, obj=zone, email="g@mail.example", language="en")
    assert sorted(Person.objects.values_list("name", flat=True)) == ["", "Ali"]


def test_forget_unconfirmed_when_a_week_has_passed_then_the_address_is_gone(town, zone):
    with time_machine.travel(WEDNESDAY, tick=False):
        follow_as_guest(municipality=town, obj=zone, email="no@mail.example", language="en")
        follow_as_guest(municipality=town, obj=zone, email="yes@mail.example", language="en")
        confirm_follow(Follow.objects.get(person__guest_email="yes@mail.example"))
    with time_machine.travel(WEDNESDAY + dt.timedelta(days=8), tick=False):
        forget_unconfirmed()
    assert [person.guest_email for person in Person.objects.all()] == ["yes@mail.example"]


def test_follow_when_the_thing_is_hidden_or_nobody_signed_in_then_refused(
    town, zone, make_person, actor_of, visit
):
    from mithaq.commons.access.actor import anonymous

    GlossaryTerm.objects.update(note="hidden")
    path = f"/en/notify/follow/test.zone/{zone.pk}/"
    assert visit(town, make_person()).get(path).status_code == 404
    with pytest.raises(Denied):
        follow(by=anonymous(town), obj=zone)
    assert Follow.objects.count() == 0


def test_digest_when_daily_and_weekly_are_wished_then_one_letter_each(
    town, zone, happen, make_person, actor_of
):
    person = make_person()
    choices = {(Kind.DIRECT, Channel.EMAIL): Frequency.DAILY}
    with time_machine.travel(WEDNESDAY, tick=False):
        set_preferences(by=actor_of(person), choices=choices)
        follow(by=actor_of(person), obj=zone)
        happen("test.moved", zone)
        happen("test.answered", zone, people=[person.pk], words="for you")
        run_pending()
    # The server slept over the weekend: what was due since then leaves now.
    with time_machine.travel(MONDAY, tick=False):
        run_pending()
    assert [("for you" in letter.body) for letter in sent()] == [True, False]
    assert Job.objects.filter(name="notify.digests").count() == 2


def test_stop_when_the_link_is_forged_then_nothing_happens(town, zone, happen, make_person, visit):
    make_person()
    assert visit(town).post("/en/notify/stop/forged/").status_code == 404
    assert Notification.objects.count() == 0


def test_stop_when_the_link_is_of_another_town_then_nothing_is_found(town, salt, make_person, visit):
    from mithaq.commons.notify.links import Stop, stop_path

    with inside(salt, "ar"):
        stranger = make_person("Stranger")
        path = stop_path(Stop(stranger.pk, "followed", "email"))
    assert visit(town).post(path).status_code == 404
    assert visit(salt).post(path).status_code == 200


def test_follow_as_guest_when_a_machine_asks_for_many_addresses_then_strangers_get_no_letters(
    town, zone, visit, monkeypatch
):
    monkeypatch.setattr(following, "QUESTIONS_AN_HOUR", 2)
    for number in range(2):
        follow_as_guest(municipality=town, obj=zone, email=f"g{number}@mail.example", language="en")
    here = {"Sec-Fetch-Site": "same-origin"}
    wish = {"email": "g3@mail.example", "language": "en"}
    refused = visit(town).post(f"/en/notify/follow/test.zone/{zone.pk}/", wish, headers=here)
    assert "Too many people ask for letters just now." in refused.content.decode()
    run_pending()
    assert [message.recipient for message in sent()] == ["g0@mail.example", "g1@mail.example"]
    assert Person.objects.filter(guest_email="g3@mail.example").count() == 0
